/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.sarif;

import io.sluice.ingest.report.ReportNode;
import io.sluice.ingest.report.TextLimits;
import io.sluice.ingest.report.Texts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Resolves messages (§3.11): by id in the rule's or global strings, with arguments and links. */
final class SarifMessages {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d{1,4})\\}|\\{\\{|\\}\\}");

  /** An embedded link (§3.11.6) to a location of the result: only its text means anything here. */
  private static final Pattern LOCATION_LINK =
      Pattern.compile("(?<!\\\\)\\[((?:\\\\.|[^\\[\\]\\\\]){0,2000})\\]\\((\\d{1,9})\\)");

  private SarifMessages() {}

  /** Text of a message object, with its arguments put in. */
  static Optional<String> text(ReportNode message, SarifRule rule, Map<String, String> global) {
    Optional<String> template =
        message
            .text("text")
            .or(() -> message.text("id").flatMap(id -> lookUp(id, rule, global)))
            .or(() -> message.text("markdown"));
    List<String> arguments = message.strings("arguments");
    return template
        .map(text -> arguments.isEmpty() ? text : fill(text, arguments))
        .map(SarifMessages::plain)
        .map(text -> Texts.cut(text, 4 * TextLimits.MESSAGE));
  }

  private static Optional<String> lookUp(String id, SarifRule rule, Map<String, String> global) {
    String own = rule.messages().get(id);
    return Optional.ofNullable(own == null ? global.get(id) : own);
  }

  /** Puts the arguments in the place of their numbers; doubled braces are braces (§3.11.5). */
  static String fill(String template, List<String> arguments) {
    Matcher matcher = PLACEHOLDER.matcher(template);
    StringBuilder filled = new StringBuilder();
    while (matcher.find()) {
      String number = matcher.group(1);
      String replacement;
      if (number == null) {
        replacement = matcher.group().substring(1);
      } else {
        int index = Integer.parseInt(number);
        replacement = index < arguments.size() ? arguments.get(index) : matcher.group();
      }
      // Each argument may be as long as a text; a template that repeats it must not multiply it.
      matcher.appendReplacement(
          filled, Matcher.quoteReplacement(Texts.cut(replacement, TextLimits.MESSAGE)));
      if (filled.length() > 8 * TextLimits.MESSAGE) {
        return filled.toString();
      }
    }
    return matcher.appendTail(filled).toString();
  }

  /** Without links to locations, and without the escapes of brackets. */
  static String plain(String text) {
    String unlinked = LOCATION_LINK.matcher(text).replaceAll("$1");
    return unlinked.replace("\\[", "[").replace("\\]", "]");
  }
}
