/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.route;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.sluice.ingest.file.MalformedFileException;
import io.sluice.ingest.file.TextFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;

/** The parsed text of a route document; JSON when it begins like it, else YAML. */
final class RouteDocument {

  /** Largest document read. */
  static final int MAX_BYTES = 16 << 20;

  private static final int MAX_DEPTH = 200;

  private RouteDocument() {}

  /** The root values of a file; a file of JSON lines has many. */
  static List<JsonNode> read(Path file) throws IOException {
    return parse(TextFile.read(file, MAX_BYTES, "no route document is expected to be that large"));
  }

  static List<JsonNode> parse(String text) {
    ObjectMapper mapper = text.stripLeading().startsWith("{") ? json() : yaml();
    try (MappingIterator<JsonNode> roots = mapper.readerFor(JsonNode.class).readValues(text)) {
      return roots.readAll().stream().filter(JsonNode::isObject).toList();
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      throw MalformedFileException.atLine(
          at == null ? 1 : at.getLineNr(),
          "not valid JSON or YAML: " + MalformedFileException.quote(e.getOriginalMessage()));
    } catch (IOException e) {
      throw new MalformedFileException("not valid JSON or YAML", e);
    }
  }

  private static ObjectMapper json() {
    return new JsonMapper(
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .build());
  }

  private static ObjectMapper yaml() {
    LoaderOptions limits = new LoaderOptions();
    limits.setCodePointLimit(MAX_BYTES);
    limits.setNestingDepthLimit(MAX_DEPTH);
    return new YAMLMapper(YAMLFactory.builder().loaderOptions(limits).build());
  }
}
