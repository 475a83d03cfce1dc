/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.gitlab;

import io.sluice.event.Category;
import java.util.Locale;
import java.util.Optional;

/** What kind of scan a report is about. */
enum GitlabType {
  SAST(Category.SAST),
  DAST(Category.DAST),
  API_FUZZING(Category.API),
  /** Runs the code with odd inputs, as DAST does, but has no address. */
  COVERAGE_FUZZING(Category.DAST),
  DEPENDENCY_SCANNING(Category.SCA),
  CONTAINER_SCANNING(Category.CONTAINER),
  CLUSTER_IMAGE_SCANNING(Category.CONTAINER),
  CONTAINER_SCANNING_FOR_REGISTRY(Category.CONTAINER),
  SECRET_DETECTION(Category.SECRET);

  private final Category category;

  GitlabType(Category category) {
    this.category = category;
  }

  Category category() {
    return category;
  }

  /** Name as GitLab writes it. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The type of that name. */
  static Optional<GitlabType> of(String id) {
    for (GitlabType type : values()) {
      if (type.id().equals(id)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
