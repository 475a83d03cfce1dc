/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.trivy;

import io.sluice.event.Location;
import io.sluice.ingest.report.Assets;
import io.sluice.ingest.report.BaseImage;
import io.sluice.ingest.report.ScanHeader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * What the first pass finds out.
 *
 * @param header header of the scan
 * @param ofImage true when an image or the images of a cluster were scanned
 * @param image image reference without digest
 * @param imageDigest digest of the image
 * @param baseImage base image of the image, and the layers that it brought
 * @param root scanned directory relative to where Trivy ran; empty for that directory itself
 * @param targets what each result is about, by its number
 */
record TrivyHead(
    ScanHeader header,
    boolean ofImage,
    Optional<String> image,
    Optional<String> imageDigest,
    BaseImage baseImage,
    String root,
    List<TrivyTarget> targets) {

  /** A location in a file of a result, or in its image. */
  Location.Builder location(TrivyTarget target, Optional<String> file) {
    Optional<String> imageName =
        image.or(() -> target.image().map(Assets::imageWithoutDigest)).filter(i -> ofImage);
    return Location.newBuilder()
        .setPath(file.map(this::path).orElse(null))
        .setImage(imageName.orElse(null))
        .setImageDigest(imageDigest.orElse(null))
        .setWorkload(target.workload().orElse(null));
  }

  /** Path from where Trivy ran: targets are relative to the scanned directory or file. */
  String path(String target) {
    if (root.isEmpty() || target.startsWith("/")) {
      return target;
    }
    if (root.equals(target) || root.endsWith("/" + target)) {
      return root;
    }
    Deque<String> path = new ArrayDeque<>();
    for (String step : (root + "/" + target).split("/")) {
      if (step.equals("..") && !path.isEmpty() && !path.peekLast().equals("..")) {
        path.removeLast();
      } else if (!step.equals(".")) {
        path.addLast(step);
      }
    }
    return String.join("/", path);
  }
}
