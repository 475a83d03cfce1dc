/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer.assess;

import io.sluice.scorer.model.ScoreModel;
import io.sluice.scorer.priority.Profile;
import io.sluice.topic.Hash;

/**
 * What is judged by: a model and a profile, each under an id that changes with its content.
 *
 * @param model weights and tables
 * @param modelId its id; of an own model with a hash of its file
 * @param profile what decides the priority, and days
 * @param profileId its id; of an own profile with a hash of its file
 */
public record Settings(ScoreModel model, String modelId, Profile profile, String profileId) {

  private static final int HEX = 8;

  /** Model and default profile of this version. */
  public static Settings standard() {
    return of(ScoreModel.bundledText(), Profile.bundledText(Profile.BUNDLED.getFirst()));
  }

  /**
   * Settings from the texts of a model and a profile.
   *
   * @throws IllegalArgumentException when one of them is none, with what is wrong in words
   */
  public static Settings of(String modelText, String profileText) {
    ScoreModel model = ScoreModel.of(modelText);
    Profile profile = Profile.of(profileText);
    boolean ownModel = !modelText.equals(ScoreModel.bundledText());
    boolean ownProfile =
        Profile.BUNDLED.stream().map(Profile::bundledText).noneMatch(profileText::equals);
    return new Settings(
        model,
        ownModel ? marked(model.id(), modelText) : model.id(),
        profile,
        ownProfile ? marked(profile.id(), profileText) : profile.id());
  }

  /** Model and profile together: what was judged by another version is judged again. */
  public String version() {
    return modelId + " " + profileId;
  }

  private static String marked(String id, String text) {
    return id + "#" + Hash.of("settings/1", text).substring(0, HEX);
  }
}
