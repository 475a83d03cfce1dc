/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where in the report there is what: items, the elements around them, facts to look up, and fields
 * that are needed beforehand. A tree of the names and wildcards that lead there.
 */
final class StreamPlan {

  /** A place of the report. */
  static final class Place {
    final Map<String, Place> names = new LinkedHashMap<>();
    final List<Section> sections = new ArrayList<>();

    /** Fields of the elements here that items below ask for. */
    final Set<String> asked = new LinkedHashSet<>();

    @Nullable Place elements;
    @Nullable Place members;
    @Nullable Lookup lookup;
    boolean lenient;
    boolean element;
    boolean collected;
    boolean container;

    boolean leadsOn() {
      return !names.isEmpty() || elements != null || members != null;
    }

    String expected() {
      if (elements == null) {
        return "an object";
      }
      return names.isEmpty() && members == null && sections.isEmpty()
          ? "an array"
          : "an object or an array";
    }
  }

  private final Place root = new Place();
  private boolean beforehand;

  Place root() {
    return root;
  }

  /** True when something has to be collected before the first finding. */
  boolean needsBeforehand() {
    return beforehand;
  }

  /** Adds the items of a section. */
  void add(Section section, MappingNode node) {
    List<Place> path = places(section.at());
    Place items = path.getLast();
    items.sections.add(section);
    List<Place> elements = path.stream().filter(place -> place.element).toList();
    section.paths(
        (asked, below) -> {
          if (asked.isAbsolute()) {
            collect(asked, node);
          } else if (asked.ups() > below) {
            askParent(asked, elements, asked.ups() - below, node);
          }
        });
  }

  private void askParent(ItemPath asked, List<Place> elements, int up, MappingNode node) {
    int at = elements.size() - 1 - up;
    if (at < 0) {
      throw node.wrong(
          "'" + asked.text() + "' asks for an element around the items: none is there");
    }
    if (asked.steps().isEmpty() && asked.key()) {
      return;
    }
    String field =
        asked
            .firstField()
            .orElseThrow(() -> node.wrong("'" + asked.text() + "' has to name a field"));
    Place parent = elements.get(at);
    if (parent.names.containsKey(field)) {
      throw node.wrong("'" + asked.text() + "' leads into what is streamed");
    }
    parent.asked.add(field);
    beforehand = true;
  }

  /** Adds facts to look up. */
  void add(Lookup lookup, MappingNode node) {
    Place place = places(lookup.at()).getLast();
    if (place.lookup != null || place.leadsOn()) {
      throw node.wrong("something else is read at the place of this lookup");
    }
    place.lookup = lookup;
    beforehand = true;
  }

  /** Adds a field of the report. */
  void collect(ItemPath path, MappingNode node) {
    Place place = root;
    for (ItemPath.Step step : path.steps()) {
      if (!(step instanceof ItemPath.Field field)) {
        break;
      }
      place = place.names.computeIfAbsent(field.name(), name -> new Place());
      place.lenient |= field.lenient();
    }
    if (place == root) {
      throw node.wrong("'" + path.text() + "' has to name a field of the report");
    }
    place.collected = true;
    beforehand = true;
  }

  /** Refuses what cannot be read in one pass. */
  void check(MappingNode node) {
    check(root, node, "$");
  }

  private static void check(Place place, MappingNode node, String path) {
    boolean streamed = !place.sections.isEmpty() || place.lookup != null;
    if (streamed && (!place.names.isEmpty() || place.members != null)) {
      throw node.wrong("there are findings at " + path + " and below it; use 'each' for these");
    }
    if (place.collected && (place.leadsOn() || streamed)) {
      throw node.wrong(path + " is asked for as a whole and streamed");
    }
    place.names.forEach((name, below) -> check(below, node, path + "." + name));
    if (place.elements != null) {
      check(place.elements, node, path + "[*]");
    }
    if (place.members != null) {
      check(place.members, node, path + ".*");
    }
  }

  private List<Place> places(List<ItemPath.Step> steps) {
    List<Place> path = new ArrayList<>();
    Place place = root;
    boolean wild = false;
    for (ItemPath.Step step : steps) {
      Place from = place;
      switch (step) {
        case ItemPath.Field field -> {
          place = from.names.computeIfAbsent(field.name(), name -> new Place());
          from.lenient |= field.lenient();
        }
        case ItemPath.Elements elements -> {
          from.container |= !wild;
          from.lenient |= elements.lenient();
          if (from.elements == null) {
            from.elements = new Place();
          }
          place = from.elements;
          place.element = true;
          wild = true;
        }
        case ItemPath.Members members -> {
          from.container |= !wild;
          from.lenient |= members.lenient();
          if (from.members == null) {
            from.members = new Place();
          }
          place = from.members;
          place.element = true;
          wild = true;
        }
        case ItemPath.Index index -> throw new IllegalStateException("not in a streamed path");
        case ItemPath.Filter filter -> throw new IllegalStateException("not in a streamed path");
      }
      path.add(place);
    }
    if (!wild) {
      place.container = true;
      place.element = true;
    }
    if (path.isEmpty()) {
      path.add(root);
    }
    return path;
  }
}
