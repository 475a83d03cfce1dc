/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.mapping;

import io.sluice.ingest.report.JsonReader;
import io.sluice.ingest.report.MalformedReportException;
import io.sluice.ingest.report.ReportInput;
import io.sluice.ingest.report.ReportNode;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The first pass over a report: collects what findings need and what may stand behind them, which
 * is fields of the report, of elements around the items, and facts to look up. Its size is bounded;
 * a report that exceeds it is refused.
 */
final class Beforehand {

  /** Characters that are kept over the whole report: 24 Mi. */
  private static final long MAX_KEPT = 24L << 20;

  private static final int OVERHEAD = 100;

  /** The tree of fields that were asked for. */
  private static final class Fields {
    private final Map<String, Fields> below = new LinkedHashMap<>();
    private ReportNode value = ReportNode.absent();

    ReportNode node(String pointer) {
      if (below.isEmpty()) {
        return value;
      }
      Map<String, ReportNode> nodes = new LinkedHashMap<>();
      below.forEach((name, field) -> nodes.put(name, field.node(pointer + "/" + name)));
      return ReportNode.ofFields(pointer, nodes);
    }
  }

  private final Fields root = new Fields();
  private final Map<StreamPlan.Place, Deque<ReportNode>> parents = new IdentityHashMap<>();
  private final Map<String, Map<String, Map<String, List<String>>>> lookups = new HashMap<>();
  private long kept;

  /** Reads a report of one document, or the first of several. */
  static Beforehand read(StreamPlan plan, ReportInput input, boolean several) throws IOException {
    Beforehand found = new Beforehand();
    if (!plan.needsBeforehand()) {
      return found;
    }
    if (several) {
      JsonReader.readAll(
          input,
          (json, index) -> {
            if (index == 0) {
              found.walk(plan.root(), json, found.root);
            }
          });
    } else {
      JsonReader.read(input, json -> found.walk(plan.root(), json, found.root));
    }
    return found;
  }

  /** Fields of the report. */
  ReportNode root() {
    return root.below.isEmpty() ? ReportNode.absent() : root.node("");
  }

  Map<String, Map<String, Map<String, List<String>>>> lookups() {
    return lookups;
  }

  /** The next element of a place that items are in; the second pass comes by in the same order. */
  ReportNode nextParent(StreamPlan.Place place, String pointer) {
    Deque<ReportNode> waiting = parents.get(place);
    ReportNode parent = waiting == null ? null : waiting.poll();
    return parent == null ? ReportNode.ofFields(pointer, Map.of()) : parent;
  }

  private void walk(StreamPlan.Place place, JsonReader json, Fields fields) throws IOException {
    if (place.lookup != null) {
      keep(place.lookup, json.node());
    } else if (place.collected) {
      fields.value = charged(json.node());
    } else if (json.isArray() && place.elements != null) {
      StreamPlan.Place below = place.elements;
      json.array(i -> walk(below, json, fields));
    } else if (json.isObject() && (place.leadsOn() || !place.asked.isEmpty())) {
      object(place, json, fields);
    }
  }

  private void object(StreamPlan.Place place, JsonReader json, Fields fields) throws IOException {
    String pointer = json.pointer();
    Map<String, ReportNode> asked = new LinkedHashMap<>();
    json.object(
        name -> {
          StreamPlan.Place below = place.names.get(name);
          if (place.asked.contains(name)) {
            asked.put(name, charged(json.node()));
          } else if (below != null) {
            walk(below, json, fields.below.computeIfAbsent(name, key -> new Fields()));
          } else if (place.members != null) {
            walk(place.members, json, fields);
          }
        });
    if (!place.asked.isEmpty()) {
      kept += OVERHEAD;
      parents
          .computeIfAbsent(place, key -> new ArrayDeque<>())
          .add(ReportNode.ofFields(pointer, asked));
    }
  }

  private void keep(Lookup lookup, ReportNode element) {
    if (!element.isPresent()) {
      return;
    }
    Scope scope = new Scope(element, List.of(), ReportNode.absent(), Map.of());
    lookup
        .key()
        .first(scope)
        .ifPresent(
            key -> {
              Map<String, List<String>> facts = new LinkedHashMap<>();
              lookup
                  .facts()
                  .forEach(
                      (name, fact) -> {
                        List<String> texts = fact.texts(scope);
                        texts.forEach(text -> charge(text.length() + OVERHEAD, element.pointer()));
                        facts.put(name, texts);
                      });
              charge(key.length() + OVERHEAD, element.pointer());
              lookups
                  .computeIfAbsent(lookup.name(), name -> new HashMap<>())
                  .putIfAbsent(key.strip(), facts);
            });
  }

  private ReportNode charged(ReportNode node) {
    charge(node.isPresent() ? node.json().length() : 0, node.pointer());
    return node;
  }

  private void charge(int characters, String pointer) {
    kept += characters;
    if (kept > MAX_KEPT) {
      throw MalformedReportException.at(
          pointer, "what the findings refer to has more than " + MAX_KEPT + " characters");
    }
  }
}
