/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer.assess;

import io.sluice.cvss.CvssVector;
import io.sluice.event.ControlKind;
import io.sluice.event.Criticality;
import io.sluice.event.CvssAssessment;
import io.sluice.event.CvssRole;
import io.sluice.event.DataClass;
import io.sluice.event.Environment;
import io.sluice.event.EpssScore;
import io.sluice.event.ExploitEvidence;
import io.sluice.event.ExploitMaturity;
import io.sluice.event.Exposure;
import io.sluice.event.KevEntry;
import io.sluice.event.SsvcAssessment;
import io.sluice.event.SsvcAutomatable;
import io.sluice.event.SsvcExploitation;
import io.sluice.event.SsvcTechnicalImpact;
import io.sluice.event.VulnerabilityFacts;
import io.sluice.scorer.facts.SeverityEvidence;
import io.sluice.scorer.model.ControlFact;
import io.sluice.scorer.model.Fact;
import io.sluice.scorer.model.ModelText;
import io.sluice.scorer.model.Reachability;
import io.sluice.scorer.model.ScoreFacts;
import io.sluice.scorer.model.SeverityFact;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Facts of one case written down by hand, to see what score they give. Everything is optional, and
 * what is not written is unknown. Values are the words of the catalog in any case, with {@code -}
 * or {@code _}.
 *
 * @param severity severity as a tool names it, or a CVSS vector
 * @param vulnerabilities what is known of the vulnerability ids
 * @param confirmedBy tests that confirmed it in the running application
 * @param environment where it runs
 * @param assets number of assets concerned; 1 when it is not written
 * @param controls compensating controls
 * @param liveSecret who verified that a leaked secret works
 * @param maliciousPackage who says that the package was made to do harm
 * @param firstSeen ISO date of the first observation, for the due date
 */
