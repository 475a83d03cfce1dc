/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;
import org.jspecify.annotations.Nullable;

/** A registry that speaks the protocol over HTTP and can be told to misbehave. */
final class FakeRegistry implements AutoCloseable {

  /** One answer that is not the protocol's. */
  private record Misbehaviour(int status, String body, Map<String, String> headers, Hang hang) {}

  private enum Hang {
    NEVER,
    BEFORE_HEADERS,
    WITHIN_BODY
  }

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpServer server;
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final String scheme;
  private final String basePath;
  private final String scope = UUID.randomUUID().toString();
  private final MockSchemaRegistry registry = MockSchemaRegistry.scope(scope);
  private final Queue<Misbehaviour> misbehaviours = new ConcurrentLinkedQueue<>();
  private final Queue<String> requests = new ConcurrentLinkedQueue<>();
  private final Queue<String> authorizations = new ConcurrentLinkedQueue<>();
  private final Queue<String> mediaTypes = new ConcurrentLinkedQueue<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  private FakeRegistry(HttpServer server, String scheme, String basePath) {
    this.server = server;
    this.scheme = scheme;
    this.basePath = basePath;
    server.createContext("/", this::handle);
    server.setExecutor(executor);
    server.start();
  }

  static FakeRegistry start() {
    return start("");
  }

