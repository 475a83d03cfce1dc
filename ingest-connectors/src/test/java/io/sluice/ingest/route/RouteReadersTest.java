/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.sluice.event.CatalogRoute;
import io.sluice.event.Route;
import io.sluice.ingest.file.MalformedFileException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RouteReadersTest {

  @Test
  void shouldReadEndpointsOfNoirWithTheLinesUpToTheNextOne() {
    RouteReading reading =
        noir(
            """
            {"endpoints": [
              {"url": "https://a/rest/products/search", "method": "GET",
               "params": [{"name": "q", "value": "", "param_type": "query", "tags": []}],
               "details": {"code_paths": [{"path": "./routes/search.ts", "line": 19}]},
               "protocol": "http", "tags": []},
              {"url": "/rest/products/:id", "method": "GET", "params": [],
               "details": {"code_paths": [{"path": "routes/search.ts", "line": 40}]}},
              {"url": "/chat", "method": "GET", "protocol": "ws"}
            ]}""");

    assertThat(reading.routes())
        .extracting(
            Route::getMethod,
            Route::getTemplate,
            Route::getParameters,
            Route::getPath,
            Route::getStartLine,
            Route::getEndLine,
            Route::getConfidence)
        .containsExactly(
            tuple("GET", "/rest/products/search", List.of("q"), "routes/search.ts", 19, 39, 0.8),
            tuple("GET", "/rest/products/{}", List.of(), "routes/search.ts", 40, 139, 0.8));
    assertThat(reading.skipped()).isEqualTo(1);
  }

  @Test
  void shouldReadLinesOfNoir() {
    RouteReading reading =
        noir(
            """
            {"url":"/a","method":"POST","params":[],"details":{"code_paths":[{"path":"a.cr","line":3}]}}
            {"url":"/b","method":"ANY","params":[],"details":{"code_paths":[]}}
            """);

    assertThat(reading.routes())
        .extracting(Route::getMethod, Route::getTemplate, Route::getPath)
        .containsExactly(tuple("POST", "/a", "a.cr"), tuple("", "/b", null));
  }

  @Test
  void shouldReadOpenApiBelowItsServersWithTheHandlerOfConnexion() {
    RouteReading reading =
        openApi(
            """
            openapi: 3.1.0
            servers:
              - url: https://api.example/{version}/
                variables: {version: {default: v2}}
            paths:
              /users/{id}:
                parameters: [{name: id, in: path}]
                get:
                  operationId: show
                  x-openapi-router-controller: api.users
                  parameters: [{$ref: '#/components/parameters/Sort'}]
                post:
                  requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/User'}}}}
            components:
              parameters: {Sort: {name: sort, in: query}}
              schemas: {User: {properties: {name: {}, age: {}}}}
            """);

    assertThat(reading.routes())
        .extracting(
            Route::getMethod,
            Route::getTemplate,
            Route::getParameters,
            Route::getPath,
            Route::getSymbol,
            Route::getConfidence)
        .containsExactly(
            tuple("GET", "/v2/users/{}", List.of("id", "sort"), "api/users", "show", 0.9),
            tuple("POST", "/v2/users/{}", List.of("age", "id", "name"), null, null, 0.9));
  }

  @Test
  void shouldReadSwaggerWithItsBasePath() {
    RouteReading reading =
        openApi(
            """
            {"swagger": "2.0", "basePath": "/api",
             "paths": {"/pets": {"x-swagger-router-controller": "controllers/pets.js",
               "get": {"operationId": "list", "parameters": [{"name": "tag", "in": "query"}]}}}}""");

    assertThat(reading.routes())
        .extracting(Route::getTemplate, Route::getPath, Route::getSymbol)
        .containsExactly(tuple("/api/pets", "controllers/pets.js", "list"));
  }

  @Test
  void shouldReadTheHintsOfOtherFrameworks() {
    assertThat(hint("x-eov-operation-handler: routes/ping\n      operationId: ping"))
        .isEqualTo("routes/ping ping null 0.9");
    assertThat(hint("x-handler: 'routes/search.js#search'"))
        .isEqualTo("routes/search.js search null 0.9");
    assertThat(hint("x-handler: shop.routes.search")).isEqualTo("shop/routes search null 0.9");
    assertThat(hint("x-code-path: routes/search.ts:19")).isEqualTo("routes/search.ts null 19 0.9");
    assertThat(hint("x-source-location: {file: a/B.java, line: 7, symbol: B.run}"))
        .isEqualTo("a/B.java B.run 7 0.9");
    assertThat(hint("tags: [order-controller]\n      operationId: list_1"))
        .isEqualTo("OrderController OrderController.list null 0.8");
    assertThat(hint("operationId: users.list")).isEqualTo("null null null 0.9");
  }

  @Test
  void shouldRefuseWhatIsNoRouteDocumentWithOneLine() {
    assertThatThrownBy(() -> noir("{\"endpoints\": 3}"))
        .isInstanceOf(MalformedFileException.class)
        .hasMessage("no list 'endpoints', as OWASP Noir writes it");
    assertThatThrownBy(() -> openApi("openapi: 4.0.0\npaths: {}\n"))
        .hasMessage("neither OpenAPI 3 nor Swagger 2: version '4.0.0'");
    assertThatThrownBy(() -> openApi("openapi: 3.0.0\n"))
        .hasMessage("an OpenAPI document without 'paths'");
    assertThatThrownBy(() -> openApi("openapi: 3.0.0\npaths: [\n"))
        .hasMessageStartingWith("line ")
        .message()
        .doesNotContain("\n");
  }

  @Test
  void shouldSplitALargeDocumentIntoRecordsThatFit() throws IOException {
    String paths =
        IntStream.range(0, 5_000)
            .mapToObj(
                i ->
                    "  /resources/number-%d/items/{item}: {get: {operationId: f%d, x-controller: app.resources.number%d}}"
                        .formatted(i, i, i))
            .collect(Collectors.joining("\n"));
    RouteReading reading = openApi("openapi: 3.0.0\npaths:\n" + paths + "\n");

    List<CatalogRoute> records =
        reading.records("repo:a", "openapi:o", Optional.of("abc"), Instant.EPOCH);

    assertThat(reading.routes()).hasSize(5_000);
    assertThat(records).hasSizeGreaterThan(0);
    List<Route> all = new ArrayList<>();
    for (CatalogRoute record : records) {
      assertThat(record.toByteBuffer().remaining()).isLessThan(512 << 10);
      all.addAll(record.getRoutes());
    }
    assertThat(all).isEqualTo(reading.routes());
    assertThat(records.getFirst().getSource()).isEqualTo("openapi:o");
    assertThat(RouteReading.isSource("openapi:o#2", "openapi:o")).isTrue();
    assertThat(RouteReading.isSource("openapi:o#x", "openapi:o")).isFalse();
  }

  private static String hint(String operation) {
    Route route =
        openApi("openapi: 3.0.0\npaths:\n  /x:\n    get:\n      " + operation + "\n")
            .routes()
            .getFirst();
    return "%s %s %s %s"
        .formatted(route.getPath(), route.getSymbol(), route.getStartLine(), route.getConfidence());
  }

  private static RouteReading noir(String text) {
    return NoirReader.read(RouteDocument.parse(text));
  }

  private static RouteReading openApi(String text) {
    return OpenApiReader.read(RouteDocument.parse(text));
  }
}
