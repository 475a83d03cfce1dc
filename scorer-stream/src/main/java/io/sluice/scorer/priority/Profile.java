/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer.priority;

import io.sluice.event.Priority;
import io.sluice.scorer.model.ModelText;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How an organisation works: what decides the priority and how many days it gives.
 *
 * @param id name and version
 * @param scoreBands when the band of the score counts
 * @param tables decision tables that are asked, in the order in which they are shown
 * @param dueDays days of each priority
 * @param kevDueDate whether the due date of the KEV catalog binds
 * @param reopen what happens to the clock when an issue comes back
 * @param trustedVexAuthors authors whose VEX statements take an issue out of the queue
 */
public record Profile(
    String id,
    ScoreBands scoreBands,
    List<TableUse> tables,
    Map<Priority, Integer> dueDays,
    boolean kevDueDate,
    Reopen reopen,
    List<String> trustedVexAuthors) {

  /** When the band of the score counts for the priority. */
  public enum ScoreBands {
    /** Always; a table can only make an issue more urgent. */
    ALWAYS,
    /** Only where no table gives a priority. */
    WITHOUT_OUTCOME
  }

  /** What happens to the clock when an issue comes back. */
  public enum Reopen {
    /** All days anew. */
    RESTART,
    /** The days that were left, which may be none. */
    RESUME
  }

  /** Names of the profiles that are part of this version; the first is the default. */
  public static final List<String> BUNDLED = List.of("score-bands", "bod-26-04", "fedramp");

  /** Checks that every priority has days; keeps copies. */
  public Profile {
    tables = List.copyOf(tables);
    dueDays = Map.copyOf(dueDays);
    trustedVexAuthors = List.copyOf(trustedVexAuthors);
    for (Priority priority : Priority.values()) {
      Integer days = dueDays.get(priority);
      if (priority != Priority.UNKNOWN && (days == null || days < 0)) {
        throw new IllegalArgumentException(id + ": no days for " + priority);
      }
    }
  }

  /** The default profile. */
  public static Profile standard() {
    return bundled(BUNDLED.getFirst());
  }

  /** A profile that is part of this version. */
  public static Profile bundled(String name) {
    return of(bundledText(name));
  }

  /**
   * The file of a profile that is part of this version, to start an own one from.
   *
   * @throws IllegalArgumentException when there is none of that name
   */
  public static String bundledText(String name) {
    if (!BUNDLED.contains(name)) {
      throw new IllegalArgumentException(
          "no profile '" + name + "'; there are " + String.join(", ", BUNDLED));
    }
    return Resources.text("profile-" + name + ".json");
  }

  /**
   * Reads a profile from JSON or YAML.
   *
   * @throws IllegalArgumentException when it is none, with what is wrong in words
   */
  public static Profile of(String text) {
    return ModelText.read(text, Profile.class, "profile");
  }

  int days(Priority priority) {
    return Objects.requireNonNull(dueDays.get(priority), "checked when the profile was made");
  }
}
