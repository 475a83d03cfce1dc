/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.intel;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.cvss.CvssVector;
import io.sluice.cvss.CvssVersion;
import io.sluice.cvss.MalformedCvssException;
import io.sluice.event.CvssAssessment;
import io.sluice.event.CvssRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Ratings of one record. The score is computed from the vector, because that can be done again by
 * hand; a stated one that differs is kept beside it. A vector that is none is a problem and left
 * out.
 */
final class CvssRatings {

  private static final int MAX = 50;
  private static final int MAX_PROVIDER = 100;
  private static final double SAME_SCORE = 0.05;

  private final String vulnerability;
  private final Consumer<String> problems;
  private final List<CvssAssessment> ratings = new ArrayList<>();

  CvssRatings(String vulnerability, Consumer<String> problems) {
    this.vulnerability = vulnerability;
    this.problems = problems;
  }

  /** Takes a rating in the JSON that FIRST defines for CVSS; one without a vector says nothing. */
  void add(String provider, CvssRole role, JsonNode cvss) {
    JsonNode score = cvss.path("baseScore");
    JsonTree.text(cvss, "vectorString")
        .ifPresent(
            vector ->
                add(
                    provider,
                    role,
                    vector,
                    JsonTree.text(cvss, "version").flatMap(CvssVersion::numbered),
                    score.isNumber() ? score.doubleValue() : null));
  }

  void add(
      String provider,
      CvssRole role,
      String text,
      Optional<CvssVersion> version,
      @Nullable Double stated) {
    String by = provider.length() > MAX_PROVIDER ? provider.substring(0, MAX_PROVIDER) : provider;
    try {
      CvssVector vector = CvssVector.parse(text, version);
      CvssAssessment rating =
          CvssAssessment.newBuilder()
              .setProvider(by)
              .setRole(role)
              .setVersion(vector.version().number())
              .setVector(vector.text())
              .setScore(vector.baseScore())
              .setStatedScore(stated != null && differs(stated, vector) ? stated : null)
              .build();
      if (ratings.size() < MAX && !ratings.contains(rating)) {
        ratings.add(rating);
      }
    } catch (MalformedCvssException e) {
      problems.accept(vulnerability + ": rating of " + by + " left out: " + e.getMessage());
    }
  }

  List<CvssAssessment> list() {
    return ratings;
  }

  /** Some state the score with threat and environmental metrics as the base score. */
  private static boolean differs(double stated, CvssVector vector) {
    return Math.abs(stated - vector.baseScore()) > SAME_SCORE
        && Math.abs(stated - vector.fullScore().orElse(Double.MAX_VALUE)) > SAME_SCORE;
  }
}
