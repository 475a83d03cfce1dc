/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.sarif;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.ingest.report.JsonReader;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SarifPathsTest {

  private static final SarifPaths.Artifact NONE = new SarifPaths.Artifact("", "");

  @ParameterizedTest
  @CsvSource({
    "src/a%20b.c,src/a b.c",
    "./src/../lib/a.c,lib/a.c",
    "src\\win\\a.cs,src/win/a.cs",
    "/home/runner/work/shop/shop/src/a.ts,src/a.ts",
    "file:///github/workspace/src/a.ts,src/a.ts",
    "file:///D:/a/shop/shop/src/a.cs,src/a.cs",
    "/home/vsts/work/1/s/src/a.cs,src/a.cs",
    "file:///opt/x/a.c,/opt/x/a.c",
    "file://host/share/a.c,/share/a.c",
    "C:\\other\\a.cs,C:/other/a.cs",
    "100%zz+a.c,100%zz+a.c",
    "../outside/a.c,../outside/a.c"
  })
  void shouldMakePathsRelativeToTheRepository(String uri, String path) throws IOException {
    assertThat(resolve(new SarifPaths(Map.of(), List.of(), List.of()), uri, "")).isEqualTo(path);
  }

  @Test
  void shouldFollowTheChainOfBases() throws IOException {
    SarifPaths paths =
        new SarifPaths(
            Map.of(
                "ROOT", new SarifPaths.Artifact("file:///work/", ""),
                "SRC", new SarifPaths.Artifact("src", "ROOT"),
                "LOOP", new SarifPaths.Artifact("x/", "LOOP"),
                "FS", new SarifPaths.Artifact("file:///", "")),
            List.of(new SarifPaths.Artifact("indexed.c", "SRC")),
            List.of());

    assertThat(resolve(paths, "a.c", "SRC")).isEqualTo("src/a.c");
    assertThat(resolve(paths, "file:///work/src/a.c", "")).isEqualTo("src/a.c");
    assertThat(resolve(paths, "a.c", "LOOP")).endsWith("x/a.c");
    assertThat(resolve(paths, "etc/passwd", "FS")).isEqualTo("etc/passwd");
    assertThat(resolve(paths, "a.c", "%SRCROOT%")).isEqualTo("a.c");
    assertThat(paths.resolve(JsonReader.parse("{\"index\":0}", "")))
        .contains(new SarifPaths.Place("src/indexed.c", false));
  }

  @Test
  void shouldGoByTheRepositoryWhenTheReportSaysWhereItLies() throws IOException {
    SarifPaths paths =
        new SarifPaths(
            Map.of("ROOT", new SarifPaths.Artifact("file:///work/", "")),
            List.of(),
            List.of(new SarifPaths.Artifact("shop/", "ROOT"), NONE));

    assertThat(resolve(paths, "shop/src/a.c", "ROOT")).isEqualTo("src/a.c");
    assertThat(resolve(paths, "file:///work/shop/src/a.c", "")).isEqualTo("src/a.c");
  }

  @Test
  void shouldTellWebAddressesApart() throws IOException {
    assertThat(
            new SarifPaths(Map.of(), List.of(), List.of())
                .resolve(JsonReader.parse("{\"uri\":\"https://a.example/b?c=%20\"}", "")))
        .contains(new SarifPaths.Place("https://a.example/b?c=%20", true));
  }

  private static String resolve(SarifPaths paths, String uri, String base) throws IOException {
    String json = "{\"uri\":\"" + uri.replace("\\", "\\\\") + "\",\"uriBaseId\":\"" + base + "\"}";
    return paths.resolve(JsonReader.parse(json, "")).orElseThrow().text();
  }
}
