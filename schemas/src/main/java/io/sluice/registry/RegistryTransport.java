/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a request to one of several equal registries. A round tries every URL, beginning with the
 * one that answered last; after a round without an answer it waits and goes round again, a bounded
 * number of times. All requests of the protocol may be repeated: registering is idempotent.
 */
final class RegistryTransport implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RegistryTransport.class);
  private static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";

  private final HttpClient http;
  private final List<URI> urls;
  private final Authentication authentication;
  private final Duration readTimeout;
  private final int maxRetries;
  private final Backoff backoff;
  private volatile int preferred;

  RegistryTransport(SchemaRegistryConfig config) {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(config.connectTimeout())
            // A redirect would take the credentials to another host.
            .followRedirects(HttpClient.Redirect.NEVER);
    config.tls().context().ifPresent(builder::sslContext);
    this.http = builder.build();
    this.urls = config.urls();
    this.authentication = config.authentication();
    this.readTimeout = config.readTimeout();
    this.maxRetries = config.maxRetries();
    this.backoff = new Backoff(config.retriesWait(), config.retriesMaxWait());
  }

  JsonContent get(String path) {
    return send("GET", path, null);
  }

  JsonContent post(String path, String json) {
    return send("POST", path, json);
  }

  JsonContent put(String path, String json) {
    return send("PUT", path, json);
  }

  private JsonContent send(String method, String path, @Nullable String json) {
    Round round = tryAll(method, path, json);
    for (int repetition = 0; round.content == null; repetition++) {
      if (round.unknown != null) {
        throw round.unknown;
      }
      if (repetition >= maxRetries) {
        throw round.failure();
      }
      Duration wait = backoff.wait(repetition, round.retryAfter, ThreadLocalRandom.current());
      LOG.warn("{}; trying again in {} ms", round.failure().getMessage(), wait.toMillis());
      pause(wait);
      round = tryAll(method, path, json);
    }
    return round.content;
  }

  /** What one round over all URLs came to. */
  private static final class Round {
    @Nullable JsonContent content;
    @Nullable UnknownSchemaException unknown;
    @Nullable SchemaRegistryException failure;
    Duration retryAfter = Duration.ZERO;

    SchemaRegistryException failure() {
      if (failure == null) {
        throw new IllegalStateException("a round without an answer has a failure");
      }
      return failure;
    }
  }

  private Round tryAll(String method, String path, @Nullable String json) {
    Round round = new Round();
    int first = preferred;
    for (int i = 0; i < urls.size(); i++) {
      int at = (first + i) % urls.size();
      tryOne(round, method, at, path, json);
      if (round.content != null) {
        preferred = at;
        return round;
      }
    }
    return round;
  }

  private void tryOne(Round round, String method, int at, String path, @Nullable String json) {
    URI base = urls.get(at);
    URI uri = URI.create(base + path);
    String described = method + " " + uri;
    RegistryAnswer answer;
    try {
      answer = new RegistryAnswer(exchange(request(method, base, uri, json)), described);
    } catch (IOException e) {
      String cause = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      round.failure =
          new SchemaRegistryUnavailableException(
              described + " failed: " + cause, SchemaRegistryException.NONE, 0, e);
      return;
    }
    if (answer.isSuccess()) {
      round.content = answer.content();
      return;
    }
    SchemaRegistryException failure = answer.failure();
    if (failure instanceof UnknownSchemaException unknown) {
      // A replica may lag behind the one that has just registered it: unknown to all is unknown.
      round.unknown = unknown;
    } else if (answer.isWorthRepeating()) {
      round.failure = failure;
      if (answer.retryAfter().compareTo(round.retryAfter) > 0) {
        round.retryAfter = answer.retryAfter();
      }
    } else {
      throw failure;
    }
  }

  private HttpRequest request(String method, URI base, URI uri, @Nullable String json) {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri).header("Accept", MEDIA_TYPE);
    authentication.header(base).ifPresent(header -> request.header("Authorization", header));
    if (json == null) {
      return request.method(method, BodyPublishers.noBody()).build();
    }
    return request
        .header("Content-Type", MEDIA_TYPE)
        .method(method, BodyPublishers.ofString(json, UTF_8))
        .build();
  }

  // Not HttpRequest.timeout: that one ends with the headers, and a body that trickles in would
  // block the caller for ever (JDK-8208693).
  private HttpResponse<byte[]> exchange(HttpRequest request) throws IOException {
    CompletableFuture<HttpResponse<byte[]>> future =
        http.sendAsync(request, BodyHandlers.ofByteArray());
    try {
      return future.get(readTimeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      future.cancel(true);
      throw new IOException("no complete answer within " + readTimeout.toMillis() + " ms", e);
    } catch (InterruptedException e) {
      future.cancel(true);
      throw interrupted(e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException io) {
        throw io;
      }
      throw new IOException(e.getCause());
    }
  }

  private static void pause(Duration wait) {
    try {
      Thread.sleep(wait);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static SchemaRegistryUnavailableException interrupted(InterruptedException cause) {
    Thread.currentThread().interrupt();
    return new SchemaRegistryUnavailableException(
        "interrupted while waiting for the schema registry",
        SchemaRegistryException.NONE,
        0,
        cause);
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
