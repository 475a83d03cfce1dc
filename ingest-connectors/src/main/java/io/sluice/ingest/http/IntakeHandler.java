/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The routes of the intake, each as {@code openapi.yaml} describes it. */
final class IntakeHandler extends Handler.Abstract {

  private static final Logger LOG = LoggerFactory.getLogger(IntakeHandler.class);
  private static final JsonMapper JSON = new JsonMapper();
  private static final String SCANS = "/v1/scans/";
  private static final int MAX_KEY = 200;
  private static final Duration BUSY = Duration.ofSeconds(5);

  private final Tokens tokens;
  private final RateLimits rates;
  private final Spool spool;
  private final ReportIntake intake;
  private final IntakeMetrics metrics;
  private final IntakeLimits limits;
  private final BooleanSupplier ready;
  private final Semaphore uploads;
  private final byte[] document;

  IntakeHandler(
      Tokens tokens,
      RateLimits rates,
      Spool spool,
      ReportIntake intake,
      IntakeMetrics metrics,
      IntakeLimits limits,
      BooleanSupplier ready)
      throws IOException {
    this.tokens = tokens;
    this.rates = rates;
    this.spool = spool;
    this.intake = intake;
    this.metrics = metrics;
    this.limits = limits;
    this.ready = ready;
    this.uploads = new Semaphore(limits.maxUploads());
    try (InputStream in = IntakeHandler.class.getResourceAsStream("openapi.yaml")) {
      if (in == null) {
        throw new IllegalStateException("openapi.yaml is missing");
      }
      this.document = in.readAllBytes();
    }
  }

  /** An answer. */
  private record Answer(int status, String type, byte[] body, Map<String, String> headers) {

    static Answer json(int status, ObjectNode body, Map<String, String> headers)
        throws IOException {
      return new Answer(status, "application/json", JSON.writeValueAsBytes(body), headers);
    }
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Answer answer;
    try {
      answer = route(request);
    } catch (ProblemException e) {
      answer = refused(e);
    } catch (IOException | RuntimeException e) {
      LOG.error("{} {} failed", request.getMethod(), request.getHttpURI().getPath(), e);
      answer = refused(ProblemException.of(ProblemType.INTERNAL, "see the log of the intake"));
    }
    metrics.answered(answer.status());
    send(request, response, callback, answer);
    return true;
  }

  private Answer route(Request request) throws IOException {
    String path = String.valueOf(request.getHttpURI().getCanonicalPath());
    if (path.startsWith(SCANS) && path.indexOf('/', SCANS.length()) < 0) {
      requireMethod(request, "GET", "HEAD");
      return scan(authenticated(request), path.substring(SCANS.length()));
    }
    return switch (path) {
      case "/v1/reports" -> {
        requireMethod(request, "POST");
        yield report(request, authenticated(request));
      }
      case "/openapi.yaml" -> {
        requireMethod(request, "GET", "HEAD");
        yield new Answer(200, "application/yaml", document, Map.of());
      }
      case "/health/live" -> {
        requireMethod(request, "GET", "HEAD");
        yield health(true);
      }
      case "/health/ready" -> {
        requireMethod(request, "GET", "HEAD");
        yield health(ready.getAsBoolean());
      }
      default -> throw ProblemException.of(ProblemType.NOT_FOUND, "see /openapi.yaml");
    };
  }

  private static void requireMethod(Request request, String... methods) {
    if (!List.of(methods).contains(request.getMethod())) {
      throw ProblemException.of(
          ProblemType.METHOD_NOT_ALLOWED, "allowed here: " + String.join(", ", methods));
    }
  }

  private Token authenticated(Request request) {
    Token token =
        tokens.authenticate(
            Optional.ofNullable(request.getHeaders().get(HttpHeader.AUTHORIZATION)));
    rates
        .take(token)
        .ifPresent(
            wait -> {
              throw ProblemException.retryAfter(
                  ProblemType.RATE_LIMITED,
                  wait,
                  "token " + token.name() + " has " + token.perMinute() + " requests a minute");
            });
    return token;
  }

  private Answer scan(Token token, String id) throws IOException {
    Submission submission =
        intake
            .find(token, id)
            .orElseThrow(
                () ->
                    ProblemException.of(
                        ProblemType.NOT_FOUND, "this token has sent no scan of that id"));
    return Answer.json(200, SubmissionJson.answer(submission), Map.of());
  }

