/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Systematic damage to an XML document that leaves it well-formed. */
final class XmlMutations {

  private static final Pattern VALUE = Pattern.compile("=\"([^\"]*)\"|>([^<>]*\\S[^<>]*)<");
  private static final Pattern LEAF =
      Pattern.compile("<([\\w:-]+)(?: [^<>]*)?(?:/>|>[^<>]*</\\1>)");

  private XmlMutations() {}

  /** The document with another value in the place of each attribute and text, one at a time. */
  static List<String> replaced(String xml, String value) {
    List<String> mutated = new ArrayList<>();
    Matcher matcher = VALUE.matcher(xml);
    int from = 0;
    while (matcher.find(from)) {
      int group = matcher.group(1) != null ? 1 : 2;
      boolean namespace = xml.substring(0, matcher.start()).matches("(?s).*xmlns(:\\w+)?$");
      if (!namespace) {
        mutated.add(
            xml.substring(0, matcher.start(group)) + value + xml.substring(matcher.end(group)));
      }
      from = matcher.end(group);
    }
    return mutated;
  }

  /** The document without each of the elements that have no others inside, one at a time. */
  static List<String> withoutOneElement(String xml) {
    List<String> mutated = new ArrayList<>();
    Matcher matcher = LEAF.matcher(xml);
    while (matcher.find()) {
      mutated.add(xml.substring(0, matcher.start()) + xml.substring(matcher.end()));
    }
    return mutated;
  }
}
