/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.normalizer.severity;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingDouble;

import io.sluice.event.Rating;
import io.sluice.event.RawFinding;
import io.sluice.event.Severity;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Puts a finding on the common severity scale. The first of these that speaks decides:
 *
 * <ol>
 *   <li>a CVSS rating: of the organisation, else of a vendor or CNA, else of NVD, else of the tool;
 *       within one of these the newest CVSS version, then the highest score
 *   <li>a CVSS-like number without a method: a SARIF rule's {@code security-severity}
 *   <li>the finding's named severity, read on the tool's own scale
 *   <li>the named severity of a rating, providers in the order above
 * </ol>
 *
 * A score beside its vector must be the vector's score: where both are given and differ, the vector
 * is believed, because it can be recomputed by hand.
 */
public final class SeverityRater {

  /** Method name under which a SARIF {@code security-severity} travels as a rating. */
  public static final String SECURITY_SEVERITY = "security-severity";

  private static final double SAME_SCORE = 0.05;

  private static final Comparator<CvssRating> WEIGHT =
      comparing(CvssRating::provider)
          .thenComparing(CvssRating::version)
          .thenComparingDouble(CvssRating::score)
          .thenComparing(comparing(CvssRating::by).reversed());

  private final NamedSeverities names = new NamedSeverities();

  /** Severity of a finding of a tool. */
  public SeverityVerdict rate(RawFinding raw, String tool) {
    return cvss(raw, tool)
        .or(() -> securitySeverity(raw))
        .or(() -> named(raw, tool))
        .or(() -> namedRating(raw, tool))
        .orElseGet(
            () ->
                new SeverityVerdict(
                    Severity.UNKNOWN,
                    SeverityScale.scoreOf(Severity.UNKNOWN),
                    "not rated by " + tool,
                    null));
  }

  private static Optional<SeverityVerdict> cvss(RawFinding raw, String tool) {
    return raw.getRatings().stream()
        .map(rating -> CvssRating.read(rating, tool))
        .flatMap(Optional::stream)
        .max(WEIGHT)
        .map(CvssRating::verdict);
  }

  private static Optional<SeverityVerdict> securitySeverity(RawFinding raw) {
    return raw.getRatings().stream()
        .filter(SeverityRater::isPlainScore)
        .filter(rating -> rating.getScore() != null && SeverityScale.isScore(rating.getScore()))
        .max(comparingDouble(Rating::getScore))
        .map(
            rating ->
                new SeverityVerdict(
                    SeverityScale.nameOf(rating.getScore()),
                    rating.getScore(),
                    SECURITY_SEVERITY + " of " + rating.getSource(),
                    null));
  }

  private static boolean isPlainScore(Rating rating) {
    String method = rating.getMethod();
    return method == null ? rating.getVector() == null : method.equalsIgnoreCase(SECURITY_SEVERITY);
  }

  private Optional<SeverityVerdict> named(RawFinding raw, String tool) {
    String words = raw.getSeverity();
    return words == null ? Optional.empty() : named(words, tool, tool);
  }

  private Optional<SeverityVerdict> namedRating(RawFinding raw, String tool) {
    List<Rating> strongestFirst =
        raw.getRatings().stream()
            .filter(rating -> rating.getSeverity() != null)
            .sorted(comparing((Rating rating) -> Provider.of(rating.getSource(), tool)).reversed())
            .toList();
    return strongestFirst.stream()
        .map(rating -> named(rating.getSeverity(), tool, rating.getSource()))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<SeverityVerdict> named(String words, String tool, String by) {
    return names
        .read(tool, words)
        .filter(reading -> reading.severity() != Severity.UNKNOWN)
        .map(
            reading ->
                new SeverityVerdict(
                    reading.severity(),
                    reading.score(),
                    "severity '" + shortened(words) + "' of " + by,
                    null));
  }

  private static String shortened(String words) {
    String line = words.strip();
    return line.length() <= 40 ? line : line.substring(0, line.offsetByCodePoints(0, 20)) + "…";
  }

  /** A CVSS rating that could be understood. */
  private record CvssRating(
      Provider provider,
      CvssVersion version,
      double score,
      String by,
      Optional<CvssVector> vector,
      boolean corrected) {

    static Optional<CvssRating> read(Rating rating, String tool) {
      Optional<CvssVersion> method =
          Optional.ofNullable(rating.getMethod()).flatMap(CvssVersion::named);
      Optional<CvssVector> vector =
          Optional.ofNullable(rating.getVector()).flatMap(text -> CvssVector.read(text, method));
      Provider provider = Provider.of(rating.getSource(), tool);
      Double stated = rating.getScore();
      if (vector.isPresent()) {
        CvssVector read = vector.get();
        boolean corrected = stated != null && Math.abs(stated - read.score()) > SAME_SCORE;
        return Optional.of(
            new CvssRating(
                provider, read.version(), read.score(), rating.getSource(), vector, corrected));
      }
      return method
          .filter(version -> stated != null && SeverityScale.isScore(stated))
          .map(
              version ->
                  new CvssRating(
                      provider, version, stated, rating.getSource(), Optional.empty(), false));
    }

    SeverityVerdict verdict() {
      String source = String.format(Locale.ROOT, "%s by %s", version.method(), by);
      return new SeverityVerdict(
          SeverityScale.nameOf(score),
          score,
          corrected ? source + ", score from vector" : source,
          vector.map(CvssVector::text).orElse(null));
    }
  }
}
