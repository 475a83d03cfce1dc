/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.deployment;

import io.sluice.event.Deployment;
import io.sluice.event.DeploymentMatch;
import io.sluice.event.Finding;
import io.sluice.event.Location;
import io.sluice.identity.ImageReference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The deployments of one image, whatever tag or digest of it they run.
 *
 * <p>A finding runs where the digest that was scanned runs. Where either digest is unknown, the tag
 * decides, and when the report names no tag either, the repository alone; the match says which. Of
 * more than {@link #MAX} deployments the first are told, production first.
 */
public final class ImageDeployments {

  /** Most deployments that a finding is said to run in. */
  public static final int MAX = 16;

  private final SortedMap<Deployment, Version> deployments = new TreeMap<>(RunsIn.ORDER);

  /** What of an image is meant. */
  private record Version(Optional<String> tag, Optional<String> digest) {}

  /** No deployment yet. */
  public ImageDeployments() {}

  /**
   * Takes note of a deployment in place of another.
   *
   * @return whether it can make a difference to any finding
   */
  public boolean replace(@Nullable Deployment before, @Nullable Deployment after) {
    boolean matters = before != null && matters(before);
    if (before != null) {
      deployments.remove(before);
    }
    if (after != null) {
      deployments.put(after, version(after));
      matters |= matters(after);
    }
    return matters && !Objects.equals(before, after);
  }

  /**
   * A deployment behind {@link #MAX} others of the same tag and digest is never told: whatever
   * finding runs there runs in those. An image that ten thousand workloads run would cost as many
   * passes over its findings otherwise.
   */
  private boolean matters(Deployment deployment) {
    Version version = version(deployment);
    int before = 0;
    for (Version other : deployments.headMap(deployment).values()) {
      before += other.equals(version) ? 1 : 0;
      if (before == MAX) {
        return false;
      }
    }
    return true;
  }

  /** Where a finding runs, sorted, each with how that is known. */
  public List<Deployment> running(Finding finding) {
    if (deployments.isEmpty()) {
      return List.of();
    }
    Version scanned = version(finding.getLocations());
    List<Deployment> running = new ArrayList<>();
    for (var entry : deployments.entrySet()) {
      DeploymentMatch match = match(scanned, entry.getValue());
      if (match != DeploymentMatch.UNKNOWN) {
        running.add(Deployment.newBuilder(entry.getKey()).setMatch(match).build());
        if (running.size() == MAX) {
          break;
        }
      }
    }
    return running;
  }

  private static DeploymentMatch match(Version scanned, Version deployed) {
    if (scanned.digest().isPresent() && deployed.digest().isPresent()) {
      return scanned.digest().equals(deployed.digest())
          ? DeploymentMatch.DIGEST
          : DeploymentMatch.UNKNOWN;
    }
    if (scanned.tag().isPresent()) {
      return scanned.tag().equals(deployed.tag()) ? DeploymentMatch.TAG : DeploymentMatch.UNKNOWN;
    }
    return scanned.digest().isPresent() ? DeploymentMatch.UNKNOWN : DeploymentMatch.REPOSITORY;
  }

  private static Version version(Deployment deployment) {
    Optional<ImageReference> reference = ImageReference.parse(deployment.getImage());
    return new Version(
        reference.flatMap(ImageReference::effectiveTag),
        Optional.ofNullable(deployment.getDigest())
            .or(() -> reference.flatMap(ImageReference::digest)));
  }

  private static Version version(Collection<Location> locations) {
    Optional<ImageReference> reference =
        locations.stream()
            .flatMap(location -> Optional.ofNullable(location.getImage()).stream())
            .flatMap(image -> ImageReference.parse(image).stream())
            .findFirst();
    Optional<String> digest =
        locations.stream()
            .flatMap(location -> Optional.ofNullable(location.getImageDigest()).stream())
            .findFirst()
            .or(() -> reference.flatMap(ImageReference::digest));
    // A report that names the digest and no tag did not mean the registry's default.
    Optional<String> tag =
        digest.isPresent()
            ? reference.flatMap(ImageReference::tag)
            : reference.flatMap(ImageReference::effectiveTag);
    return new Version(tag, digest);
  }
}
