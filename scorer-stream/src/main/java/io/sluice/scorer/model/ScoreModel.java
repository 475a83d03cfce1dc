/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer.model;

import io.sluice.event.Category;
import io.sluice.event.Criticality;
import io.sluice.event.DataClass;
import io.sluice.event.Environment;
import io.sluice.event.Exposure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Weights and tables of the score: data, not code. A change of any number is a new resource with a
 * new id, and every scored issue names the id it was scored with.
 *
 * @param id model and version, for example {@code sluice-score/2}
 * @param exercisedConfidencePercent confidence with which a finding of a category shows that the
 *     flaw is exercised; categories not named say nothing
 * @param reachabilitySignals how what tools say about reach is read; a signal not named says
 *     nothing
 * @param bands highest first; the last starts at 0
 */
public record ScoreModel(
    String id,
    SeverityTable severity,
    ThreatTable threat,
    FactorTable<Reachability> reachability,
    Map<Category, Integer> exercisedConfidencePercent,
    Map<String, Signal> reachabilitySignals,
    FactorTable<Exposure> exposure,
    FactorTable<Criticality> criticality,
    FactorTable<DataClass> dataClass,
    BlastRadiusTable blastRadius,
    Map<Environment, EnvironmentValue> environment,
    ControlTable controls,
    FloorTable floor,
    List<Band> bands) {

  /** Highest score, in tenths. */
  public static final int MAX_TENTHS = 1000;

  private static final String BUNDLED = "sluice-score-2.json";

  /** Checks that every environment has points and that the bands descend to 0; keeps copies. */
  public ScoreModel {
    exercisedConfidencePercent = Map.copyOf(exercisedConfidencePercent);
    reachabilitySignals = Map.copyOf(reachabilitySignals);
    environment = Map.copyOf(environment);
    bands = List.copyOf(bands);
    for (Environment value : Environment.values()) {
      if (!environment.containsKey(value)) {
        throw new IllegalArgumentException("the model has no points for environment " + value);
      }
    }
    for (int i = 1; i < bands.size(); i++) {
      if (bands.get(i).fromTenths() >= bands.get(i - 1).fromTenths()) {
        throw new IllegalArgumentException("bands must descend: " + bands);
      }
    }
    if (bands.isEmpty() || bands.getLast().fromTenths() != 0) {
      throw new IllegalArgumentException("the last band must start at 0: " + bands);
    }
  }

  /** The model that is part of this version. */
  public static ScoreModel bundled() {
    return of(bundledText());
  }

  /** The file of the model that is part of this version, to start an own one from. */
  public static String bundledText() {
    try (InputStream in = ScoreModel.class.getResourceAsStream(BUNDLED)) {
      if (in == null) {
        throw new IllegalStateException(BUNDLED + " is missing from the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(BUNDLED + " cannot be read", e);
    }
  }

  /**
   * Reads a model from JSON or YAML; a missing or misspelt table is an error, not a zero.
   *
   * @throws IllegalArgumentException when it is no model, with what is wrong in words
   */
  public static ScoreModel of(String text) {
    return ModelText.read(text, ScoreModel.class, "scoring model");
  }

  /** Band that a score, in tenths, falls in. */
  public Band band(int scoreTenths) {
    return bands.stream()
        .filter(band -> scoreTenths >= band.fromTenths())
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("score below 0: " + scoreTenths));
  }

  /** Points of an environment. */
  public EnvironmentValue environmentValue(Environment value) {
    EnvironmentValue found = environment.get(value);
    if (found == null) {
      throw new IllegalStateException("checked when the model was made: " + value);
    }
    return found;
  }
}
