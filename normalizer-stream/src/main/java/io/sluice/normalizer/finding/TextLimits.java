/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.normalizer.finding;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sluice.event.Location;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Bounds that keep a finding below 512 KiB, whatever was published to the raw topic: characters of
 * each text, and UTF-8 bytes of all locations together. Cut text ends in an ellipsis.
 */
final class TextLimits {

  static final int NAME = 512;
  static final int TITLE = 300;
  static final int MESSAGE = 8_192;
  static final int DESCRIPTION = 16_384;
  static final int EVIDENCE = 8_192;
  static final int REMEDIATION = 8_192;
  static final int SNIPPET = 4_096;
  static final int ADDRESS = 2_048;
  static final int ENTRIES = 50;

  /** Steps of a data flow. */
  static final int FLOW = 20;

  /** Leaves about 300 KiB for everything else at its limit in three-byte characters. */
  static final int LOCATION_BYTES = 128 << 10;

  /** Of the steps of a flow: source, sink and what fits between. */
  static final int FLOW_BYTES = 32 << 10;

  private static final String ELLIPSIS = "…";

  private TextLimits() {}

  static @Nullable String cutOrNull(@Nullable String text, int limit) {
    return text == null ? null : cut(text, limit);
  }

  static String cut(String text, int limit) {
    if (text.length() <= limit) {
      return text;
    }
    int end = limit - ELLIPSIS.length();
    if (Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end) + ELLIPSIS;
  }

  /** Distinct entries in order, each cut. */
  static List<String> entries(List<String> texts, int limit) {
    Set<String> kept = new LinkedHashSet<>();
    for (String text : texts) {
      if (kept.size() == ENTRIES) {
        break;
      }
      if (!text.isBlank()) {
        kept.add(cut(text, limit));
      }
    }
    return List.copyOf(kept);
  }

  /** As many locations from the front as fit; at least the primary one. */
  static List<Location> locations(List<Location> locations) {
    return locations(locations, LOCATION_BYTES);
  }

  /** A flow whose steps fit; of a longer one source and sink. */
  static List<Location> flow(List<Location> steps) {
    List<Location> kept = locations(steps.stream().limit(FLOW).toList(), FLOW_BYTES);
    return kept.size() == steps.size() || steps.size() < 2
        ? kept
        : locations(List.of(steps.getFirst(), steps.getLast()), FLOW_BYTES);
  }

  private static List<Location> locations(List<Location> locations, int limit) {
    List<Location> kept = new ArrayList<>();
    int bytes = 0;
    for (Location location : locations) {
      // Only a location that is too large in all can be too large somewhere.
      Location bounded = bytes(location) > NAME ? bounded(location) : location;
      bytes += bytes(bounded);
      if (bytes > limit && !kept.isEmpty()) {
        break;
      }
      kept.add(bounded);
    }
    return List.copyOf(kept);
  }

  private static Location bounded(Location location) {
    return Location.newBuilder(location)
        .setPath(cutOrNull(location.getPath(), ADDRESS))
        .setSymbol(cutOrNull(location.getSymbol(), NAME))
        .setSnippet(cutOrNull(location.getSnippet(), SNIPPET))
        .setUrl(cutOrNull(location.getUrl(), ADDRESS))
        .setMethod(cutOrNull(location.getMethod(), NAME))
        .setParameter(cutOrNull(location.getParameter(), NAME))
        .setResource(cutOrNull(location.getResource(), ADDRESS))
        .setImage(cutOrNull(location.getImage(), NAME))
        .setImageDigest(cutOrNull(location.getImageDigest(), NAME))
        .setLayer(cutOrNull(location.getLayer(), NAME))
        .setWorkload(cutOrNull(location.getWorkload(), NAME))
        .setProcess(cutOrNull(location.getProcess(), NAME))
        .build();
  }

  private static int bytes(Location location) {
    int bytes = 32;
    for (var field : location.getSchema().getFields()) {
      if (location.get(field.pos()) instanceof String text) {
        bytes += text.getBytes(UTF_8).length;
      }
    }
    return bytes;
  }
}
