/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.mapping;

import io.sluice.ingest.report.JsonReader;
import io.sluice.ingest.report.MalformedReportException;
import io.sluice.ingest.report.ReportInput;
import io.sluice.ingest.report.ReportNode;
import io.sluice.ingest.report.ReportWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The second pass over a report: writes the findings in their order, one item in memory. */
final class Items {

  private final Mapping mapping;
  private final Beforehand beforehand;
  private final ReportWriter writer;
  private String prefix = "";
  private boolean seen;

  Items(Mapping mapping, Beforehand beforehand, ReportWriter writer) {
    this.mapping = mapping;
    this.beforehand = beforehand;
    this.writer = writer;
  }

  /** Reads a report in JSON. */
  void read(ReportInput input, boolean several) throws IOException {
    if (several) {
      JsonReader.readAll(
          input,
          (json, index) -> {
            prefix = "line:" + json.line();
            document(json);
          });
      return;
    }
    JsonReader.read(input, this::document);
    if (!seen) {
      throw MalformedReportException.at(
          "", "this is no report of " + mapping.tool() + ": there is no " + wanted());
    }
  }

  /** A row of a table. */
  void row(ReportNode row) throws IOException {
    for (Section section : mapping.sections()) {
      write(section, new Scope(row, List.of(), ReportNode.absent(), beforehand.lookups()));
    }
  }

  private void document(JsonReader json) throws IOException {
    StreamPlan.Place root = mapping.plan().root();
    boolean items = root.elements != null || root.members != null || !root.sections.isEmpty();
    if (json.isNull() || (items && !json.isArray() && !json.isObject())) {
      throw json.wrongType(root.expected());
    }
    walk(root, json, List.of());
  }

  private void walk(StreamPlan.Place place, JsonReader json, List<ReportNode> parents)
      throws IOException {
    seen |= place.container && (place != mapping.plan().root() || fits(place, json));
    if (json.isNull()) {
      return;
    }
    boolean array = json.isArray() && place.elements != null;
    if (!place.sections.isEmpty() && !array) {
      item(place, json, parents);
    } else if (array) {
      StreamPlan.Place below = Objects.requireNonNull(place.elements);
      json.array(i -> enter(below, json, parents));
    } else if (json.isObject() && (!place.names.isEmpty() || place.members != null)) {
      json.object(
          name -> {
            StreamPlan.Place below = place.names.get(name);
            if (below == null) {
              below = place.members;
            }
            if (below != null) {
              enter(below, json, parents);
            }
          });
    } else if (streams(place) && !place.lenient) {
      throw json.wrongType(place.expected());
    }
  }

  private void enter(StreamPlan.Place place, JsonReader json, List<ReportNode> parents)
      throws IOException {
    if (!place.element || !streams(place) || !place.sections.isEmpty()) {
      walk(place, json, parents);
      return;
    }
    List<ReportNode> around = new ArrayList<>(parents.size() + 1);
    String pointer = prefix + json.pointer();
    around.add(
        json.isObject()
            ? beforehand.nextParent(place, pointer)
            : ReportNode.ofFields(pointer, java.util.Map.of()));
    around.addAll(parents);
    walk(place, json, around);
  }

  /** True when the value here is what a place without a name should be. */
  private static boolean fits(StreamPlan.Place place, JsonReader json) {
    return json.isArray()
        ? place.elements != null
        : place.members != null || !place.sections.isEmpty();
  }

  /** True when there may be items at a place or below it. */
  private static boolean streams(StreamPlan.Place place) {
    return !place.sections.isEmpty()
        || (place.elements != null && streams(place.elements))
        || (place.members != null && streams(place.members))
        || place.names.values().stream().anyMatch(Items::streams);
  }

  private void item(StreamPlan.Place place, JsonReader json, List<ReportNode> parents)
      throws IOException {
    boolean any = place.sections.stream().anyMatch(Section::any);
    if (!any && !json.isObject()) {
      if (place.lenient) {
        return;
      }
      throw json.wrongType("an object");
    }
    ReportNode item = json.entire(mapping.ignored(), prefix);
    Scope scope = new Scope(item, parents, beforehand.root(), beforehand.lookups());
    for (Section section : place.sections) {
      if (section.any() || item.isObject()) {
        write(section, scope);
      }
    }
  }

  private void write(Section section, Scope item) throws IOException {
    for (Scope scope : section.scopes(item)) {
      MappedFinding.require(section.require(), scope, mapping.tool());
      writer.finding(
          MappedFinding.of(section.fields(), scope, mapping.tool(), mapping.category(), writer));
    }
  }

  private String wanted() {
    List<String> names = new ArrayList<>();
    for (Section section : mapping.sections()) {
      StringBuilder name = new StringBuilder();
      for (ItemPath.Step step : section.at()) {
        if (!(step instanceof ItemPath.Field field)) {
          break;
        }
        name.append(name.isEmpty() ? "" : ".").append(field.name());
      }
      String quoted = "'" + name + "'";
      if (!names.contains(quoted)) {
        names.add(quoted);
      }
    }
    return String.join(" or ", names);
  }
}
