/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.deployment;

import io.sluice.event.Deployment;
import io.sluice.event.DeploymentMatch;
import io.sluice.event.IssueMember;
import io.sluice.topic.Hash;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** Where an issue runs: what its members run in, taken together. */
public final class RunsIn {

  /** Most deployments that an issue tells. */
  public static final int MAX = 32;

  /**
   * Production first, and what may be production before what is not; equal only for equal
   * deployments.
   */
  static final Comparator<Deployment> ORDER =
      Comparator.comparing(RunsIn::rank)
          .thenComparing(Deployment::getCluster)
          .thenComparing(Deployment::getWorkload)
          .thenComparing(Deployment::getContainer)
          .thenComparing(Deployment::getImage)
          .thenComparing(deployment -> Objects.requireNonNullElse(deployment.getDigest(), ""));

  private RunsIn() {}

  /** The deployments of all members; of one that several know, the best knowledge. */
  public static List<Deployment> of(Collection<IssueMember> members) {
    SortedMap<Deployment, Deployment> all = new TreeMap<>(ORDER);
    for (IssueMember member : members) {
      for (Deployment deployment : member.getRunsIn()) {
        all.merge(
            deployment, deployment, (one, other) -> strength(one) <= strength(other) ? one : other);
      }
    }
    return all.values().stream().limit(MAX).toList();
  }

  /** Equal for equal deployments. */
  public static String digest(List<Deployment> deployments) {
    List<String> fields = new ArrayList<>();
    for (Deployment deployment : deployments) {
      fields.add(deployment.getCluster());
      fields.add(deployment.getWorkload());
      fields.add(deployment.getContainer());
      fields.add(deployment.getImage());
      fields.add(Objects.requireNonNullElse(deployment.getDigest(), ""));
      fields.add(deployment.getEnvironment().name());
      fields.add(deployment.getMatch().name());
    }
    return Hash.of(fields);
  }

  private static int rank(Deployment deployment) {
    return switch (deployment.getEnvironment()) {
      case PRODUCTION -> 0;
      case UNKNOWN -> 1;
      case STAGING -> 2;
      case DEVELOPMENT -> 3;
      case NOT_DEPLOYED -> 4;
    };
  }

  private static int strength(Deployment deployment) {
    DeploymentMatch match = deployment.getMatch();
    return match == DeploymentMatch.UNKNOWN ? Integer.MAX_VALUE : match.ordinal();
  }
}
