/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.normalizer.severity;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingDouble;

import io.sluice.cvss.CvssVector;
import io.sluice.cvss.CvssVersion;
import io.sluice.event.Rating;
import io.sluice.event.RawFinding;
import io.sluice.event.Severity;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Puts a finding on the common severity scale. The first of these that speaks decides:
 *
 * <ol>
 *   <li>a CVSS rating: of the organisation, else of a vendor or CNA, else of NVD, else of the tool;
 *       within one of these the newest CVSS version, then the highest score
 *   <li>a CVSS-like number without a method: a SARIF rule's {@code security-severity}
 *   <li>the finding's named severity, read on the tool's own scale; before a mere SARIF level the
 *       word that the tool gives beside it
 *   <li>the named severity of a rating, providers in the order above
 * </ol>
 *
 * A score beside its vector must be the vector's score: where both are given and differ, the vector
 * is believed, because it can be recomputed by hand. Only the base score counts: environmental
 * metrics describe the environment of whoever rated, not the one that the finding is in.
 */
public final class SeverityRater {

  private static final String SECURITY_SEVERITY = "security-severity";

  private static final Set<String> SARIF_LEVELS = Set.of("error", "warning", "note", "none");

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
        .or(() -> plainScore(raw))
        .or(() -> isSarifLevel(raw) ? ownNamedRating(raw, tool) : Optional.empty())
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

  private static Optional<SeverityVerdict> plainScore(RawFinding raw) {
    return raw.getRatings().stream()
        .filter(SeverityRater::isPlainScore)
        .filter(rating -> rating.getScore() != null && SeverityScale.isScore(rating.getScore()))
        .max(comparingDouble(Rating::getScore))
        .map(
            rating ->
                new SeverityVerdict(
                    SeverityScale.nameOf(rating.getScore()),
                    rating.getScore(),
                    "score of " + rating.getSource(),
                    null));
  }

  /** A number alone; beside a severity of its own an unnamed method may count to 5 or to 100. */
  private static boolean isPlainScore(Rating rating) {
    String method = rating.getMethod();
    return SECURITY_SEVERITY.equalsIgnoreCase(method)
        || ((method == null || method.equalsIgnoreCase("other"))
            && rating.getVector() == null
            && rating.getSeverity() == null);
  }

  private Optional<SeverityVerdict> named(RawFinding raw, String tool) {
    String words = raw.getSeverity();
    return words == null ? Optional.empty() : named(words, tool, tool);
  }

  /** Tools put critical and high findings into one SARIF level, and the exact word beside it. */
  private static boolean isSarifLevel(RawFinding raw) {
    return raw.getSeverity() != null
        && SARIF_LEVELS.contains(raw.getSeverity().toLowerCase(Locale.ROOT));
  }

  private Optional<SeverityVerdict> ownNamedRating(RawFinding raw, String tool) {
    return firstNamed(
        raw.getRatings().stream()
            .filter(rating -> Provider.of(rating.getSource(), tool) == Provider.TOOL),
        tool);
  }

  private Optional<SeverityVerdict> namedRating(RawFinding raw, String tool) {
    return firstNamed(
        raw.getRatings().stream()
            .sorted(comparing((Rating rating) -> Provider.of(rating.getSource(), tool)).reversed()),
        tool);
  }

  private Optional<SeverityVerdict> firstNamed(Stream<Rating> ratings, String tool) {
    return ratings
        .filter(rating -> rating.getSeverity() != null)
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
          Optional.ofNullable(rating.getVector()).flatMap(text -> CvssVector.find(text, method));
      Provider provider = Provider.of(rating.getSource(), tool);
      Double stated = rating.getScore();
      if (vector.isPresent()) {
        CvssVector read = vector.get();
        boolean corrected = stated != null && Math.abs(stated - read.baseScore()) > SAME_SCORE;
        return Optional.of(
            new CvssRating(
                provider, read.version(), read.baseScore(), rating.getSource(), vector, corrected));
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
