/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.http;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.event.Category;
import io.sluice.ingest.publish.ScanParameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The file of tokens: JSON with the hashes, never the tokens. It is replaced in one step, and
 * readable by its owner only.
 *
 * <pre>
 * {"tokens": [{"id": "…", "name": "ci-shop", "hash": "…", "assets": ["repo:github.com/acme/*"],
 *              "categories": ["sast"], "perMinute": 120, "maxBytes": 0, "expires": null}]}
 * </pre>
 */
public final class TokenFile {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private static final Set<String> FIELDS =
      Set.of("id", "name", "hash", "assets", "categories", "perMinute", "maxBytes", "expires");

  private final Path file;

  public TokenFile(Path file) {
    this.file = file.toAbsolutePath();
  }

  /** Where it is. */
  public Path path() {
    return file;
  }

  /**
   * The tokens; none when there is no file.
   *
   * @throws IllegalArgumentException when the file is damaged
   * @throws UncheckedIOException when it cannot be read
   */
  public List<Token> read() {
    if (!Files.exists(file)) {
      return List.of();
    }
    try {
      List<Token> tokens = new ArrayList<>();
      Set<String> names = new HashSet<>();
      for (JsonNode node : JSON.readTree(Files.readAllBytes(file)).path("tokens")) {
        Token token = token(node);
        if (!names.add(token.name())) {
          throw new IllegalArgumentException("two tokens are called " + token.name());
        }
        tokens.add(token);
      }
      return tokens;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          file + " is not the JSON of tokens: " + e.getOriginalMessage(), e);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }

  /** Replaces all tokens. */
  public void write(List<Token> tokens) {
    ObjectNode root = JSON.createObjectNode();
    ArrayNode list = root.putArray("tokens");
    tokens.forEach(token -> list.add(node(token)));
    try {
      Path folder = file.getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Path fresh = Files.createTempFile(folder, ".tokens", ".new", ownerOnly());
      Files.write(fresh, JSON.writeValueAsBytes(root));
      Files.move(fresh, file, ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be written", e);
    }
  }

  private static FileAttribute<?>[] ownerOnly() {
    Set<PosixFilePermission> permissions = PosixFilePermissions.fromString("rw-------");
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
        : new FileAttribute<?>[0];
  }

  private static Token token(JsonNode node) {
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!FIELDS.contains(name)) {
                // A misspelt limit must not be passed over.
                throw new IllegalArgumentException("a token has no field '" + name + "'");
              }
            });
    List<AssetGlob> assets = new ArrayList<>();
    node.path("assets").forEach(glob -> assets.add(new AssetGlob(glob.asText())));
    Set<Category> categories = new HashSet<>();
    node.path("categories").forEach(name -> categories.add(ScanParameters.category(name.asText())));
    return new Token(
        node.path("id").asText(),
        node.path("name").asText(),
        node.path("hash").asText(),
        assets,
        categories,
        node.path("perMinute").asInt(Token.DEFAULT_PER_MINUTE),
        node.path("maxBytes").asLong(0),
        node.hasNonNull("expires")
            ? Optional.of(Instant.parse(node.get("expires").asText()))
            : Optional.empty());
  }

  private static ObjectNode node(Token token) {
    ObjectNode node = JSON.createObjectNode();
    node.put("id", token.id());
    node.put("name", token.name());
    node.put("hash", token.hash());
    ArrayNode assets = node.putArray("assets");
    token.assets().forEach(glob -> assets.add(glob.toString()));
    ArrayNode categories = node.putArray("categories");
    token.categories().stream()
        .map(category -> category.name().toLowerCase(Locale.ROOT))
        .sorted()
        .forEach(categories::add);
    node.put("perMinute", token.perMinute());
    node.put("maxBytes", token.maxBytes());
    node.put("expires", token.expires().map(Instant::toString).orElse(null));
    return node;
  }
}
