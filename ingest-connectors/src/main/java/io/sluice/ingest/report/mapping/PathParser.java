/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads paths. Errors are {@link IllegalArgumentException}s that quote the path. */
final class PathParser {

  private static final String RESERVED = ".[]?~*'\"^$@{}=";

  private final String text;
  private int at;
  private boolean lenient;

  PathParser(String text) {
    this.text = text.strip();
  }

  /** A path that starts at an item, an element around it, or the report. */
  ItemPath itemPath() {
    int ups = 0;
    if (take("$")) {
      ups = -1;
    } else {
      while (take("^")) {
        ups++;
      }
      if (ups == 0) {
        take("@");
      }
    }
    boolean started = at > 0;
    lenient = take("?");
    List<ItemPath.Step> steps = new ArrayList<>();
    boolean key = false;
    while (at < text.length() && !key) {
      if (take("~")) {
        key = true;
      } else {
        steps.add(step(started || !steps.isEmpty()));
      }
    }
    if (at < text.length() || (steps.isEmpty() && !started && !key)) {
      throw wrong("something is wrong");
    }
    return new ItemPath(text, ups, List.copyOf(steps), key);
  }

  /** A path from the report's root to elements, of names and wildcards only. */
  List<ItemPath.Step> streamPath() {
    ItemPath path = itemPath();
    if (!path.isAbsolute() || path.key()) {
      throw wrong("it has to start with $ and to end at elements");
    }
    for (ItemPath.Step step : path.steps()) {
      if (step instanceof ItemPath.Index || step instanceof ItemPath.Filter) {
        throw wrong("a path that is streamed has only names, [*] and .*");
      }
    }
    return path.steps();
  }

  private ItemPath.Step step(boolean dotted) {
    boolean here = lenient;
    ItemPath.Step step = step(dotted, here);
    lenient = take("?");
    return step;
  }

  private ItemPath.Step step(boolean dotted, boolean here) {
    if (take("[*]")) {
      return new ItemPath.Elements(here);
    }
    if (take("[?")) {
      return filter();
    }
    if (take("['")) {
      String name = until("'");
      expect("]");
      return new ItemPath.Field(name, here);
    }
    if (take("[")) {
      String number = until("]");
      if (!number.matches("-?[0-9]{1,6}")) {
        throw wrong("'" + number + "' is no position");
      }
      return new ItemPath.Index(Integer.parseInt(number));
    }
    if (dotted) {
      expect(".");
    }
    if (take("*")) {
      return new ItemPath.Members(here);
    }
    return new ItemPath.Field(name(), here);
  }

  /** After {@code [?}: {@code @.a.b}, {@code @.a == 'b'}, {@code @.a != 'b'}. */
  private ItemPath.Filter filter() {
    expect("@");
    List<String> fields = new ArrayList<>();
    while (take(".")) {
      fields.add(name());
    }
    if (fields.isEmpty()) {
      throw wrong("a filter names a field, as in [?@.type == 'CVE']");
    }
    blanks();
    if (take("]")) {
      return new ItemPath.Filter(fields, Optional.empty(), true);
    }
    boolean equal = take("==");
    if (!equal) {
      expect("!=");
    }
    blanks();
    expect("'");
    String value = until("'");
    blanks();
    expect("]");
    return new ItemPath.Filter(fields, Optional.of(value), equal);
  }

  private String name() {
    int start = at;
    while (at < text.length() && RESERVED.indexOf(text.charAt(at)) < 0 && text.charAt(at) != '!') {
      at++;
    }
    String name = text.substring(start, at).strip();
    if (name.isEmpty()) {
      throw wrong("a name is missing");
    }
    return name;
  }

  private String until(String end) {
    int stop = text.indexOf(end, at);
    if (stop < 0) {
      throw wrong("'" + end + "' is missing");
    }
    String part = text.substring(at, stop);
    at = stop + end.length();
    return part;
  }

  private void blanks() {
    while (take(" ")) {
      // between the parts of a filter
    }
  }

  private void expect(String wanted) {
    if (!take(wanted)) {
      throw wrong("'" + wanted + "' is missing");
    }
  }

  private boolean take(String wanted) {
    if (!text.startsWith(wanted, at)) {
      return false;
    }
    at += wanted.length();
    return true;
  }

  private IllegalArgumentException wrong(String problem) {
    return new IllegalArgumentException(
        "'" + text + "' is no path: " + problem + " at character " + (at + 1));
  }
}
