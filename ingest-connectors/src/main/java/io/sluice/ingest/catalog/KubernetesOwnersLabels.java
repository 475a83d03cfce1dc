/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which labels and annotations say who owns a Kubernetes object and which application it is part
 * of, strongest first.
 *
 * @param owner names that hold an owner
 * @param application names that hold an application
 */
public record KubernetesOwnersLabels(List<String> owner, List<String> application) {

  /** The names that are in use, of Kubernetes, Backstage and common habit. */
  public static final KubernetesOwnersLabels USUAL =
      new KubernetesOwnersLabels(
          List.of(
              "sluice.io/owner",
              "backstage.io/owner",
              "app.kubernetes.io/owned-by",
              "app.kubernetes.io/owner",
              "team",
              "owner",
              "owned-by"),
          List.of(
              "backstage.io/kubernetes-id",
              "app.kubernetes.io/part-of",
              "app.kubernetes.io/name",
              "app",
              "k8s-app"));

  /** Copies the lists. */
  public KubernetesOwnersLabels {
    owner = List.copyOf(owner);
    application = List.copyOf(application);
  }

  /** The usual names, with others for the owner when some are given. */
  public static KubernetesOwnersLabels of(List<String> ownerLabels) {
    return ownerLabels.isEmpty()
        ? USUAL
        : new KubernetesOwnersLabels(ownerLabels, USUAL.application());
  }

  /** A name and what it holds, as {@code team=checkout}. */
  record Found(String name, String value) {
    @Override
    public String toString() {
      return name + "=" + value;
    }
  }

  /** The strongest of the names that any of the maps has; of equal names the first map's. */
  static Optional<Found> find(List<String> names, List<Map<String, String>> maps) {
    return names.stream()
        .flatMap(
            name ->
                maps.stream()
                    .filter(map -> map.containsKey(name))
                    .map(map -> new Found(name, map.getOrDefault(name, ""))))
        .findFirst();
  }
}
