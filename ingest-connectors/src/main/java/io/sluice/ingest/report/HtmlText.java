/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Plain text of the little HTML in descriptions: paragraphs, line breaks, entities. */
public final class HtmlText {

  private static final Pattern BREAK = Pattern.compile("(?i)</p>|</li>|<br\\s{0,5}/?>");
  // Tools escape markup that belongs to the text, so what is left is their own.
  private static final Pattern TAG = Pattern.compile("</?[A-Za-z][^<>]{0,300}>");
  private static final Pattern ENTITY =
      Pattern.compile("&(#x[0-9a-fA-F]{1,6}|#[0-9]{1,7}|[a-z]{2,6});");

  private HtmlText() {}

  /** The text without markup, paragraphs and list items on lines of their own. */
  public static String plain(String html) {
    String broken = BREAK.matcher(html).replaceAll("\n");
    String text = decode(TAG.matcher(broken).replaceAll(""));
    return text.replaceAll("[ \\t]{1,50}\\n", "\n").replaceAll("\\n{3,}", "\n\n").strip();
  }

  private static String decode(String text) {
    return ENTITY.matcher(text).replaceAll(HtmlText::replacement);
  }

  private static String replacement(java.util.regex.MatchResult entity) {
    return Matcher.quoteReplacement(character(entity.group(1), entity.group()));
  }

  private static String character(String name, String whole) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "lt" -> "<";
      case "gt" -> ">";
      case "amp" -> "&";
      case "quot" -> "\"";
      case "apos" -> "'";
      case "nbsp" -> " ";
      default -> name.startsWith("#") ? codePoint(name, whole) : whole;
    };
  }

  private static String codePoint(String name, String whole) {
    boolean hex = name.startsWith("#x");
    int point = Integer.parseInt(name.substring(hex ? 2 : 1), hex ? 16 : 10);
    return Character.isValidCodePoint(point) ? Character.toString(point) : whole;
  }
}
