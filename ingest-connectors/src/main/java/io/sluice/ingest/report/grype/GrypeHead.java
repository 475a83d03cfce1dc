/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.grype;

import io.sluice.event.Category;
import io.sluice.ingest.report.Assets;
import io.sluice.ingest.report.ReportNode;
import io.sluice.ingest.report.ScanHeader;
import java.util.Optional;

/**
 * What a Grype report says about itself and its target.
 *
 * @param header header of the scan
 * @param image image reference without digest, when the target is an image
 * @param imageDigest digest of the image's manifest
 */
record GrypeHead(ScanHeader header, Optional<String> image, Optional<String> imageDigest) {

  static GrypeHead of(ReportNode source, ReportNode descriptor) {
    String type = source.text("type").orElse("");
    ScanHeader header =
        ScanHeader.of("grype", category(type))
            .withToolVersion(descriptor.text("version"))
            .withScannedAt(descriptor.instant("timestamp"));
    if (type.equals("image")) {
      ReportNode target = source.object("target");
      Optional<String> reference = target.text("userInput");
      return new GrypeHead(
          header
              .withAsset(reference.flatMap(Assets::image))
              .withConfiguration(narrowed("", descriptor)),
          reference.map(Assets::imageWithoutDigest),
          target.text("manifestDigest"));
    }
    // Of directories and files the target is the path as text; of purl and SBOM input it may be
    // an object or nothing.
    ReportNode target = source.get("target");
    String path = target.isScalar() ? target.text().map(Assets::directory).orElse("") : "";
    return new GrypeHead(
        header.withConfiguration(narrowed(path, descriptor)), Optional.empty(), Optional.empty());
  }

  /** Directories and files are a repository's dependencies; everything else comes as an image. */
  private static Category category(String sourceType) {
    return switch (sourceType) {
      case "directory", "file" -> Category.SCA;
      default -> Category.CONTAINER;
    };
  }

  /** With {@code --only-fixed} Grype does not report everything that it looked at. */
  private static String narrowed(String path, ReportNode descriptor) {
    boolean onlyFixed = descriptor.object("configuration").flag("only-fixed").orElse(false);
    if (!onlyFixed) {
      return path;
    }
    return path.isEmpty() ? "only-fixed" : path + " only-fixed";
  }
}
