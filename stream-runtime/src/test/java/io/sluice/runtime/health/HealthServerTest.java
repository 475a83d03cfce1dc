/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.runtime.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HealthServerTest {

  private static final AppHealth RUNNING =
      new AppHealth("normalizer", "RUNNING", true, false, OptionalLong.of(7));
  private static final AppHealth REBALANCING =
      new AppHealth("scorer", "REBALANCING", false, false, OptionalLong.empty());
  private static final AppHealth FAILED =
      new AppHealth("scorer", "ERROR", false, true, OptionalLong.empty());

  private final HttpClient client = HttpClient.newHttpClient();
  private HealthReport report = new HealthReport(List.of(RUNNING));
  private HealthServer server = HealthServer.start("127.0.0.1", 0, () -> report, () -> "up 1\n");

  @BeforeEach
  void start() {
    server.close();
    server = HealthServer.start("127.0.0.1", 0, () -> report, () -> "up 1\n");
  }

  @AfterEach
  void stop() {
    server.close();
    client.close();
  }

  @Test
  void shouldBeReadyWhenEveryAppRuns() {
    assertThat(get("/health/ready").statusCode()).isEqualTo(200);
    assertThat(get("/health/ready").body())
        .isEqualTo(
            "{\"status\":\"UP\",\"apps\":[{\"name\":\"normalizer\",\"state\":\"RUNNING\","
                + "\"ready\":true,\"lag\":7}]}");
    assertThat(get("/health/ready").headers().firstValue("content-type"))
        .hasValue("application/json");
  }

  @Test
  void shouldBeAliveButNotReadyWhileAnAppRebalances() {
    report = new HealthReport(List.of(RUNNING, REBALANCING));

    assertThat(get("/health/ready").statusCode()).isEqualTo(503);
    assertThat(get("/health/ready").body()).contains("DOWN", "REBALANCING", "\"lag\":null");
    assertThat(get("/health/live").statusCode()).isEqualTo(200);
  }

  @Test
  void shouldNotBeAliveWhenAnAppHasFailed() {
    report = new HealthReport(List.of(RUNNING, FAILED));

    assertThat(get("/health/live").statusCode()).isEqualTo(503);
    assertThat(get("/health/ready").statusCode()).isEqualTo(503);
  }

  @Test
  void shouldShowMetrics() {
    HttpResponse<String> response = get("/metrics");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo("up 1\n");
    assertThat(response.headers().firstValue("content-type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain; version=0.0.4"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/health", "/health/live/x", "/metricsx", "/../etc/passwd"})
  void shouldKnowNoOtherPath(String path) {
    assertThat(get(path).statusCode()).isEqualTo(404);
    assertThat(send("POST", path).statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/health/live", "/health/ready", "/metrics"})
  void shouldAnswerHeadWithoutBody(String path) {
    HttpResponse<String> response = send("HEAD", path);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEmpty();
    assertThat(response.headers().firstValueAsLong("content-length"))
        .hasValue(get(path).body().length());
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "PATCH"})
  void shouldRefuseOtherMethods(String method) {
    HttpResponse<String> response = send(method, "/metrics");

    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(response.headers().firstValue("allow")).hasValue("GET, HEAD");
  }

  @Test
  void shouldAnswerWhenMetricsFail() {
    server.close();
    server =
        HealthServer.start(
            "127.0.0.1",
            0,
            () -> report,
            () -> {
              throw new IllegalStateException("hunter2");
            });

    assertThat(get("/metrics").statusCode()).isEqualTo(500);
    assertThat(get("/metrics").body()).doesNotContain("hunter2");
  }

  @Test
  void shouldNameAddressThatIsTaken() {
    int taken = server.address().getPort();

    assertThatThrownBy(() -> HealthServer.start("127.0.0.1", taken, () -> report, () -> ""))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("http.port " + taken);
  }

  private HttpResponse<String> get(String path) {
    return send("GET", path);
  }

  private HttpResponse<String> send(String method, String path) {
    HttpRequest request =
        HttpRequest.newBuilder(server.address().resolve(path))
            .method(method, BodyPublishers.noBody())
            .build();
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