public record FactsFile(
    @Nullable Rated severity,
    @Nullable List<Vulnerability> vulnerabilities,
    @Nullable List<String> confirmedBy,
    @Nullable Stated reachability,
    @Nullable Stated exposure,
    @Nullable Stated criticality,
    @Nullable Stated dataClass,
    @Nullable Stated environment,
    @Nullable Integer assets,
    @Nullable List<Control> controls,
    @Nullable String liveSecret,
    @Nullable String maliciousPackage,
    @Nullable String firstSeen) {

  /** Severity: a vector, a score on the scale of CVSS, or a name; and who says so. */
  public record Rated(
      @Nullable String vector,
      @Nullable Double score,
      @Nullable String named,
      @Nullable String by) {}

  /** A fact with the confidence in percent, 100 when it is not written, and who says so. */
  public record Stated(String value, @Nullable Integer confidence, @Nullable String source) {}

  /** What is known of a vulnerability. */
  public record Vulnerability(
      String id,
      @Nullable Kev kev,
      @Nullable Epss epss,
      @Nullable Ssvc ssvc,
      @Nullable String exploit,
      @Nullable List<Rating> cvss) {}

  /** Entry of the KEV catalog. */
  public record Kev(
      @Nullable String dateAdded,
      @Nullable String dueDate,
      @Nullable Boolean ransomware,
      @Nullable String version) {}

  /** EPSS score. */
  public record Epss(double probability, @Nullable String model, @Nullable String date) {}

  /** Published answers of SSVC. */
  public record Ssvc(
      @Nullable String exploitation,
      @Nullable String automatable,
      @Nullable String technicalImpact,
      @Nullable String provider) {}

  /** A rating of a vulnerability; role is organisation, vendor, nvd or adp. */
  public record Rating(String vector, String role, @Nullable String by) {}

  /** A compensating control. */
  public record Control(String id, String kind, @Nullable String proof, @Nullable String expires) {}

  /**
   * Reads a file, JSON or YAML.
   *
   * @throws IllegalArgumentException when it is none, with what is wrong in words
   */
  public static FactsFile of(String text) {
    return ModelText.readLenient(text, FactsFile.class, "facts file");
  }

  /**
   * The facts as the score reads them.
   *
   * @param at time at which controls have to be valid
   * @throws IllegalArgumentException when a word or a vector is not in the vocabulary
   */
  public ScoreFacts facts(Instant at) {
    List<VulnerabilityFacts> known = list(vulnerabilities).stream().map(FactsFile::facts).toList();
    return new ScoreFacts(
        SeverityEvidence.of(severityByTool(), known),
        known.stream().map(VulnerabilityFacts::getVulnerabilityId).toList(),
        known,
        list(confirmedBy).stream().sorted().toList(),
        fact(Reachability.class, Reachability.UNKNOWN, reachability),
        fact(Exposure.class, Exposure.UNKNOWN, exposure),
        fact(Criticality.class, Criticality.UNKNOWN, criticality),
        fact(DataClass.class, DataClass.UNKNOWN, dataClass),
        assets == null ? 1 : assets,
        fact(Environment.class, Environment.UNKNOWN, environment),
        list(controls).stream().map(control -> fact(control, at)).toList(),
        liveSecret == null ? "" : liveSecret,
        maliciousPackage == null ? "" : maliciousPackage,
        List.of());
  }

  /** First observation, when it is written. */
  public Optional<Instant> firstSeenAt() {
    return Optional.ofNullable(firstSeen).map(FactsFile::startOfDay);
  }

  private SeverityFact severityByTool() {
    if (severity == null) {
      return SeverityFact.unknown();
    }
    String by = severity.by() == null ? "as stated" : severity.by();
    if (severity.vector() != null) {
      CvssVector vector = CvssVector.parse(severity.vector());
      return SeverityFact.cvss(tenths(vector.baseScore()), by, vector.text());
    }
    if (severity.score() != null) {
      double score = severity.score();
      if (!(score >= 0 && score <= 10)) {
        throw new IllegalArgumentException("severity.score is 0 to 10: " + score);
      }
      return SeverityFact.cvss(tenths(score), by, "");
    }
    String named =
        severity.named() == null ? "" : severity.named().strip().toLowerCase(Locale.ROOT);
    return switch (named) {
      case "critical" -> SeverityFact.named(95, named, by);
      case "high" -> SeverityFact.named(80, named, by);
      case "medium" -> SeverityFact.named(55, named, by);
      case "low" -> SeverityFact.named(25, named, by);
      case "info" -> SeverityFact.named(5, named, by);
      case "", "unknown" -> SeverityFact.unknown();
      default ->
          throw new IllegalArgumentException(
              "severity.named is one of critical, high, medium, low, info: '" + named + "'");
    };
  }

  private static VulnerabilityFacts facts(Vulnerability vulnerability) {
    VulnerabilityFacts.Builder facts =
        VulnerabilityFacts.newBuilder().setVulnerabilityId(vulnerability.id());
    Kev kev = vulnerability.kev();
    if (kev != null) {
      facts
          .setKev(
              KevEntry.newBuilder()
                  .setDateAdded(text(kev.dateAdded(), "unknown"))
                  .setDueDate(kev.dueDate())
                  .setRansomware(Boolean.TRUE.equals(kev.ransomware()))
                  .build())
          .setKevVersion(text(kev.version(), "as stated"));
    }
    Epss epss = vulnerability.epss();
    if (epss != null) {
      if (!(epss.probability() >= 0 && epss.probability() <= 1)) {
        throw new IllegalArgumentException("epss.probability is 0 to 1: " + epss.probability());
      }
      facts.setEpss(
          EpssScore.newBuilder()
              .setProbability(epss.probability())
              .setPercentile(0)
              .setModelVersion(text(epss.model(), "as stated"))
              .setScoreDate(text(epss.date(), "unknown date"))
              .build());
    }
    Ssvc ssvc = vulnerability.ssvc();
    if (ssvc != null) {
      facts.setSsvc(
          SsvcAssessment.newBuilder()
              .setExploitation(
                  word(SsvcExploitation.class, SsvcExploitation.UNKNOWN, ssvc.exploitation()))
              .setAutomatable(
                  word(SsvcAutomatable.class, SsvcAutomatable.UNKNOWN, ssvc.automatable()))
              .setTechnicalImpact(
                  word(
                      SsvcTechnicalImpact.class,
                      SsvcTechnicalImpact.UNKNOWN,
                      ssvc.technicalImpact()))
              .setProvider(text(ssvc.provider(), "CISA-ADP"))
              .build());
    }
    if (vulnerability.exploit() != null) {
      facts.setExploits(
          List.of(
              ExploitEvidence.newBuilder()
                  .setMaturity(
                      word(ExploitMaturity.class, ExploitMaturity.UNKNOWN, vulnerability.exploit()))
                  .setSource("exploit")
                  .setReference("as stated")
                  .build()));
    }
    return facts
        .setCvss(list(vulnerability.cvss()).stream().map(FactsFile::rating).toList())
        .build();
  }

  private static CvssAssessment rating(Rating rating) {
    CvssVector vector = CvssVector.parse(rating.vector());
    CvssRole role = word(CvssRole.class, CvssRole.UNKNOWN, rating.role());
    double score =
        role == CvssRole.ORGANISATION
            ? vector.fullScore().orElse(vector.baseScore())
            : vector.baseScore();
    return CvssAssessment.newBuilder()
        .setProvider(text(rating.by(), rating.role()))
        .setRole(role)
        .setVersion(vector.version().toString())
        .setVector(vector.text())
        .setScore(score)
        .build();
  }

  private static ControlFact fact(Control control, Instant at) {
    String lapse = "";
    if (control.proof() == null || control.proof().isBlank()) {
      lapse = "no proof that it works";
    } else if (control.expires() != null && !at.isBefore(startOfDay(control.expires()))) {
      lapse = "expired " + control.expires();
    }
    return new ControlFact(
        control.id(),
        word(ControlKind.class, ControlKind.UNKNOWN, control.kind()),
        lapse,
        "as stated, proof " + control.proof());
  }

  private static <E extends Enum<E>> Fact<E> fact(
      Class<E> type, E unknown, @Nullable Stated stated) {
    if (stated == null) {
      return Fact.unknown(unknown);
    }
    E value = word(type, unknown, stated.value());
    return value == unknown
        ? Fact.unknown(unknown)
        : new Fact<>(
            value,
            stated.confidence() == null ? 100 : stated.confidence(),
            text(stated.source(), "as stated"));
  }

  private static <E extends Enum<E>> E word(Class<E> type, E unknown, @Nullable String word) {
    if (word == null) {
      return unknown;
    }
    String wanted = word.strip().toUpperCase(Locale.ROOT).replaceAll("[\\s-]+", "_");
    return Arrays.stream(type.getEnumConstants())
        .filter(value -> value.name().equals(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'"
                        + word
                        + "' is none of "
                        + Arrays.toString(type.getEnumConstants()).toLowerCase(Locale.ROOT)));
  }

  private static Instant startOfDay(String date) {
    try {
      return LocalDate.parse(date).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("no ISO date: '" + date + "'", e);
    }
  }

  private static int tenths(double score) {
    return Math.toIntExact(Math.round(score * 10));
  }

  private static String text(@Nullable String text, String otherwise) {
    return text == null ? otherwise : text;
  }

  private static <T> List<T> list(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }
}
