/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer.priority;

import io.sluice.scorer.model.ModelText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A published decision table: for each combination of answers one outcome. The rows are data of the
 * resource that {@code source} names; a table with a missing, double or unknown row is refused.
 *
 * @param id name and version as published
 * @param name name in words
 * @param source where it was published
 * @param scope issues that it speaks about
 * @param points its questions, in order
 * @param outcomes outcomes with their words, mildest first
 * @param rows {@code answer answer … -> outcome}, in the order of the points
 */
public record DecisionTable(
    String id,
    String name,
    String source,
    Scope scope,
    List<DecisionPoint> points,
    Map<String, String> outcomes,
    List<String> rows) {

  /** Issues that a table speaks about. */
  public enum Scope {
    /** Those with a CVE id. */
    CVE,
    /** Those with any vulnerability id, and weaknesses that a test confirmed. */
    VULNERABILITY
  }

  /** Tables that are part of this version, by the name of their resource. */
  private static final List<String> BUNDLED =
      List.of(
          "cisa-coordinator.json",
          "cert-deployer.json",
          "bod-26-04.json",
          "fedramp-vdr-class-c.json");

  private static final String ARROW = " -> ";

  /** Checks that every combination of answers has exactly one outcome. */
  public DecisionTable {
    points = List.copyOf(points);
    outcomes = Collections.unmodifiableMap(outcomes);
    rows = List.copyOf(rows);
    int combinations = 1;
    for (DecisionPoint point : points) {
      combinations *= point.values().size();
    }
    Map<String, String> parsed = parse(rows);
    for (Map.Entry<String, String> row : parsed.entrySet()) {
      String[] answers = row.getKey().split(" ", -1);
      boolean known = answers.length == points.size();
      for (int i = 0; known && i < answers.length; i++) {
        known = points.get(i).values().containsKey(answers[i]);
      }
      if (!known || !outcomes.containsKey(row.getValue())) {
        throw new IllegalArgumentException(id + ": row '" + row.getKey() + "' is not in its terms");
      }
    }
    if (parsed.size() != combinations || rows.size() != combinations) {
      throw new IllegalArgumentException(
          id + ": has " + rows.size() + " rows for " + combinations + " combinations");
    }
  }

  /** All tables that are part of this version. */
  public static List<DecisionTable> bundled() {
    return BUNDLED.stream().map(name -> of(Resources.text(name))).toList();
  }

  /**
   * Reads a table.
   *
   * @throws IllegalArgumentException when it is none or not complete
   */
  static DecisionTable of(String text) {
    return ModelText.read(text, DecisionTable.class, "decision table");
  }

  /** Outcomes by the answers, the values in the order of the points and separated by a space. */
  Map<String, String> mapping() {
    return parse(rows);
  }

  /** Key of {@link #mapping} for answers by the keys of the points. */
  String row(Map<String, Answer> answers) {
    List<String> values = new ArrayList<>();
    for (DecisionPoint point : points) {
      values.add(answer(point, answers).value());
    }
    return String.join(" ", values);
  }

  /** The answers in words, one a point: {@code Exploitation: active (CISA KEV …)}. */
  public List<String> path(Map<String, Answer> answers) {
    return points.stream()
        .map(
            point -> {
              Answer answer = answer(point, answers);
              return point.name()
                  + ": "
                  + point.values().get(answer.value())
                  + " ("
                  + answer.source()
                  + ")";
            })
        .toList();
  }

  private static Answer answer(DecisionPoint point, Map<String, Answer> answers) {
    Answer answer = answers.get(point.key());
    if (answer == null || !point.values().containsKey(answer.value())) {
      throw new IllegalArgumentException("no answer to " + point.id() + ": " + answer);
    }
    return answer;
  }

  private static Map<String, String> parse(List<String> rows) {
    Map<String, String> parsed = new HashMap<>();
    for (String row : rows) {
      int arrow = row.indexOf(ARROW);
      if (arrow < 0) {
        throw new IllegalArgumentException("a row is 'answers -> outcome': '" + row + "'");
      }
      parsed.put(row.substring(0, arrow), row.substring(arrow + ARROW.length()));
    }
    return parsed;
  }
}
