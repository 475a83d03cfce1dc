/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer.model;

import io.sluice.event.Environment;
import io.sluice.event.Exposure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * Turns facts into an explained score. A pure function of the model and the facts.
 *
 * <p>The interval spans the facts that the owners of an application can find out: severity,
 * reachability, exposure, criticality and data class. An unknown environment is scored as
 * production and an unknown threat keeps its prior in the whole interval.
 *
 * <p>The rows controls, floor and clamp are there when they have something to say.
 */
public final class Scorer {

  static final String SEVERITY = "severity";
  static final String REACHABILITY = "reachability";
  static final String EXPOSURE = "exposure";
  static final String CRITICALITY = "criticality";
  static final String DATA_CLASS = "data-class";
  static final String BLAST_RADIUS = "blast-radius";
  static final String ENVIRONMENT = "environment";
  static final String CONTROLS = "controls";
  static final String FLOOR = "floor";
  static final String CLAMP = "clamp";

  private static final Fact<Reachability> SURELY_UNREACHABLE =
      Fact.stated(Reachability.UNREACHABLE, Fact.NO_SOURCE);

  private final ScoreModel model;
  private final Threat threat;

  /** Scores with the tables of a model. */
  public Scorer(ScoreModel model) {
    this.model = model;
    this.threat = new Threat(model.threat());
  }

  /** Scores an issue's facts. */
  public Score score(ScoreFacts facts) {
    List<Line> lines = factLines(facts);
    Line floor = floorLine(facts, lines);
    Line clamp = clampLine(lines, floor);
    List<Line> corrections = new ArrayList<>(List.of(floor, clamp));
    corrections.removeIf(Line::isEmpty);

    List<Line> all = new ArrayList<>(lines);
    all.addAll(corrections);
    int score = sum(all, Line::pointsTenths);
    return new Score(
        all.stream().map(Line::toRow).toList(),
        score,
        sum(all, Line::lowTenths),
        sum(all, Line::highTenths),
        all.stream()
            .filter(Line::unknown)
            .sorted(Comparator.comparingInt(Line::width).reversed())
            .map(Line::row)
            .toList(),
        Why.of(lines, corrections),
        model.band(score).priority());
  }

  private List<Line> factLines(ScoreFacts facts) {
    List<Line> lines =
        new ArrayList<>(
            List.of(
                severityLine(facts.severity()),
                threat.line(facts),
                Line.factor(REACHABILITY, model.reachability(), facts.reachability()),
                Line.factor(EXPOSURE, model.exposure(), facts.exposure()),
                Line.factor(CRITICALITY, model.criticality(), facts.criticality()),
                Line.factor(DATA_CLASS, model.dataClass(), facts.dataClass()),
                blastRadiusLine(facts.assets()),
                environmentLine(facts)));
    if (!facts.controls().isEmpty()) {
      lines.add(controlsLine(facts.controls()));
    }
    return lines;
  }

  private Line severityLine(SeverityFact fact) {
    SeverityTable table = model.severity();
    int prior = table.pointsTenths(table.unknownBaseTenths());
    if (fact.baseTenths().isEmpty()) {
      return Line.unknown(
          SEVERITY,
          prior,
          table.pointsTenths(table.bestBaseTenths()),
          table.pointsTenths(table.worstBaseTenths()),
          "unknown severity");
    }
    int points = table.pointsTenths(fact.baseTenths().getAsInt());
    return Line.known(SEVERITY, points, prior, fact.words(), fact.source()).beside(fact.also());
  }

  private Line blastRadiusLine(int assets) {
    int points = model.blastRadius().pointsTenths(assets);
    String words = assets == 1 ? "1 asset" : assets + " assets";
    return Line.known(BLAST_RADIUS, points, 0, words, "occurrences");
  }

  private Line environmentLine(ScoreFacts facts) {
    Environment environment = facts.environmentScored();
    EnvironmentValue value = model.environmentValue(environment);
    int points = value.tenths();
    return environment == Environment.UNKNOWN
        ? Line.unknown(ENVIRONMENT, points, points, points, value.words())
        : Line.known(ENVIRONMENT, points, 0, value.words(), facts.environment().source())
            .beside(facts.environment().also());
  }

