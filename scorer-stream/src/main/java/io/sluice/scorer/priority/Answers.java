/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer.priority;

import io.sluice.cvss.CvssVector;
import io.sluice.event.Criticality;
import io.sluice.event.CvssAssessment;
import io.sluice.event.DataClass;
import io.sluice.event.Exposure;
import io.sluice.event.SsvcAssessment;
import io.sluice.event.SsvcAutomatable;
import io.sluice.event.SsvcTechnicalImpact;
import io.sluice.event.VulnerabilityFacts;
import io.sluice.scorer.model.Exploitation;
import io.sluice.scorer.model.Fact;
import io.sluice.scorer.model.ScoreFacts;
import io.sluice.scorer.model.ScoreModel;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Answers the questions of the decision tables from the facts of the score. Unknown is never
 * answered with the best: exposure is open, attacks can be automated, the impact is total, the
 * mission depends on it in part; exploitation is "none" only where somebody looked. What is derived
 * or assumed says so in its source. Of several vulnerabilities the worst answer counts.
 */
final class Answers {

  private static final String DERIVED = "derived from ";

  /** EPSS from which an attack counts as likely; the level from which the curve is steep. */
  private static final double LIKELY = 0.1;

  private final ScoreModel model;

  Answers(ScoreModel model) {
    this.model = model;
  }

  /** Answers by the keys of the decision points. */
  Map<String, Answer> of(ScoreFacts facts) {
    Answer exploitation = exploitation(facts);
    Answer technicalImpact = technicalImpact(facts);
    Map<String, Answer> answers = new HashMap<>();
    answers.put("E", exploitation);
    answers.put("A", automatable(facts));
    answers.put("TI", technicalImpact);
    answers.put("MWI", missionAndWellBeing(facts));
    answers.put("EXP", systemExposure(facts.exposure()));
    answers.put("HI", humanImpact(facts.criticality()));
    answers.put("KEV", inKev(facts));
    answers.put("AE", assetExposure(facts.exposure()));
    answers.put("IRV", assetExposure(facts.exposure()));
    answers.put("LEV", likelyExploitable(facts));
    answers.put("PAIN", agencyImpact(facts, technicalImpact));
    return answers;
  }

  private static Answer exploitation(ScoreFacts facts) {
    Exploitation worst = worstExploitation(facts);
    Answer published =
        switch (worst.stage()) {
          case KEV_RANSOMWARE, KEV, ACTIVE -> new Answer("A", worst.source());
          case WEAPONISED, POC -> new Answer("P", worst.source());
          case NONE -> new Answer("N", worst.source());
          case UNKNOWN -> new Answer("P", "assumed, nobody is known to have looked");
        };
    boolean confirmed = !facts.confirmedBy().isEmpty() && !published.value().equals("A");
    return confirmed
        ? new Answer("P", "confirmed by " + String.join(", ", facts.confirmedBy()))
        : published;
  }

  private static Exploitation worstExploitation(ScoreFacts facts) {
    return facts.vulnerabilities().stream()
        .map(Exploitation::of)
        // "Nobody looked" is worse than "looked for and not found".
        .max(
            Comparator.comparingInt(
                found ->
                    switch (found.stage()) {
                      case NONE -> 0;
                      case UNKNOWN -> 1;
                      case POC, WEAPONISED, ACTIVE, KEV, KEV_RANSOMWARE ->
                          found.stage().ordinal() + 2;
                    }))
        .orElseGet(() -> new Exploitation(Exploitation.Stage.UNKNOWN, Fact.NO_SOURCE));
  }

  private static Answer automatable(ScoreFacts facts) {
    return worst(facts, Answers::publishedAutomatable, CvssVector::isUnconditional, "Y", "N");
  }

  private static Answer technicalImpact(ScoreFacts facts) {
    return worst(facts, Answers::publishedImpact, CvssVector::isTotal, "T", "P");
  }

  private interface Published {
    /** True or false as published, or empty. */
    Optional<Boolean> of(SsvcAssessment assessment);
  }

  private interface Derived {
    boolean of(CvssVector vector);
  }

  /** The worst of what is published of each vulnerability, else derived from its vector. */
  private static Answer worst(
      ScoreFacts facts, Published published, Derived derived, String bad, String good) {
    Stream<Answer> ofFeeds =
        facts.vulnerabilities().stream()
            .flatMap(
                vulnerability ->
                    published(vulnerability, published, bad, good)
                        .or(() -> derived(vulnerability, derived, bad, good))
                        .stream());
    return ofFeeds
        .sorted(Comparator.comparing(answer -> !answer.value().equals(bad)))
        .findFirst()
        .or(() -> derived(facts.severity().vector(), "the vector of the issue", derived, bad, good))
        .orElseGet(() -> new Answer(bad, Answer.ASSUMED));
  }

  private static Optional<Answer> published(
      VulnerabilityFacts vulnerability, Published published, String bad, String good) {
    return Optional.ofNullable(vulnerability.getSsvc())
        .flatMap(
            ssvc ->
                published
                    .of(ssvc)
                    .map(
                        is ->
                            new Answer(
                                is ? bad : good,
                                ssvc.getProvider() + ", " + vulnerability.getVulnerabilityId())));
  }

  private static Optional<Answer> derived(
      VulnerabilityFacts vulnerability, Derived derived, String bad, String good) {
    return vulnerability.getCvss().stream()
        .map(CvssAssessment::getVector)
        .flatMap(
            vector ->
                derived(vector, vulnerability.getVulnerabilityId(), derived, bad, good).stream())
        .findFirst();
  }

