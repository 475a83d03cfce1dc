/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.benchmarks.judge;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The bundled corpus of labelled pairs, one file a category. */
final class Corpus {

  /** Categories, in the order in which they are reported. */
  static final List<String> CATEGORIES =
      List.of(
          "sast",
          "sca",
          "container",
          "secret",
          "iac",
          "dast",
          "bridge",
          "runtime",
          "manual",
          "time",
          "ownership");

  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION).build();

  private Corpus() {}

  /** All worlds of some categories. */
  static List<World> read(List<String> categories) {
    List<World> worlds = new ArrayList<>();
    Map<String, String> owners = new HashMap<>();
    for (String category : categories) {
      for (JsonNode node : document(category)) {
        World world = WorldReader.read(category, node);
        String other = owners.put(world.name(), category);
        if (other != null) {
          throw new MalformedCorpusException(category, "two worlds are called " + world.name());
        }
        worlds.add(world);
      }
    }
    requireOwnAssets(worlds);
    return worlds;
  }

  private static void requireOwnAssets(List<World> worlds) {
    Map<String, String> worldOfAsset = new HashMap<>();
    for (World world : worlds) {
      for (WorldEvent event : world.events()) {
        if (event instanceof WorldEvent.Scan scan) {
          String other = worldOfAsset.putIfAbsent(scan.scope().getAsset(), world.name());
          if (other != null && !other.equals(world.name())) {
            throw new MalformedCorpusException(
                world.name(), scan.scope().getAsset() + " belongs to " + other);
          }
        }
      }
    }
  }

  private static JsonNode document(String category) {
    String file = category + ".yaml";
    try (InputStream in = Corpus.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new MalformedCorpusException(file, "it is missing from the class path");
      }
      return YAML.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }
}
