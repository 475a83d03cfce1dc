/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.route;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A path template, segment by segment. {@code {}} stands for one segment, {@code *} at the end and
 * {@code **} for any number. What follows the path in a template, the operation of a GraphQL call
 * or the route of a single-page application, has to be equal.
 *
 * @param segments segments of the path
 * @param rest what follows the path, with its mark; empty when nothing does
 */
record RoutePattern(List<String> segments, String rest) {

  private static final String HOLE = "{}";
  private static final String ONE_OR_REST = "*";
  private static final String REST = "**";

  /**
   * The more specific first: a literal segment before a variable one, read from the left, then the
   * longer. Equal only for equal patterns.
   */
  static final Comparator<RoutePattern> MOST_SPECIFIC =
      Comparator.comparing(RoutePattern::shape)
          .thenComparing(pattern -> -pattern.segments.size())
          .thenComparing(RoutePattern::toString);

  RoutePattern {
    segments = List.copyOf(segments);
  }

  static RoutePattern of(String template) {
    int end = 0;
    while (end < template.length() && template.charAt(end) != '?' && template.charAt(end) != '#') {
      end++;
    }
    return new RoutePattern(
        Arrays.stream(template.substring(0, end).split("/"))
            .filter(segment -> !segment.isEmpty())
            .toList(),
        template.substring(end));
  }

  /** Whether requests of a template are requests of this route. */
  boolean matches(RoutePattern request) {
    if (!rest.equals(request.rest)) {
      return false;
    }
    int last = segments.size() - 1;
    for (int i = 0; i <= last; i++) {
      String own = segments.get(i);
      if (own.equals(REST) || (own.equals(ONE_OR_REST) && i == last)) {
        return true;
      }
      if (i >= request.segments.size()
          || !(own.equals(HOLE)
              || own.equals(ONE_OR_REST)
              || own.equals(request.segments.get(i)))) {
        return false;
      }
    }
    return segments.size() == request.segments.size();
  }

  boolean isOpenEnded() {
    return segments.contains(REST)
        || (!segments.isEmpty() && segments.getLast().equals(ONE_OR_REST));
  }

  /** One letter a segment, such that specific patterns come first in the order of letters. */
  private String shape() {
    StringBuilder shape = new StringBuilder();
    for (String segment : segments) {
      shape.append(
          switch (segment) {
            case HOLE -> 'b';
            case ONE_OR_REST -> 'c';
            case REST -> 'd';
            default -> 'a';
          });
    }
    return shape.toString();
  }

  @Override
  public String toString() {
    return "/" + String.join("/", segments) + rest;
  }
}
