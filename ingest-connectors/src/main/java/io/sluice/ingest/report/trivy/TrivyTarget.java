/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.trivy;

import io.sluice.event.Category;
import java.util.Optional;
import java.util.Set;

/**
 * What one result of a report is about.
 *
 * @param target file, image with operating system, or {@code Java}, {@code Node.js} and such for
 *     packages found one by one
 * @param resultClass {@code os-pkgs}, {@code lang-pkgs}, {@code config}, {@code secret}, {@code
 *     license}; empty before 2021
 * @param type package manager, distribution or kind of configuration
 * @param workload {@code Kind/namespace/name} in a cluster
 */
record TrivyTarget(String target, String resultClass, String type, Optional<String> workload) {

  private static final Set<String> DISTRIBUTIONS =
      Set.of(
          "alma",
          "alpine",
          "amazon",
          "arch",
          "azurelinux",
          "bottlerocket",
          "cbl-mariner",
          "centos",
          "chainguard",
          "debian",
          "echo",
          "fedora",
          "minimos",
          "opensuse",
          "opensuse.leap",
          "opensuse-leap",
          "opensuse-tumbleweed",
          "opensuse.tumbleweed",
          "oracle",
          "photon",
          "redhat",
          "rocky",
          "seal",
          "slem",
          "sles",
          "suse linux enterprise server",
          "ubuntu",
          "wolfi");

  /** Results of these name no file: their packages were found in many places. */
  private static final Set<String> COLLECTIONS =
      Set.of("Java", "Node.js", "Python", "Ruby", "PHP", "Conda", "Kubernetes");

  boolean isDistribution() {
    return resultClass.equals("os-pkgs") || DISTRIBUTIONS.contains(type);
  }

  /** File that the result is about. */
  Optional<String> file() {
    boolean none = target.isEmpty() || COLLECTIONS.contains(target) || isDistribution();
    return none ? Optional.empty() : Optional.of(target);
  }

  /** Image of a distribution's result: {@code name (distribution version)}. */
  Optional<String> image() {
    int suffix = target.lastIndexOf(" (");
    return isDistribution() && suffix > 0
        ? Optional.of(target.substring(0, suffix))
        : Optional.empty();
  }

  /** A distribution's packages come from an image or a machine, whatever was scanned. */
  Category category(boolean ofImage) {
    return isDistribution() || ofImage ? Category.CONTAINER : Category.SCA;
  }
}
