/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.grype;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sluice.event.Category;
import io.sluice.identity.ImageReference;
import io.sluice.ingest.report.Assets;
import io.sluice.ingest.report.BaseImage;
import io.sluice.ingest.report.JsonReader;
import io.sluice.ingest.report.ReportNode;
import io.sluice.ingest.report.ScanHeader;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;

/**
 * What a Grype report says about itself and its target.
 *
 * @param header header of the scan
 * @param image image reference without digest, when the target is an image
 * @param imageDigest digest by which the image was pulled, else of its manifest
 * @param baseImage base image of the image, and the layers that it brought
 */
record GrypeHead(
    ScanHeader header, Optional<String> image, Optional<String> imageDigest, BaseImage baseImage) {

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
          pulledDigest(target).or(() -> target.text("manifestDigest")),
          baseImage(target));
    }
    // Of directories and files the target is the path as text; of purl and SBOM input it may be
    // an object or nothing.
    ReportNode target = source.get("target");
    String path = target.isScalar() ? target.text().map(Assets::directory).orElse("") : "";
    return new GrypeHead(
        header.withConfiguration(narrowed(path, descriptor)),
        Optional.empty(),
        Optional.empty(),
        BaseImage.UNKNOWN);
  }

  /**
   * Of an image for several platforms, clusters name the digest of the list of them, which is the
   * one that was pulled.
   */
  private static Optional<String> pulledDigest(ReportNode target) {
    return target.strings("repoDigests").stream()
        .flatMap(reference -> ImageReference.parse(reference).stream())
        .flatMap(reference -> reference.digest().stream())
        .findFirst();
  }

  /** The image's configuration is in the report as Base64. */
  private static BaseImage baseImage(ReportNode target) {
    Optional<String> encoded =
        target.get("config").isScalar() ? target.text("config") : Optional.empty();
    if (encoded.isEmpty()) {
      return BaseImage.UNKNOWN;
    }
    try {
      byte[] config = Base64.getDecoder().decode(encoded.get());
      return BaseImage.of(JsonReader.parse(new String(config, UTF_8), "/source/target/config"));
    } catch (IllegalArgumentException | IOException e) {
      // It tells of the image and not of a finding: unreadable, only the base image is unknown.
      return BaseImage.UNKNOWN;
    }
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
