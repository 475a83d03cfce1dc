/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BaseImageTest {

  /** Debian, Node on it, and an application on that. */
  private static final String HISTORY =
      """
      [{"created_by": "/bin/sh -c #(nop) ADD file:40953e in / "},
       {"created_by": "/bin/sh -c #(nop)  CMD [\\"bash\\"]", "empty_layer": true},
       {"created_by": "/bin/sh -c #(nop)  ENV NODE_VERSION=14.21.3", "empty_layer": true},
       {"created_by": "/bin/sh -c groupadd --gid 1000 node"},
       {"created_by": "/bin/sh -c #(nop)  ENTRYPOINT [\\"docker-entrypoint.sh\\"]", "empty_layer": true},
       {"created_by": "/bin/sh -c #(nop)  CMD [\\"node\\"]", "empty_layer": true},
       {"created_by": "COPY src/ /usr/src/app/ # buildkit"},
       {"created_by": "EXPOSE map[3000/tcp:{}]", "empty_layer": true},
       {"created_by": "CMD [\\"node\\" \\"index.js\\"]", "empty_layer": true}]""";

  @Test
  void shouldEndTheBaseImageAtItsLastCommand() throws IOException {
    BaseImage base = baseImage("{}", HISTORY, "\"sha256:a\", \"sha256:b\", \"sha256:c\"");

    assertThat(base.layers()).containsExactlyInAnyOrder("sha256:a", "sha256:b");
    assertThat(base.of(Optional.of("sha256:a"))).contains("layer:sha256:b");
    assertThat(base.of(Optional.of("sha256:c"))).isEmpty();
    assertThat(base.of(Optional.empty())).isEmpty();
  }

  @Test
  void shouldCallItWhatTheLabelSays() throws IOException {
    BaseImage base =
        baseImage(
            "{\"org.opencontainers.image.base.name\": \"node:14-slim@sha256:0123\"}",
            HISTORY,
            "\"sha256:a\", \"sha256:b\", \"sha256:c\"");

    assertThat(base.name()).isEqualTo("docker.io/library/node:14-slim");
    assertThat(base.layers()).hasSize(2);
  }

  @Test
  void shouldEndTheBaseImageAtAnEntryPointToo() throws IOException {
    BaseImage base =
        baseImage(
            "{}",
            """
            [{"created_by": "ADD rootfs.tar / # buildkit"},
             {"created_by": "ENTRYPOINT [\\"/cacert-entrypoint.sh\\"]", "empty_layer": true},
             {"created_by": "COPY app.jar /app.jar # buildkit"},
             {"created_by": "ENTRYPOINT [\\"java\\"]", "empty_layer": true}]""",
            "\"sha256:a\", \"sha256:b\"");

    assertThat(base.layers()).containsExactly("sha256:a");
  }

  @Test
  void shouldKnowOnlyTheLowestLayerOfALabelledImageWithoutHistory() throws IOException {
    BaseImage base =
        baseImage(
            "{\"org.opencontainers.image.base.name\": \"docker.io/library/debian:12\"}",
            "[]",
            "\"sha256:a\", \"sha256:b\"");

    assertThat(base)
        .isEqualTo(new BaseImage("docker.io/library/debian:12", java.util.Set.of("sha256:a")));
  }

  @Test
  void shouldNotGuessWithoutAMark() throws IOException {
    assertThat(baseImage("{}", "[]", "\"sha256:a\", \"sha256:b\"")).isEqualTo(BaseImage.UNKNOWN);
    assertThat(
            baseImage(
                "{}",
                """
                [{"created_by": "COPY /app /app # buildkit"},
                 {"created_by": "ENTRYPOINT [\\"/app\\"]", "empty_layer": true}]""",
                "\"sha256:a\""))
        .as("built from scratch")
        .isEqualTo(BaseImage.UNKNOWN);
    assertThat(baseImage("{}", HISTORY, "\"sha256:squashed\""))
        .as("history of other layers")
        .isEqualTo(BaseImage.UNKNOWN);
    assertThat(BaseImage.of(JsonReader.parse("{\"rootfs\": 1}", ""))).isEqualTo(BaseImage.UNKNOWN);
    assertThat(BaseImage.of(ReportNode.absent())).isEqualTo(BaseImage.UNKNOWN);
  }

  private static BaseImage baseImage(String labels, String history, String layers)
      throws IOException {
    return BaseImage.of(
        JsonReader.parse(
            "{\"config\": {\"Labels\": %s}, \"history\": %s, \"rootfs\": {\"diff_ids\": [%s]}}"
                .formatted(labels, history, layers),
            ""));
  }
}