  static FakeRegistry start(String basePath) {
    try {
      return new FakeRegistry(HttpServer.create(anyPort(), 0), "http", basePath);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static FakeRegistry startTls(SSLContext context, boolean needsClientCertificate) {
    try {
      HttpsServer server = HttpsServer.create(anyPort(), 0);
      server.setHttpsConfigurator(
          new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
              var ssl = context.getDefaultSSLParameters();
              ssl.setNeedClientAuth(needsClientCertificate);
              parameters.setSSLParameters(ssl);
            }
          });
      return new FakeRegistry(server, "https", "");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static InetSocketAddress anyPort() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  /** URL of a port on which nobody listens. */
  static String refusedUrl() {
    FakeRegistry gone = start();
    gone.close();
    return gone.url();
  }

  String url() {
    return scheme + "://localhost:" + server.getAddress().getPort() + basePath;
  }

  /** What the registry holds. */
  MockSchemaRegistry content() {
    return registry;
  }

  /** Requests so far as {@code METHOD path?query}, without the base path. */
  List<String> requests() {
    return List.copyOf(requests);
  }

  List<String> authorizations() {
    return List.copyOf(authorizations);
  }

  List<String> mediaTypes() {
    return List.copyOf(mediaTypes);
  }

  FakeRegistry answerNext(int status, String body) {
    return answerNext(status, body, Map.of());
  }

  FakeRegistry answerNext(int status, String body, Map<String, String> headers) {
    misbehaviours.add(new Misbehaviour(status, body, headers, Hang.NEVER));
    return this;
  }

  FakeRegistry hangNext() {
    misbehaviours.add(new Misbehaviour(200, "", Map.of(), Hang.BEFORE_HEADERS));
    return this;
  }

  FakeRegistry hangNextWithinTheBody() {
    misbehaviours.add(new Misbehaviour(200, "{", Map.of(), Hang.WITHIN_BODY));
    return this;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getRawPath();
      String query = exchange.getRequestURI().getRawQuery();
      String relative = path.startsWith(basePath) ? path.substring(basePath.length()) : "/?";
      requests.add(
          exchange.getRequestMethod() + " " + relative + (query == null ? "" : "?" + query));
      authorizations.add(header(exchange, "Authorization"));
      mediaTypes.add(header(exchange, "Content-Type"));
      byte[] body = exchange.getRequestBody().readAllBytes();
      Misbehaviour misbehaviour = misbehaviours.poll();
      if (misbehaviour == null) {
        answerProtocol(exchange, relative, body);
      } else {
        misbehave(exchange, misbehaviour);
      }
    }
  }

  private static String header(HttpExchange exchange, String name) {
    @Nullable String value = exchange.getRequestHeaders().getFirst(name);
    return value == null ? "" : value;
  }

  private void misbehave(HttpExchange exchange, Misbehaviour misbehaviour) throws IOException {
    if (misbehaviour.hang() == Hang.BEFORE_HEADERS) {
      awaitClose();
      return;
    }
    misbehaviour.headers().forEach(exchange.getResponseHeaders()::set);
    byte[] bytes = misbehaviour.body().getBytes(UTF_8);
    boolean hangs = misbehaviour.hang() == Hang.WITHIN_BODY;
    exchange.sendResponseHeaders(misbehaviour.status(), hangs ? 1_000 : length(bytes));
    OutputStream out = exchange.getResponseBody();
    out.write(bytes);
    out.flush();
    if (hangs) {
      awaitClose();
    }
  }

  private void awaitClose() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static long length(byte[] bytes) {
    return bytes.length == 0 ? -1 : bytes.length;
  }

  private void answerProtocol(HttpExchange exchange, String path, byte[] body) throws IOException {
    try {
      send(exchange, 200, route(exchange.getRequestMethod(), path, body));
    } catch (UnknownSchemaException e) {
      send(exchange, 404, error(e.errorCode(), e));
    } catch (IncompatibleSchemaException e) {
      send(exchange, 409, error(e.errorCode(), e));
    } catch (SchemaParseException e) {
      send(exchange, 422, error(InvalidSchemaException.SCHEMA, e));
    }
  }

  private JsonNode route(String method, String path, byte[] body) throws IOException {
    String[] parts = path.substring(1).split("/", -1);
    String subject = parts.length > 1 ? URLDecoder.decode(parts[1], UTF_8) : "";
    ObjectNode answer = JSON.createObjectNode();
    return switch (method + " " + parts[0] + " " + parts.length) {
      case "GET schemas 3" ->
          answer.put("schema", registry.schemaById(Integer.parseInt(parts[2])).toString());
      case "POST subjects 3" -> answer.put("id", registry.register(subject, schema(body)));
      case "POST subjects 2" -> registered(answer, registry.lookUp(subject, schema(body)));
      case "GET subjects 4" -> registered(answer, registry.latest(subject));
      case "POST compatibility 4" ->
          compatibility(answer, URLDecoder.decode(parts[2], UTF_8), body);
      case "GET config 1" -> answer.put("compatibilityLevel", registry.globalLevel().name());
      case "GET config 2" -> answer.put("compatibilityLevel", registry.level(subject).name());
      case "PUT config 1" -> {
        registry.setGlobalLevel(level(body));
        yield JSON.readTree(body);
      }
      case "PUT config 2" -> {
        registry.setLevel(subject, level(body));
        yield JSON.readTree(body);
      }
      default -> throw new IOException("no such path: " + path);
    };
  }

  private JsonNode compatibility(ObjectNode answer, String subject, byte[] body)
      throws IOException {
    Compatibility compatibility = registry.compatibility(subject, schema(body));
    answer.put("is_compatible", compatibility.compatible());
    compatibility.messages().forEach(answer.withArray("messages")::add);
    return answer;
  }

  private static JsonNode registered(ObjectNode answer, RegisteredSchema registered) {
    return answer
        .put("subject", registered.subject())
        .put("version", registered.version())
        .put("id", registered.id())
        .put("schema", registered.schema().toString());
  }

  private static Schema schema(byte[] body) throws IOException {
    return new Schema.Parser().parse(JSON.readTree(body).path("schema").asText());
  }

  private static CompatibilityLevel level(byte[] body) throws IOException {
    return CompatibilityLevel.valueOf(JSON.readTree(body).path("compatibility").asText());
  }

  private static JsonNode error(int code, Exception cause) {
    return JSON.createObjectNode().put("error_code", code).put("message", cause.getMessage());
  }

  private static void send(HttpExchange exchange, int status, JsonNode json) throws IOException {
    byte[] bytes = JSON.writeValueAsBytes(json);
    exchange.getResponseHeaders().set("Content-Type", "application/vnd.schemaregistry.v1+json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    executor.shutdownNow();
    MockSchemaRegistry.drop(scope);
  }
}
