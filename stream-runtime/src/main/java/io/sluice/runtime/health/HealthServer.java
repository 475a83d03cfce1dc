/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.runtime.health;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers {@code GET} and {@code HEAD} on three paths, and nothing else.
 *
 * <ul>
 *   <li>{@code /health/live}: 200, or 503 when an app has failed; a restart may help
 *   <li>{@code /health/ready}: 200 when every app processes records, else 503
 *   <li>{@code /metrics}: metrics in the Prometheus text format 0.0.4
 * </ul>
 *
 * <p>It has no authentication and shows no record, so it listens on the loopback address unless
 * told otherwise.
 */
public final class HealthServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(HealthServer.class);

  private static final String JSON = "application/json";
  private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";
  private static final String TEXT = "text/plain; charset=utf-8";

  private final HttpServer server;
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private final Supplier<HealthReport> health;
  private final Supplier<String> metrics;

  private HealthServer(HttpServer server, Supplier<HealthReport> health, Supplier<String> metrics) {
    this.server = server;
    this.health = health;
    this.metrics = metrics;
  }

  /**
   * Starts a server.
   *
   * @param port 0 for a free one
   * @param health asked at each request
   * @param metrics asked at each request
   * @throws UncheckedIOException when the address cannot be used
   */
  public static HealthServer start(
      String host, int port, Supplier<HealthReport> health, Supplier<String> metrics) {
    try {
      InetSocketAddress address = new InetSocketAddress(InetAddress.getByName(host), port);
      HealthServer started = new HealthServer(HttpServer.create(address, 0), health, metrics);
      started.server.createContext("/", started::handle);
      started.server.setExecutor(started.workers);
      started.server.start();
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot listen on http.host %s, http.port %d".formatted(host, port), e);
    }
  }

  /** Where it listens, for example {@code http://127.0.0.1:8080}. */
  public URI address() {
    InetSocketAddress bound = server.getAddress();
    String host = bound.getAddress().getHostAddress();
    return URI.create(
        "http://" + (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + bound.getPort());
  }

  @Override
  public void close() {
    server.stop(0);
    workers.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Answer answer;
      try {
        answer = answer(exchange);
      } catch (RuntimeException e) {
        LOG.warn("{} failed", exchange.getRequestURI().getPath(), e);
        answer = new Answer(500, TEXT, "failed\n");
      }
      send(exchange, answer);
    }
  }

  private Answer answer(HttpExchange exchange) {
    Answer answer =
        switch (exchange.getRequestURI().getPath()) {
          case "/health/live" -> {
            HealthReport report = health.get();
            yield health(report, report.isLive());
          }
          case "/health/ready" -> {
            HealthReport report = health.get();
            yield health(report, report.isReady());
          }
          case "/metrics" -> new Answer(200, PROMETHEUS, metrics.get());
          default -> new Answer(404, TEXT, "not found\n");
        };
    if (answer.status() != 404 && !isRead(exchange)) {
      exchange.getResponseHeaders().set("Allow", "GET, HEAD");
      return new Answer(405, TEXT, "only GET and HEAD\n");
    }
    return answer;
  }

  private static Answer health(HealthReport report, boolean up) {
    return new Answer(up ? 200 : 503, JSON, report.json(up));
  }

  private static boolean isRead(HttpExchange exchange) {
    return exchange.getRequestMethod().equals("GET") || isHead(exchange);
  }

  private static boolean isHead(HttpExchange exchange) {
    return exchange.getRequestMethod().equals("HEAD");
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    byte[] body = answer.body().getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", answer.contentType());
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
    if (isHead(exchange)) {
      exchange.getResponseHeaders().set("Content-Length", String.valueOf(body.length));
      exchange.sendResponseHeaders(answer.status(), -1);
      return;
    }
    exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  private record Answer(int status, String contentType, String body) {}
}
