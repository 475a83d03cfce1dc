/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.mapping;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.sluice.ingest.report.Texts;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jsoup.Jsoup;

/**
 * What an expression does with its texts, always in this order: decode, find, split, replace,
 * table, case, first-sentence, prefix and suffix; at last default, where nothing is left.
 */
final class TextChange {

  static final Set<String> KEYS =
      Set.of(
          "decode",
          "find",
          "split",
          "replace",
          "table",
          "case",
          "first-sentence",
          "prefix",
          "suffix",
          "default");

  private final List<UnaryOperator<List<String>>> steps;

  private TextChange(List<UnaryOperator<List<String>>> steps) {
    this.steps = steps;
  }

  /** Reads the changes among the entries of an expression. */
  static TextChange parse(
      Map<String, MappingNode> entries, Map<String, Map<String, String>> tables) {
    List<UnaryOperator<List<String>>> steps = new ArrayList<>();
    for (String key :
        List.of("decode", "find", "split", "replace", "table", "case", "first-sentence")) {
      MappingNode value = entries.get(key);
      if (value != null) {
        steps.add(step(key, value, tables));
      }
    }
    String prefix = entries.containsKey("prefix") ? entries.get("prefix").text() : "";
    String suffix = entries.containsKey("suffix") ? entries.get("suffix").text() : "";
    if (!prefix.isEmpty() || !suffix.isEmpty()) {
      steps.add(each(text -> List.of(prefix + text + suffix)));
    }
    MappingNode otherwise = entries.get("default");
    if (otherwise != null) {
      List<String> values = otherwise.texts();
      steps.add(texts -> texts.isEmpty() ? values : texts);
    }
    return new TextChange(steps);
  }

  List<String> apply(List<String> texts) {
    List<String> changed = texts;
    for (UnaryOperator<List<String>> step : steps) {
      changed = step.apply(changed);
    }
    return changed;
  }

  private static UnaryOperator<List<String>> step(
      String key, MappingNode value, Map<String, Map<String, String>> tables) {
    return switch (key) {
      case "decode" -> decode(value);
      case "find" -> find(Condition.pattern(value));
      case "split" -> split(Condition.pattern(value));
      case "replace" -> replace(value);
      case "table" -> table(value, tables);
      case "case" -> cased(value);
      default ->
          value.flag()
              ? each(text -> List.of(Texts.firstSentence(text)))
              : UnaryOperator.identity();
    };
  }

  /** All matches: their first group, or the whole when there is none. */
  private static UnaryOperator<List<String>> find(Pattern pattern) {
    return each(
        text -> {
          List<String> found = new ArrayList<>();
          Matcher matcher = pattern.matcher(text);
          while (matcher.find()) {
            String match = matcher.group(matcher.groupCount() == 0 ? 0 : 1);
            if (match != null) {
              found.add(match);
            }
          }
          return found;
        });
  }

  private static UnaryOperator<List<String>> split(Pattern pattern) {
    return each(text -> List.of(pattern.split(text)));
  }

  private static UnaryOperator<List<String>> replace(MappingNode value) {
    record Rule(Pattern pattern, String replacement) {}
    List<Rule> rules = new ArrayList<>();
    value
        .entries()
        .forEach(
            (pattern, replacement) -> {
              try {
                rules.add(new Rule(Pattern.compile(pattern), replacement.text()));
              } catch (com.google.re2j.PatternSyntaxException e) {
                throw replacement.wrong("no regular expression: " + e.getMessage());
              }
            });
    return each(
        text -> {
          String changed = text;
          for (Rule rule : rules) {
            changed = rule.pattern().matcher(changed).replaceAll(rule.replacement());
          }
          return List.of(changed);
        });
  }

  /** A text that is not in the table stays as it is, unless the table has an entry {@code *}. */
  private static UnaryOperator<List<String>> table(
      MappingNode value, Map<String, Map<String, String>> tables) {
    Map<String, String> table;
    if (value.isMap()) {
      table = table(value);
    } else {
      table = tables.get(value.text());
      if (table == null) {
        throw value.wrong("there is no table '" + value.text() + "'");
      }
    }
    return each(
        text -> {
          String key = text.strip().toLowerCase(Locale.ROOT);
          String found = table.getOrDefault(key, table.getOrDefault("*", text));
          return List.of(found);
        });
  }

  static Map<String, String> table(MappingNode value) {
    Map<String, String> table = new HashMap<>();
    value.entries().forEach((key, text) -> table.put(key.toLowerCase(Locale.ROOT), text.text()));
    return Map.copyOf(table);
  }

  private static UnaryOperator<List<String>> cased(MappingNode value) {
    return switch (value.text()) {
      case "upper" -> each(text -> List.of(text.toUpperCase(Locale.ROOT)));
      case "lower" -> each(text -> List.of(text.toLowerCase(Locale.ROOT)));
      default -> throw value.wrong("expected upper or lower");
    };
  }

  private static UnaryOperator<List<String>> decode(MappingNode value) {
    return switch (value.text()) {
      case "base64" -> each(text -> List.of(base64(text)));
      case "url" -> each(text -> List.of(url(text)));
      case "html" -> each(text -> List.of(html(text)));
      default -> throw value.wrong("expected base64, url or html");
    };
  }

  /** What is no Base64 stays as it is. */
  private static String base64(String text) {
    try {
      return new String(Base64.getMimeDecoder().decode(text.strip()), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  private static String url(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  private static String html(String text) {
    if (text.indexOf('<') < 0 && text.indexOf('&') < 0) {
      return text;
    }
    String broken = text.replaceAll("(?i)</p>|</li>|<br\\s{0,5}/?>", "$0\n");
    return Jsoup.parse(broken).wholeText().replaceAll("\\n{3,}", "\n\n").strip();
  }

  private static UnaryOperator<List<String>> each(
      java.util.function.Function<String, List<String>> change) {
    return texts -> {
      List<String> changed = new ArrayList<>();
      for (String text : texts) {
        for (String part : change.apply(text)) {
          if (!part.isBlank()) {
            changed.add(part);
          }
        }
      }
      return changed;
    };
  }
}
