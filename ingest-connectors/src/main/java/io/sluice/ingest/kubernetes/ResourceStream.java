/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.kubernetes;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.filter.FilteringParserDelegate;
import com.fasterxml.jackson.core.filter.TokenFilter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.sluice.ingest.file.MalformedFileException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Reads the resources of a file one by one: a list as {@code kubectl} writes it, lists of the API
 * ({@code PodList}), single resources, and any number of these as YAML documents. Of a resource
 * only what says what runs is taken into memory; values of variables, secrets and volumes never
 * are.
 */
final class ResourceStream {

  private static final Set<String> UNREAD =
      Set.of(
          "managedFields",
          "data",
          "binaryData",
          "stringData",
          "env",
          "envFrom",
          "args",
          "command",
          "volumes",
          "volumeMounts",
          "conditions",
          "affinity",
          "tolerations");
  private static final int MAX_DEPTH = 100;
  private static final int MAX_STRING = 4 << 20;
  private static final int OPENING_BRACE = '{';

  private static final StreamReadConstraints LIMITS =
      StreamReadConstraints.builder()
          .maxNestingDepth(MAX_DEPTH)
          .maxStringLength(MAX_STRING)
          .build();
  private static final ObjectMapper TREES = new ObjectMapper();

  private static final TokenFilter WANTED =
      new TokenFilter() {
        @Override
        public @Nullable TokenFilter includeProperty(String name) {
          // A label may have the name of what is not read elsewhere.
          return name.equals("labels") ? INCLUDE_ALL : UNREAD.contains(name) ? null : this;
        }

        @Override
        protected boolean _includeScalar() {
          return true;
        }
      };

  private final List<Resource> resources = new ArrayList<>();

  private ResourceStream() {}

  /**
   * All resources of a file, in file order.
   *
   * @throws MalformedFileException when it is neither JSON nor YAML
   */
  static List<Resource> read(Path file) throws IOException {
    ResourceStream stream = new ResourceStream();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
        JsonParser plain = parser(in);
        JsonParser parser =
            new FilteringParserDelegate(
                plain, WANTED, TokenFilter.Inclusion.INCLUDE_ALL_AND_PATH, true)) {
      while (parser.nextToken() != null) {
        stream.document(parser);
      }
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw MalformedFileException.atLine(
          Math.max(1, line), MalformedFileException.quote(e.getOriginalMessage()));
    } catch (YAMLException e) {
      throw new MalformedFileException(
          MalformedFileException.quote(String.valueOf(e.getMessage())));
    }
    return stream.resources;
  }

  private static JsonParser parser(InputStream in) throws IOException {
    in.mark(1024);
    int first = in.read();
    while (first >= 0 && Character.isWhitespace(first)) {
      first = in.read();
    }
    in.reset();
    if (first == OPENING_BRACE) {
      return JsonFactory.builder().streamReadConstraints(LIMITS).build().createParser(in);
    }
    LoaderOptions yaml = new LoaderOptions();
    // The resources of a cluster are read as a stream; SnakeYAML's limit is for whole documents.
    yaml.setCodePointLimit(Integer.MAX_VALUE);
    return YAMLFactory.builder()
        .streamReadConstraints(LIMITS)
        .loaderOptions(yaml)
        .build()
        .createParser(in);
  }

  private void document(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return;
    }
    int line = parser.currentTokenLocation().getLineNr();
    ObjectNode document = TREES.createObjectNode();
    List<Resource> items = new ArrayList<>();
    boolean list = false;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String field = parser.currentName();
      if (field.equals("items") && parser.nextToken() == JsonToken.START_ARRAY) {
        list = true;
        items(parser, items);
      } else {
        if (parser.currentToken() == JsonToken.FIELD_NAME) {
          parser.nextToken();
        }
        document.set(field, tree(parser));
      }
    }
    if (list) {
      // The kind of a list stands behind its items, which may have none of their own.
      String kind = document.path("kind").asText("").replaceFirst("List$", "");
      items.forEach(item -> resources.add(item.withKindIfNone(kind)));
    } else {
      resources.add(Resource.of(document, line));
    }
  }

  private static void items(JsonParser parser, List<Resource> items) throws IOException {
    while (parser.nextToken() != JsonToken.END_ARRAY && parser.currentToken() != null) {
      int line = parser.currentTokenLocation().getLineNr();
      JsonNode item = tree(parser);
      if (item.isObject()) {
        items.add(Resource.of(item, line));
      }
    }
  }

  private static JsonNode tree(JsonParser parser) throws IOException {
    return TREES.readTree(parser);
  }
}