  private static Optional<Answer> derived(
      String vector, String of, Derived derived, String bad, String good) {
    return CvssVector.find(vector, Optional.empty())
        .map(read -> new Answer(derived.of(read) ? bad : good, DERIVED + of + ": " + read.text()));
  }

  private static Optional<Boolean> publishedAutomatable(SsvcAssessment assessment) {
    return assessment.getAutomatable() == SsvcAutomatable.UNKNOWN
        ? Optional.empty()
        : Optional.of(assessment.getAutomatable() == SsvcAutomatable.YES);
  }

  private static Optional<Boolean> publishedImpact(SsvcAssessment assessment) {
    return assessment.getTechnicalImpact() == SsvcTechnicalImpact.UNKNOWN
        ? Optional.empty()
        : Optional.of(assessment.getTechnicalImpact() == SsvcTechnicalImpact.TOTAL);
  }

  /**
   * Mission prevalence from the criticality (low is minimal, medium and high support, mission
   * essential), well-being from the data (public and internal are minimal, the others material).
   */
  private static Answer missionAndWellBeing(ScoreFacts facts) {
    Fact<Criticality> criticality = facts.criticality();
    Fact<DataClass> data = facts.dataClass();
    String source = words(criticality) + ", " + words(data);
    if (!criticality.isUnknown() && criticality.value() == Criticality.MISSION) {
      return new Answer("H", DERIVED + source);
    }
    boolean minimal =
        !criticality.isUnknown()
            && criticality.value() == Criticality.LOW
            && !data.isUnknown()
            && (data.value() == DataClass.PUBLIC || data.value() == DataClass.INTERNAL);
    return new Answer(minimal ? "L" : "M", DERIVED + source);
  }

  private static String words(Fact<?> fact) {
    String type = fact.value() instanceof Criticality ? "criticality " : "data ";
    return type
        + (fact.isUnknown() ? "unknown" : fact.value().name().toLowerCase(java.util.Locale.ROOT));
  }

  private static Answer systemExposure(Fact<Exposure> exposure) {
    if (exposure.isUnknown()) {
      return new Answer("O", Answer.ASSUMED);
    }
    String value =
        switch (exposure.value()) {
          case ISOLATED -> "S";
          case INTERNAL, PARTNER -> "C";
          case INTERNET_AUTHENTICATED, INTERNET_OPEN, UNKNOWN -> "O";
        };
    return new Answer(value, exposure.source());
  }

  /** Safety is taken as marginal, the default of SSVC; so human impact follows the mission. */
  private static Answer humanImpact(Fact<Criticality> criticality) {
    if (criticality.isUnknown()) {
      return new Answer("L", "assumed, support of the mission crippled");
    }
    String value =
        switch (criticality.value()) {
          case LOW, MEDIUM, UNKNOWN -> "L";
          case HIGH -> "M";
          case MISSION -> "VH";
        };
    return new Answer(value, DERIVED + words(criticality));
  }

  private static Answer inKev(ScoreFacts facts) {
    return facts.vulnerabilities().stream()
        .filter(vulnerability -> vulnerability.getKev() != null)
        .findFirst()
        .map(vulnerability -> new Answer("Y", Exploitation.of(vulnerability).source()))
        .orElseGet(() -> new Answer("N", "no entry in CISA KEV"));
  }

  /** Behind a login on the internet is reachable for people who are not trusted. */
  private static Answer assetExposure(Fact<Exposure> exposure) {
    if (exposure.isUnknown()) {
      return new Answer("Y", Answer.ASSUMED);
    }
    boolean internet =
        exposure.value() == Exposure.INTERNET_OPEN
            || exposure.value() == Exposure.INTERNET_AUTHENTICATED;
    return new Answer(internet ? "Y" : "N", exposure.source());
  }

  private Answer likelyExploitable(ScoreFacts facts) {
    if (model.floor().isDisproved(facts.reachability())) {
      return new Answer("N", "not reachable by " + facts.reachability().source());
    }
    Exploitation worst = worstExploitation(facts);
    if (!facts.confirmedBy().isEmpty() || worst.stage() != Exploitation.Stage.NONE) {
      return new Answer("Y", worst.source());
    }
    return facts.vulnerabilities().stream()
        .filter(vulnerability -> vulnerability.getEpss() != null)
        .filter(vulnerability -> vulnerability.getEpss().getProbability() >= LIKELY)
        .findFirst()
        .map(vulnerability -> new Answer("Y", "EPSS of " + vulnerability.getVulnerabilityId()))
        .orElseGet(() -> new Answer("N", worst.source() + ", EPSS below 0.1"));
  }

  /** Our estimate of what FedRAMP leaves to the provider: criticality, one less when partial. */
  private static Answer agencyImpact(ScoreFacts facts, Answer technicalImpact) {
    Fact<Criticality> criticality = facts.criticality();
    int most =
        criticality.isUnknown()
            ? 4
            : switch (criticality.value()) {
              case LOW -> 2;
              case MEDIUM -> 3;
              case HIGH, UNKNOWN -> 4;
              case MISSION -> 5;
            };
    int impact = technicalImpact.value().equals("T") ? most : most - 1;
    return new Answer(
        Integer.toString(impact),
        "estimated from " + words(criticality) + ", technical impact " + technicalImpact.value());
  }
}
