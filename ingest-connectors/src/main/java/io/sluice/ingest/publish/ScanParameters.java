/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.publish;

import io.sluice.event.Category;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a sender says about a report in text, under the names of the command line's options: {@code
 * asset}, {@code category}, {@code format}, {@code branch}, {@code commit}, {@code partial}, {@code
 * sequence}, {@code supersedes} (may be repeated) and {@code name}.
 *
 * @param format id of the report's format; recognised by content when absent
 * @param options everything else
 */
public record ScanParameters(Optional<String> format, ScanOptions options) {

  /** Names of all parameters. */
  public static final Set<String> NAMES =
      Set.of(
          "asset",
          "branch",
          "category",
          "commit",
          "format",
          "name",
          "partial",
          "sequence",
          "supersedes");

  private static final int MAX_TEXT = 500;

  /**
   * @param parameters values by name; an empty value counts as absent
   * @param connector what publishes the report
   * @throws IllegalArgumentException in words for the sender: a name is unknown, a value missing,
   *     repeated or none
   */
  public static ScanParameters of(Map<String, List<String>> parameters, String connector) {
    for (String name : parameters.keySet()) {
      if (!NAMES.contains(name)) {
        throw new IllegalArgumentException(
            "there is no parameter '"
                + shown(name)
                + "'; known: "
                + NAMES.stream().sorted().collect(Collectors.joining(", ")));
      }
    }
    ScanOptions options =
        new ScanOptions(
            one(parameters, "asset")
                .orElseThrow(
                    () ->
                        new IllegalArgumentException(
                            "say what was scanned with the parameter asset, for example"
                                + " asset=repo:github.com/acme/shop")),
            one(parameters, "category").map(ScanParameters::category),
            one(parameters, "branch").orElse(""),
            one(parameters, "commit"),
            one(parameters, "partial").map(ScanParameters::flag).orElse(false),
            one(parameters, "name"),
            connector,
            one(parameters, "sequence").map(ScanParameters::number),
            parameters.getOrDefault("supersedes", List.of()).stream()
                .filter(scope -> !scope.isBlank())
                .toList());
    return new ScanParameters(one(parameters, "format"), options);
  }

  private static Optional<String> one(Map<String, List<String>> parameters, String name) {
    List<String> values =
        parameters.getOrDefault(name, List.of()).stream()
            .map(String::strip)
            .filter(value -> !value.isEmpty())
            .toList();
    if (values.size() > 1) {
      throw new IllegalArgumentException("the parameter " + name + " is given more than once");
    }
    Optional<String> value = values.stream().findFirst();
    if (value.filter(text -> text.length() > MAX_TEXT || hasControls(text)).isPresent()) {
      throw new IllegalArgumentException(
          "the parameter " + name + " is longer than " + MAX_TEXT + " characters or no plain text");
    }
    return value;
  }

  private static boolean hasControls(String text) {
    return text.chars().anyMatch(Character::isISOControl);
  }

  /**
   * A category by its name in any case.
   *
   * @throws IllegalArgumentException when there is none of that name
   */
  public static Category category(String name) {
    return Arrays.stream(Category.values())
        .filter(category -> category != Category.UNKNOWN)
        .filter(category -> category.name().equalsIgnoreCase(name.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no category '"
                        + shown(name)
                        + "'; known: "
                        + Arrays.stream(Category.values())
                            .filter(category -> category != Category.UNKNOWN)
                            .map(category -> category.name().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", "))));
  }

  private static boolean flag(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "1", "yes" -> true;
      case "false", "0", "no" -> false;
      default ->
          throw new IllegalArgumentException("partial is true or false, not '" + shown(text) + "'");
    };
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "sequence is a whole number, not '" + shown(text) + "'", e);
    }
  }

  private static String shown(String text) {
    String line =
        text.codePoints()
            .limit(60)
            .filter(c -> !Character.isISOControl(c))
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    return line;
  }
}
