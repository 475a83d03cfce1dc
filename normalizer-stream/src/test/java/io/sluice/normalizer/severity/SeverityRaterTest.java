/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.normalizer.severity;

import static io.sluice.normalizer.Samples.rating;
import static io.sluice.normalizer.Samples.raw;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.event.Category;
import io.sluice.event.Rating;
import io.sluice.event.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeverityRaterTest {

  private static final String V4 =
      "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N";
  private static final String V31 = "CVSS:3.1/AV:N/AC:L/PR:L/UI:R/S:C/C:L/I:L/A:H";

  private final SeverityRater rater = new SeverityRater();

  @ParameterizedTest
  @CsvSource({
    "semgrep, ERROR, HIGH, 8.0",
    "semgrep, WARNING, MEDIUM, 5.5",
    "semgrep, INFO, LOW, 2.5",
    "codeql, note, LOW, 2.5",
    "codeql, none, INFO, 0.5",
    "trivy, CRITICAL, CRITICAL, 9.5",
    "grype, Negligible, INFO, 0.5",
    "zap, High (Medium), HIGH, 8.0",
    "zap, Informational (High), INFO, 0.5",
    "zap, 3, HIGH, 8.0",
    "falco, Emergency, CRITICAL, 9.5",
    "falco, Alert, CRITICAL, 9.5",
    "falco, Critical, CRITICAL, 9.5",
    "falco, Error, HIGH, 8.0",
    "falco, Warning, MEDIUM, 5.5",
    "falco, Notice, LOW, 2.5",
    "falco, Informational, INFO, 0.5",
    "falco, Debug, INFO, 0.5",
    "redhat, moderate, MEDIUM, 5.5",
    "redhat, important, HIGH, 8.0",
    "sonarqube, BLOCKER, CRITICAL, 9.5",
    "sonarqube, CRITICAL, HIGH, 8.0",
    "spotbugs, 1, HIGH, 8.0",
    "qualys, 5, CRITICAL, 9.5",
    "generic, 7.5, HIGH, 7.5",
    "generic, 10, CRITICAL, 10.0",
    "generic, ' high ', HIGH, 8.0",
  })
  void shouldReadNamesOnTheScaleOfTheTool(
      String tool, String words, Severity severity, double score) {
    SeverityVerdict verdict = rater.rate(raw(Category.SAST).setSeverity(words).build(), tool);

    assertThat(verdict.severity()).isEqualTo(severity);
    assertThat(verdict.score()).isEqualTo(score);
    assertThat(verdict.source()).isEqualTo("severity '" + words.strip() + "' of " + tool);
    assertThat(verdict.vector()).isNull();
  }

  @ParameterizedTest
  @CsvSource({"''", "unknown", "gobbledygook", "11", "-1", "NaN", "Infinity", "undefined"})
  void shouldCallMediumWhatNobodyRated(String words) {
    SeverityVerdict verdict = rater.rate(raw(Category.SAST).setSeverity(words).build(), "tool");

    assertThat(verdict.severity()).isEqualTo(Severity.UNKNOWN);
    assertThat(verdict.score()).isEqualTo(5.5);
    assertThat(verdict.source()).isEqualTo("not rated by tool");
  }

  @Test
  void shouldPreferVendorToNvdToTool() {
    Rating tool = rating("trivy", "CVSSv31", 1.0, null);
    Rating nvd = rating("nvd", "CVSSv31", 9.8, null);
    Rating vendor = rating("redhat", "CVSSv3", 5.0, null);

    assertThat(rate(tool, nvd, vendor).source()).isEqualTo("CVSSv3 by redhat");
    assertThat(rate(tool, nvd).source()).isEqualTo("CVSSv31 by nvd");
    assertThat(rate(tool).score()).isEqualTo(1.0);
  }

  @Test
  void shouldPreferOwnOrganisationToVendor() {
    assertThat(
            rate(
                    rating("redhat", "CVSSv31", 9.0, null),
                    rating("organization", "CVSSv31", 3.0, null))
                .score())
        .isEqualTo(3.0);
  }

  @Test
  void shouldPreferNewestVersionOfOneProvider() {
    SeverityVerdict verdict =
        rate(
            rating("nvd", "CVSSv2", 10.0, null),
            rating("nvd", "CVSSv4", null, V4),
            rating("nvd", "CVSSv31", 8.2, V31));

    assertThat(verdict).isEqualTo(new SeverityVerdict(Severity.CRITICAL, 9.3, "CVSSv4 by nvd", V4));
  }

  @Test
  void shouldTakeHighestOfEqualRaters() {
    assertThat(rate(rating("suse", "CVSSv31", 4.0, null), rating("ghsa", "CVSSv31", 7.0, null)))
        .extracting(SeverityVerdict::source)
        .isEqualTo("CVSSv31 by ghsa");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "CVSSv31, AV:N/AC:L/PR:L/UI:R/S:C/C:L/I:L/A:H, 8.2, CVSSv31",
        "CVSSv3, AV:N/AC:L/PR:L/UI:R/S:C/C:L/I:L/A:H, 8.2, CVSSv3",
        "-, AV:N/AC:L/PR:L/UI:R/S:C/C:L/I:L/A:H, 8.2, CVSSv31",
        "-, CVSS:3.0/AV:N/AC:L/PR:L/UI:R/S:C/C:L/I:L/A:H, 8.2, CVSSv3",
        "-, AV:N/AC:L/Au:N/C:P/I:P/A:P, 7.5, CVSSv2",
        "CVSSv2, (AV:N/AC:L/Au:N/C:P/I:P/A:P), 7.5, CVSSv2",
        "CVSSv2, CVSS:2.0/AV:N/AC:L/Au:N/C:P/I:P/A:P, 7.5, CVSSv2",
        "CVSSv4, AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N, 9.3, CVSSv4",
      })
  void shouldReadVectorsAsScannersWriteThem(
      @Nullable String method, String vector, double score, String version) {
    SeverityVerdict verdict = rate(rating("nvd", method, null, vector));

    assertThat(verdict.score()).isEqualTo(score);
    assertThat(verdict.source()).isEqualTo(version + " by nvd");
  }

  @Test
  void shouldBelieveVectorRatherThanScore() {
    SeverityVerdict verdict = rate(rating("nvd", "CVSSv31", 1.0, V31));

    assertThat(verdict.score()).isEqualTo(8.2);
    assertThat(verdict.source()).isEqualTo("CVSSv31 by nvd, score from vector");
  }

  @Test
  void shouldFallBackToScoreOfBrokenVector() {
    SeverityVerdict verdict = rate(rating("nvd", "CVSSv31", 6.1, "CVSS:3.1/nonsense"));

    assertThat(verdict)
        .isEqualTo(new SeverityVerdict(Severity.MEDIUM, 6.1, "CVSSv31 by nvd", null));
  }

  @ParameterizedTest
  @CsvSource({"-0.1", "10.1", "NaN"})
  void shouldIgnoreScoresOffTheScale(double score) {
    assertThat(rate(rating("nvd", "CVSSv31", score, null)).severity()).isEqualTo(Severity.UNKNOWN);
  }

  @Test
  void shouldPreferScoreOfRuleToLevel() {
    SeverityVerdict verdict =
        rater.rate(
            raw(Category.SAST)
                .setSeverity("note")
                .setRatings(List.of(rating("codeql", "other", 8.8, null)))
                .build(),
            "codeql");

    assertThat(verdict).isEqualTo(new SeverityVerdict(Severity.HIGH, 8.8, "score of codeql", null));
  }

  @Test
  void shouldPreferExactWordToSarifLevel() {
    SeverityVerdict verdict =
        rater.rate(
            raw(Category.CONTAINER)
                .setSeverity("error")
                .setRatings(List.of(new Rating("trivy", null, null, null, "CRITICAL")))
                .build(),
            "trivy");

    assertThat(verdict.severity()).isEqualTo(Severity.CRITICAL);
  }

  @Test
  void shouldUseNamedRatingOfStrongestProviderLast() {
    SeverityVerdict verdict =
        rater.rate(
            raw(Category.SCA)
                .setRatings(
                    List.of(
                        new Rating("nvd", null, null, null, "LOW"),
                        new Rating("ghsa", "other", 83.0, null, "moderate")))
                .build(),
            "tool");

    assertThat(verdict)
        .isEqualTo(new SeverityVerdict(Severity.MEDIUM, 5.5, "severity 'moderate' of ghsa", null));
  }

  @ParameterizedTest
  @CsvSource({
    "0.0, INFO",
    "0.1, LOW",
    "3.9, LOW",
    "4.0, MEDIUM",
    "6.9, MEDIUM",
    "7.0, HIGH",
    "8.9, HIGH",
    "9.0, CRITICAL",
    "10.0, CRITICAL"
  })
  void shouldNameScoresAsCvssDoes(double score, Severity severity) {
    assertThat(SeverityScale.nameOf(score)).isEqualTo(severity);
  }

  private SeverityVerdict rate(Rating... ratings) {
    return rater.rate(raw(Category.SCA).setRatings(List.of(ratings)).build(), "trivy");
  }
}
