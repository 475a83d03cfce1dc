/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.catalog;

import io.sluice.event.CatalogAsset;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Suggests owners for assets that no catalog names but that are named like an application of it:
 * the image of its repository in the registry of the same host, or an image or repository of its
 * name where the file has others.
 *
 * <p>An asset is only known by its id here, so the suggestions are the ids that such an asset would
 * have; most never come up. Only the registries and organisations that the file itself names are
 * tried.
 */
final class Likenesses {

  private static final String SOURCE = "likeness:";
  private static final String IMAGE = "image:";
  private static final String REPOSITORY = "repo:";
  private static final int MAX_PLACES = 8;

  private final Instant observedAt;

  Likenesses(Instant observedAt) {
    this.observedAt = observedAt;
  }

  /**
   * Suggestions from the statements of a file.
   *
   * @param sources takes the sources of the suggestions
   */
  List<CatalogAsset> of(List<CatalogAsset> statements, Set<String> sources) {
    Set<String> claimed = new TreeSet<>();
    Set<String> places = new LinkedHashSet<>();
    for (CatalogAsset statement : statements) {
      String asset = statement.getAsset();
      claimed.add(asset);
      if ((asset.startsWith(IMAGE) || asset.startsWith(REPOSITORY))
          && asset.indexOf('/') > 0
          && places.size() < MAX_PLACES) {
        places.add(asset.substring(0, asset.lastIndexOf('/')));
      }
    }
    Map<String, CatalogAsset> suggestions = new LinkedHashMap<>();
    for (CatalogAsset statement : statements) {
      String application = statement.getApplication();
      if (application == null || statement.getSuggestion() != null) {
        continue;
      }
      sources.add(SOURCE + application);
      if (statement.getOwner() == null || statement.getPathPrefix() != null) {
        continue;
      }
      candidates(statement, application, places)
          .forEach(
              (asset, because) -> {
                if (!claimed.contains(asset)) {
                  suggestions.putIfAbsent(
                      asset + '|' + application, suggestion(asset, statement, because));
                }
              });
    }
    return new ArrayList<>(suggestions.values());
  }

  private static Map<String, String> candidates(
      CatalogAsset statement, String application, Set<String> places) {
    Map<String, String> candidates = new LinkedHashMap<>();
    String asset = statement.getAsset();
    String registry = registry(asset);
    if (registry != null) {
      candidates.put(registry, "the image has the name of " + asset);
    }
    String name = lastPart(application);
    for (String place : places) {
      candidates.putIfAbsent(place + '/' + name, "it has the name of the application");
      if (asset.startsWith(REPOSITORY) && place.startsWith(IMAGE)) {
        candidates.putIfAbsent(place + '/' + lastPart(asset), "the image has the name of " + asset);
      }
    }
    return candidates;
  }

  /** The image that a host's own registry has for a repository. */
  private static @Nullable String registry(String asset) {
    if (!asset.startsWith(REPOSITORY)) {
      return null;
    }
    String place = asset.substring(REPOSITORY.length());
    if (place.startsWith("github.com/")) {
      return IMAGE + "ghcr.io/" + place.substring("github.com/".length());
    }
    return place.startsWith("gitlab.") ? IMAGE + "registry." + place : null;
  }

  private static String lastPart(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  private CatalogAsset suggestion(String asset, CatalogAsset statement, String because) {
    String application = Objects.requireNonNull(statement.getApplication());
    return CatalogAsset.newBuilder()
        .setAsset(asset)
        .setSource(SOURCE + application)
        .setOwner(statement.getOwner())
        .setSuggestion("owner of " + application + ": " + because)
        .setObservedAt(observedAt)
        .build();
  }
}
