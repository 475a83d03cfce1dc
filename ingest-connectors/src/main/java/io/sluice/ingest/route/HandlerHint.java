/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.route;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The code that an OpenAPI operation names by a vendor extension, as frameworks write and read
 * them.
 *
 * @param path file, or a module without extension
 * @param symbol function; null when not named
 * @param startLine first line; null when not named
 * @param endLine last line; null when not named
 * @param confidence how sure
 */
record HandlerHint(
    String path,
    @Nullable String symbol,
    @Nullable Integer startLine,
    @Nullable Integer endLine,
    double confidence) {

  /** A handler is named. */
  static final double NAMED = 0.9;

  /** The names follow a convention that can be broken. */
  static final double BY_CONVENTION = 0.8;

  private static final List<String> PLACES =
      List.of("x-code-path", "x-source-location", "x-source-file", "x-source", "x-code-location");
  private static final List<String> CONTROLLERS =
      List.of("x-openapi-router-controller", "x-swagger-router-controller", "x-controller");
  private static final Pattern FILE =
      Pattern.compile(
          "(?<path>[^#:]+\\.[A-Za-z]{1,5})(?:(?:#L|:)(?<start>\\d+)(?:-L?(?<end>\\d+))?)?");
  private static final Pattern FUNCTION_IN =
      Pattern.compile("(?<module>.+?)(?:::|#|:|->|@)(?<symbol>[A-Za-z_$][\\w$.]*)");
  private static final Pattern CODE_FILE =
      Pattern.compile(".+\\.(?:js|ts|mjs|cjs|py|rb|php|java|kt|go|cs|scala|rs|ex|exs)");

  /** What an operation says, else its path, else the document. */
  static Optional<HandlerHint> of(JsonNode operation, JsonNode item, JsonNode root) {
    for (JsonNode node : List.of(operation, item)) {
      for (String name : PLACES) {
        Optional<HandlerHint> hint = place(node.path(name), operation);
        if (hint.isPresent()) {
          return hint;
        }
      }
    }
    Optional<HandlerHint> named = handler(RouteTexts.text(operation, "x-handler"));
    if (named.isPresent()) {
      return named;
    }
    String eov = RouteTexts.text(operation, "x-eov-operation-handler");
    if (!eov.isEmpty()) {
      String id = RouteTexts.text(operation, "x-eov-operation-id");
      return Optional.of(in(eov, id.isEmpty() ? operationId(operation) : id, NAMED));
    }
    for (JsonNode node : List.of(operation, item, root)) {
      for (String name : CONTROLLERS) {
        String controller = RouteTexts.text(node, name);
        if (!controller.isEmpty()) {
          return Optional.of(in(controller, operationId(operation), NAMED));
        }
      }
    }
    return springdoc(operation);
  }

  /** {@code routes/search.ts:19}, {@code routes/search.ts#L19-L30}, or an object with the parts. */
  private static Optional<HandlerHint> place(JsonNode written, JsonNode operation) {
    if (written.isObject()) {
      String path = first(written, "path", "file", "filename");
      String symbol = first(written, "symbol", "function", "method");
      return path.isEmpty()
          ? Optional.empty()
          : Optional.of(
              new HandlerHint(
                  RouteTexts.path(path),
                  symbol.isEmpty() ? null : symbol,
                  number(first(written, "startLine", "start_line", "line")),
                  number(first(written, "endLine", "end_line")),
                  NAMED));
    }
    Matcher file = FILE.matcher(written.asText("").strip());
    if (!file.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new HandlerHint(
            RouteTexts.path(file.group("path")),
            null,
            number(file.group("start")),
            number(file.group("end")),
            NAMED));
  }

  /** {@code routes/search.js#search}, {@code shop.routes:search}, {@code shop.routes.search}. */
  private static Optional<HandlerHint> handler(String written) {
    if (written.isEmpty()) {
      return Optional.empty();
    }
    if (CODE_FILE.matcher(written).matches()) {
      return Optional.of(in(written, "", NAMED));
    }
    Matcher function = FUNCTION_IN.matcher(written);
    if (function.matches()) {
      return Optional.of(in(function.group("module"), function.group("symbol"), NAMED));
    }
    int dot = written.lastIndexOf('.');
    return dot > 0 && dot > written.lastIndexOf('/')
        ? Optional.of(in(written.substring(0, dot), written.substring(dot + 1), NAMED))
        : Optional.empty();
  }

  private static HandlerHint in(String module, String symbol, double confidence) {
    String path =
        CODE_FILE.matcher(module).matches() || module.contains("/")
            ? module
            : module.replace('.', '/').replace("\\", "/");
    return new HandlerHint(
        RouteTexts.path(path), symbol.isEmpty() ? null : symbol, null, null, confidence);
  }

  /** Springdoc tags an operation with its class, order-controller, and names it by its method. */
  private static Optional<HandlerHint> springdoc(JsonNode operation) {
    String id = operationId(operation);
    for (JsonNode tag : operation.path("tags")) {
      String name = tag.asText("");
      if (!id.isEmpty() && name.endsWith("-controller") && name.matches("[a-z0-9-]+")) {
        StringBuilder type = new StringBuilder();
        for (String word : name.split("-")) {
          if (!word.isEmpty()) {
            type.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
          }
        }
        String method = id.replaceFirst("_\\d+$", "");
        return Optional.of(
            new HandlerHint(type.toString(), type + "." + method, null, null, BY_CONVENTION));
      }
    }
    return Optional.empty();
  }

  private static String operationId(JsonNode operation) {
    return RouteTexts.text(operation, "operationId");
  }

  private static String first(JsonNode node, String... fields) {
    for (String field : fields) {
      String text = RouteTexts.text(node, field);
      if (!text.isEmpty()) {
        return text;
      }
    }
    return "";
  }

  private static @Nullable Integer number(@Nullable String digits) {
    return digits == null || !digits.matches("[1-9]\\d{0,7}") ? null : Integer.valueOf(digits);
  }
}
