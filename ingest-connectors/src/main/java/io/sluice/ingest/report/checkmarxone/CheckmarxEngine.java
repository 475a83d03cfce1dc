/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.checkmarxone;

import io.sluice.event.Category;
import java.util.Locale;
import java.util.Optional;

/** The engines of Checkmarx One. */
enum CheckmarxEngine {
  SAST(Category.SAST),
  SCA(Category.SCA),
  IAC(Category.IAC),
  CONTAINERS(Category.CONTAINER),
  SECRETS(Category.SECRET),
  API(Category.API);

  private final Category category;

  CheckmarxEngine(Category category) {
    this.category = category;
  }

  Category category() {
    return category;
  }

  /** The engine by the type of a result, or by its name in a scan report; SAST when not known. */
  static CheckmarxEngine of(Optional<String> type) {
    return switch (type.orElse("").toLowerCase(Locale.ROOT)) {
      case "sca" -> SCA;
      case "kics", "iac", "iac-security" -> IAC;
      case "containers", "container", "container security" -> CONTAINERS;
      case "sscs-secret-detection", "secret detection", "secrets" -> SECRETS;
      case "apisec", "api security", "api" -> API;
      default -> SAST;
    };
  }
}
