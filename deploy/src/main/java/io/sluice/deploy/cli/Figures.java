/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.cli;

import io.sluice.event.Ownership;
import io.sluice.event.OwnershipRule;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How scores, dates and owners are shown. */
final class Figures {

  private Figures() {}

  /** Tenths as a decimal number: 853 is 85.3. */
  static String score(int tenths) {
    return String.format(Locale.ROOT, "%d.%d", tenths / 10, Math.abs(tenths % 10));
  }

  /** Tenths with a sign: +12.5, -8.0, 0.0. */
  static String points(int tenths) {
    String sign = tenths > 0 ? "+" : tenths < 0 ? "-" : "";
    return sign + score(Math.abs(tenths));
  }

  /** Calendar date in UTC, or a dash. */
  static String date(@Nullable Instant time) {
    return time == null
        ? "-"
        : DateTimeFormatter.ISO_LOCAL_DATE.format(time.atOffset(ZoneOffset.UTC));
  }

  /** A symbol as people read it. */
  static String lower(Enum<?> symbol) {
    return symbol.name().toLowerCase(Locale.ROOT);
  }

  /** The owner, or that there is none. */
  static String owner(Ownership ownership) {
    return ownership.getOwner() == null ? "unowned" : ownership.getOwner();
  }

  /** What a rule of ownership is called. */
  static String rule(OwnershipRule rule) {
    return switch (rule) {
      case OVERRIDE -> "explicit override";
      case COMPONENT_PATH -> "component with a directory around the path";
      case CODEOWNERS_PATH -> "path rule of CODEOWNERS";
      case SERVICE_OWNER -> "component that has the asset";
      case REPOSITORY_OWNER -> "rule of CODEOWNERS for the whole repository";
      case SYSTEM_OWNER -> "system or domain of the component";
      case UNOWNED -> "none names an owner";
      case UNKNOWN -> "unknown";
    };
  }
}
