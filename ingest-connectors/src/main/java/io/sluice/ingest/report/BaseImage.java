/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report;

import io.sluice.identity.ImageReference;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The base image of an image, as its configuration shows it (OCI image-spec, config.md).
 *
 * <p>Its name is what the label {@code org.opencontainers.image.base.name} says. Which layers it
 * brought no field says; the history does by convention: a base image ends with the command that it
 * would run, so the last {@code CMD} or {@code ENTRYPOINT} before further files were added is where
 * it ends. Trivy guesses in the same way, by {@code CMD} alone. A Dockerfile that states its own
 * command first and copies files afterwards is misread, by it and here. Without such a mark only
 * the lowest layer is the base's, and only when the label says that there is one.
 *
 * @param name what to call it; without label {@code layer:} and the diff id of its uppermost layer
 * @param layers diff ids of the layers that it brought
 */
public record BaseImage(String name, Set<String> layers) {

  /** Nothing is known. */
  public static final BaseImage UNKNOWN = new BaseImage("", Set.of());

  private static final String LABEL = "org.opencontainers.image.base.name";

  /** {@code /bin/sh -c #(nop) CMD ["x"]} of the classic builder, {@code CMD ["x"]} of BuildKit. */
  private static final Pattern COMMAND =
      Pattern.compile("(?i)(/bin/sh -c #\\(nop\\)\\s+)?(CMD|ENTRYPOINT)\\b.*", Pattern.DOTALL);

  /** Copies the layers. */
  public BaseImage {
    layers = Set.copyOf(layers);
  }

  /**
   * Reads an image's configuration. What is not as it should be there leaves the base image
   * unknown: it tells of the image and not of a finding.
   */
  public static BaseImage of(ReportNode configuration) {
    try {
      return configuration.isPresent() ? read(configuration) : UNKNOWN;
    } catch (MalformedReportException e) {
      return UNKNOWN;
    }
  }

  /** The base image's name when it brought the layer. */
  public Optional<String> of(Optional<String> layer) {
    return layer.filter(layers::contains).map(brought -> name);
  }

  private static BaseImage read(ReportNode configuration) {
    List<String> layers = configuration.object("rootfs").strings("diff_ids");
    Optional<String> label =
        configuration
            .object("config")
            .object("Labels")
            .text(LABEL)
            .flatMap(ImageReference::parse)
            .map(ImageReference::withoutDigest);
    int brought = brought(configuration.objects("history"), layers.size());
    if (brought == 0) {
      brought = label.isPresent() && !layers.isEmpty() ? 1 : 0;
    }
    if (brought == 0) {
      return UNKNOWN;
    }
    String uppermost = layers.get(brought - 1);
    return new BaseImage(
        label.orElse("layer:" + uppermost), Set.copyOf(layers.subList(0, brought)));
  }

  /** Number of layers that the base image brought; 0 when the history does not show it. */
  private static int brought(List<ReportNode> history, int layers) {
    List<ReportNode> filled = history.stream().filter(step -> !isEmpty(step)).toList();
    if (filled.size() != layers) {
      // A squashed image, or a builder that keeps no full history: nothing to count by.
      return 0;
    }
    boolean ownLayer = false;
    int below = layers;
    for (ReportNode step : history.reversed()) {
      if (!isEmpty(step)) {
        ownLayer = true;
        below--;
      } else if (ownLayer && isCommand(step)) {
        return below;
      }
    }
    return 0;
  }

  private static boolean isEmpty(ReportNode step) {
    return step.flag("empty_layer").orElse(false);
  }

  private static boolean isCommand(ReportNode step) {
    return step.text("created_by").filter(text -> COMMAND.matcher(text).matches()).isPresent();
  }
}
