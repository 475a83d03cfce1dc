/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer;

import io.sluice.runtime.config.AppConfig;
import io.sluice.scorer.assess.Settings;
import io.sluice.scorer.model.ScoreModel;
import io.sluice.scorer.priority.Profile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds model and profile: the names of bundled ones, or files of the organisation's own. */
public final class SettingsFiles {

  private SettingsFiles() {}

  /** Settings that a process is configured with. */
  static Settings of(AppConfig config) {
    return of(config.scoreModel(), config.scoreProfile());
  }

  /**
   * Settings of a model and a profile.
   *
   * @param model file of the model; empty for the bundled one
   * @param profile name of a bundled profile, or a file
   * @throws IllegalArgumentException when a file is not what it should be; the message names it
   * @throws UncheckedIOException when a file cannot be read
   */
  public static Settings of(Optional<Path> model, String profile) {
    String modelText = model.map(SettingsFiles::text).orElseGet(ScoreModel::bundledText);
    String profileText =
        Profile.BUNDLED.contains(profile) ? Profile.bundledText(profile) : text(Path.of(profile));
    return Settings.of(modelText, profileText);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read: " + e.getMessage(), e);
    }
  }
}
