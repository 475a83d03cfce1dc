/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.anchor;

import io.sluice.event.Anchor;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Makes anchors from readable parts. */
public final class Anchors {

  /** More weak anchors than this explain nothing, and a scan of a whole site has thousands. */
  static final int MAX_WEAK = 8;

  private static final String SEPARATOR = " · ";

  private Anchors() {}

  /** An anchor that merges. */
  public static Anchor strong(AnchorRule rule, List<String> parts) {
    return anchor(rule, parts, true);
  }

  static Anchor strong(AnchorRule rule, String... parts) {
    return anchor(rule, Arrays.asList(parts), true);
  }

  /** An anchor that links. */
  public static Anchor weak(AnchorRule rule, List<String> parts) {
    return anchor(rule, parts, false);
  }

  /** Doubling the separator's dot inside parts keeps ("a · b", "c") apart from ("a", "b · c"). */
  private static Anchor anchor(AnchorRule rule, List<String> parts, boolean strong) {
    return Anchor.newBuilder()
        .setRule(rule.id())
        .setValue(
            parts.stream()
                .map(part -> part.replace("·", "··"))
                .collect(Collectors.joining(SEPARATOR)))
        .setStrong(strong)
        .build();
  }

  /** Last part of an anchor's value. */
  static String lastPart(Anchor anchor) {
    String value = anchor.getValue();
    int separator = value.lastIndexOf(SEPARATOR);
    return separator < 0 ? value : value.substring(separator + SEPARATOR.length());
  }

  /** Place that a line-based anchor names: the last part but one. */
  static String place(Anchor anchor) {
    String value = anchor.getValue();
    int end = value.lastIndexOf(SEPARATOR);
    String before = end < 0 ? value : value.substring(0, end);
    int start = before.lastIndexOf(SEPARATOR);
    return start < 0 ? before : before.substring(start + SEPARATOR.length());
  }

  /** Value of a line-based anchor without its line: the place is the last part but one. */
  static String withoutLine(Anchor anchor) {
    String value = anchor.getValue();
    int end = value.lastIndexOf(SEPARATOR);
    int colon = value.lastIndexOf(':', end);
    return colon < 0 || end < 0 ? value : value.substring(0, colon) + value.substring(end);
  }
}