  private Answer report(Request request, Token token) throws IOException {
    Upload.Head head =
        Upload.Head.of(
            Optional.ofNullable(request.getHeaders().get(HttpHeader.CONTENT_TYPE)),
            Optional.ofNullable(request.getHeaders().get(HttpHeader.CONTENT_ENCODING)));
    long max = intake.maxReport(token);
    if (request.getLength() > max && !head.isForm()) {
      throw SpoolFile.tooLarge(max);
    }
    Optional<String> key = idempotencyKey(request);
    Map<String, List<String>> query = query(request);
    List<String> asset = query.getOrDefault("asset", List.of());
    if (asset.size() == 1) {
      ReportIntake.requireAsset(token, asset.getFirst().strip());
    }
    intake.requireRoom();
    if (!uploads.tryAcquire()) {
      throw ProblemException.retryAfter(
          ProblemType.UNAVAILABLE, BUSY, limits.maxUploads() + " uploads are running already");
    }
    try (SpoolFile file = spool.receive(max);
        InputStream body =
            new PacedStream(
                Content.Source.asInputStream(request),
                limits.grace(),
                limits.minRate(),
                System::nanoTime)) {
      Upload upload = Upload.receive(head, query, body, file);
      ReportIntake.Accepted accepted =
          intake.accept(token, key, upload.parameters(), upload.name(), file);
      Map<String, String> headers = new HashMap<>();
      headers.put("Location", SCANS + accepted.submission().id());
      if (accepted.replayed()) {
        headers.put("Idempotent-Replayed", "true");
      }
      return Answer.json(202, SubmissionJson.answer(accepted.submission()), headers);
    } finally {
      uploads.release();
    }
  }

  private static Optional<String> idempotencyKey(Request request) {
    List<String> keys = request.getHeaders().getValuesList("Idempotency-Key");
    if (keys.isEmpty()) {
      return Optional.empty();
    }
    String key = keys.getFirst().strip();
    boolean odd = key.chars().anyMatch(c -> c < ' ' || c > '~');
    if (keys.size() > 1 || key.isEmpty() || key.length() > MAX_KEY || odd) {
      throw ProblemException.of(
          ProblemType.BAD_REQUEST,
          "an Idempotency-Key is one value of 1 to " + MAX_KEY + " ASCII characters");
    }
    return Optional.of(key);
  }

  private static Map<String, List<String>> query(Request request) {
    Map<String, List<String>> query = new HashMap<>();
    try {
      for (Fields.Field field : Request.extractQueryParameters(request, UTF_8)) {
        query.put(field.getName(), field.getValues());
      }
    } catch (IllegalArgumentException e) {
      throw ProblemException.of(ProblemType.BAD_REQUEST, "the query is no UTF-8 in percent signs");
    }
    return query;
  }

  private static Answer health(boolean up) throws IOException {
    ObjectNode body = JSON.createObjectNode().put("status", up ? "UP" : "DOWN");
    return Answer.json(up ? 200 : 503, body, Map.of());
  }

  private Answer refused(ProblemException problem) {
    metrics.refused(problem.type());
    Map<String, String> headers = new HashMap<>();
    problem.retryAfter().ifPresent(seconds -> headers.put("Retry-After", seconds.toString()));
    switch (problem.type()) {
      case UNAUTHORIZED -> headers.put("WWW-Authenticate", "Bearer realm=\"sluice\"");
      case METHOD_NOT_ALLOWED ->
          headers.put("Allow", problem.detail().replace("allowed here: ", ""));
      default -> {}
    }
    return new Answer(
        problem.type().status(),
        "application/problem+json",
        problemJson(problem.type(), problem.detail()),
        headers);
  }

  static byte[] problemJson(ProblemType type, String detail) {
    ObjectNode body = JSON.createObjectNode();
    body.put("type", type.uri());
    body.put("title", type.title());
    body.put("status", type.status());
    body.put("detail", detail);
    return body.toString().getBytes(UTF_8);
  }

  private static void send(Request request, Response response, Callback callback, Answer answer) {
    response.setStatus(answer.status());
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, answer.type());
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    response.getHeaders().put("X-Content-Type-Options", "nosniff");
    answer.headers().forEach(response.getHeaders()::put);
    if (request.getMethod().equals("HEAD")) {
      response.getHeaders().put(HttpHeader.CONTENT_LENGTH, answer.body().length);
      response.write(true, ByteBuffer.allocate(0), callback);
      return;
    }
    response.write(true, ByteBuffer.wrap(answer.body()), callback);
  }
}
