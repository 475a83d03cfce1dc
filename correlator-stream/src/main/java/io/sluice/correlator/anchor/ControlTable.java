/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.anchor;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which rules of infrastructure scanners check the same control, read from {@code controls-2.json}
 * beside this class. Only pairs that check the same condition on the same kind of resource are in
 * it; a rule that is not is a control of its own.
 */
public final class ControlTable {

  /**
   * One control.
   *
   * @param control canonical id
   * @param requirement what the control asks for
   * @param rules rule ids that check it, by tool
   */
  public record Entry(String control, String requirement, SortedMap<String, List<String>> rules) {

    /** Copies the map. */
    public Entry {
      rules = new TreeMap<>(rules);
    }
  }

  private record Table(String version, String description, List<Entry> controls) {}

  /** {@code AVD-AWS-0088}, {@code AVD-KSV-0001}, {@code KSV001}, {@code DS-0002}. */
  private static final Pattern TRIVY_ID = Pattern.compile("(?:AVD-)?([A-Z]+)-?(\\d{3,4})");

  private final List<Entry> entries;
  private final Map<String, String> byRule = new HashMap<>();

  private ControlTable(List<Entry> entries) {
    this.entries = List.copyOf(entries);
    for (Entry entry : entries) {
      entry
          .rules()
          .forEach(
              (tool, rules) ->
                  rules.forEach(rule -> register(ruleKey(tool, rule), entry.control())));
    }
  }

  private void register(String rule, String control) {
    String other = byRule.put(rule, control);
    if (other != null) {
      throw new IllegalArgumentException(rule + " is listed under " + other + " and " + control);
    }
  }

  /** The bundled table. */
  public static ControlTable bundled() {
    try (InputStream in = ControlTable.class.getResourceAsStream("controls-2.json")) {
      if (in == null) {
        throw new IllegalStateException("controls-2.json is missing from the class path");
      }
      return new ControlTable(JsonMapper.builder().build().readValue(in, Table.class).controls());
    } catch (IOException e) {
      throw new UncheckedIOException("controls-2.json cannot be read", e);
    }
  }

  /** All controls, in the order of the file. */
  public List<Entry> entries() {
    return entries;
  }

  /** Control that a tool's rule checks, or the rule itself under its tool's name. */
  public String canonical(String tool, String rule) {
    String key = ruleKey(tool, rule);
    return byRule.getOrDefault(key, key);
  }

  /** Control that a tool's rule checks, when the table has it; other tools may check it too. */
  public Optional<String> shared(String tool, String rule) {
    return Optional.ofNullable(byRule.get(ruleKey(tool, rule)));
  }

  /** Trivy has written one id in several ways over its versions. */
  private static String ruleKey(String tool, String rule) {
    String id = rule.strip().toUpperCase(Locale.ROOT);
    if (tool.startsWith("trivy")) {
      Matcher trivy = TRIVY_ID.matcher(id);
      if (trivy.matches()) {
        id = "%s-%04d".formatted(trivy.group(1), Integer.parseInt(trivy.group(2)));
      }
      return "trivy:" + id;
    }
    return tool + ":" + id;
  }
}