  private Line controlsLine(List<ControlFact> controls) {
    List<ControlFact> effective = controls.stream().filter(ControlFact::isEffective).toList();
    String words =
        effective.isEmpty()
            ? "no control in effect"
            : effective.stream().map(Scorer::words).collect(Collectors.joining(", "));
    String source =
        effective.isEmpty()
            ? Fact.NO_SOURCE
            : effective.stream().map(ControlFact::source).collect(Collectors.joining("; "));
    return Line.known(CONTROLS, model.controls().pointsTenths(controls), 0, words, source)
        .beside(
            controls.stream()
                .filter(control -> !control.isEffective())
                .map(control -> control.id() + ": " + control.lapse())
                .toList());
  }

  private static String words(ControlFact control) {
    String kind =
        switch (control.kind()) {
          case WAF_RULE -> "WAF rule";
          case RASP_BLOCK -> "RASP block";
          case SEGMENTATION -> "segmentation";
          case OTHER, UNKNOWN -> "control";
        };
    return kind + " " + control.id();
  }

  /** What lifts the sum to the floor; in the best case unknown context takes the floor away. */
  private Line floorLine(ScoreFacts facts, List<Line> lines) {
    Exposure exposure = facts.exposure().isUnknown() ? Exposure.UNKNOWN : facts.exposure().value();
    Floor floor = floor(facts, facts.reachability(), exposure);
    Floor low =
        floor(
            facts,
            facts.reachability().isUnknown() ? SURELY_UNREACHABLE : facts.reachability(),
            exposure == Exposure.UNKNOWN ? Exposure.ISOLATED : exposure);
    return new Line(
        FLOOR,
        floor.lift(sum(lines, Line::pointsTenths)),
        low.lift(sum(lines, Line::lowTenths)),
        floor.lift(sum(lines, Line::highTenths)),
        0,
        floor.words(),
        "rule " + floor.rule() + " of " + model.id(),
        false,
        List.of());
  }

  /** A lower bound of the score with the rule that sets it. */
  private record Floor(int tenths, String rule, String words) {

    /** Points up to the floor. No floor lifts nothing: what is below 0 is the clamp's. */
    int lift(int sum) {
      return tenths == 0 ? 0 : Math.max(0, tenths - sum);
    }
  }

  private Floor floor(ScoreFacts facts, Fact<Reachability> reachability, Exposure exposure) {
    List<Floor> floors = new ArrayList<>();
    if (!facts.maliciousPackage().isEmpty()) {
      floors.add(
          new Floor(
              model.floor().maliciousPackageTenths(),
              "malicious-package",
              "malicious package (" + facts.maliciousPackage() + ")"));
    }
    if (!facts.liveSecret().isEmpty()) {
      floors.add(
          new Floor(
              model.floor().verifiedSecretTenths(),
              "live-secret",
              "verified live secret (" + facts.liveSecret() + ")"));
    }
    if (Threat.isKnownExploited(facts)) {
      floors.add(
          new Floor(
              model.floor().knownExploitedTenths(facts.environmentScored(), exposure, reachability),
              "known-exploited",
              "known exploited and not disproved in production"));
    }
    Floor highest = new Floor(0, "none", "no floor");
    for (Floor floor : floors) {
      highest = floor.tenths() > highest.tenths() ? floor : highest;
    }
    return highest;
  }

  private Line clampLine(List<Line> lines, Line floor) {
    return new Line(
        CLAMP,
        correction(sum(lines, Line::pointsTenths) + floor.pointsTenths()),
        correction(sum(lines, Line::lowTenths) + floor.lowTenths()),
        correction(sum(lines, Line::highTenths) + floor.highTenths()),
        0,
        "0 to 100",
        "rule clamp of " + model.id(),
        false,
        List.of());
  }

  private static int correction(int sum) {
    return Math.clamp(sum, 0, ScoreModel.MAX_TENTHS) - sum;
  }

  private static int sum(List<Line> lines, ToIntFunction<Line> points) {
    return lines.stream().mapToInt(points).sum();
  }
}
