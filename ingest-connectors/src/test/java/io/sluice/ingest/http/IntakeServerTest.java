/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sluice.event.Category;
import io.sluice.event.ScanRecord;
import io.sluice.ingest.publish.ScanParameters;
import io.sluice.ingest.publish.ScanPublisher;
import io.sluice.ingest.report.Reports;
import io.sluice.ingest.secret.SecretRedactor;
import io.sluice.topic.ScopePartitioner;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server with real sockets; in place of Kafka, producers that keep what they get. */
class IntakeServerTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String REPORT =
      """
      {"version":"2.1.0","runs":[{"tool":{"driver":{"name":"Semgrep"}},
        "results":[{"ruleId":"r1","message":{"text":"one"}}]}]}
      """;
  private static final String ASSET = "asset=repo:github.com/acme/shop";
  private static final int MAX = 64 << 10;
  private static final IntakeLimits LIMITS = IntakeLimits.DEFAULT.withSizes(MAX, 4 * MAX);

  private final Path folder;
  private final TokenSecret secret = TokenSecret.create(new SecureRandom());
  private final TokenSecret rare = TokenSecret.create(new SecureRandom());
  private final List<MockProducer<String, ScanRecord>> producers = new CopyOnWriteArrayList<>();
  private final HttpClient client = HttpClient.newHttpClient();
  private volatile boolean kafkaIsUp = true;
  private volatile boolean published;
  private IntakeServer server;

  IntakeServerTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    new TokenFile(folder.resolve("tokens.json"))
        .write(
            List.of(
                token(secret, "ci", Set.of(Category.SAST), 1_000),
                token(rare, "rare", Set.of(Category.DAST), 1)));
    this.server = start(LIMITS);
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void shouldAcceptAReportAndTellWhenItIsPublished() throws Exception {
    HttpResponse<String> answer = post(ASSET, REPORT);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    JsonNode told = JSON.readTree(answer.body());
    assertThat(told.path("status").asText()).isEqualTo("received");
    assertThat(told.path("format").asText()).isEqualTo("sarif");
    assertThat(told.path("findings").asInt()).isOne();
    String location = answer.headers().firstValue("Location").orElseThrow();
    assertThat(location).isEqualTo("/v1/scans/" + told.path("id").asText());
    await().until(() -> status(location).equals("published"));
    assertThat(producers)
        .singleElement()
        .satisfies(producer -> assertThat(producer.transactionCommitted()).isTrue());
    assertThat(files("reports")).isEmpty();

    assertThat(send(get(location).header("Authorization", "Bearer " + rare.reveal())).statusCode())
        .as("another token's scan")
        .isEqualTo(404);
  }

  @Test
  void shouldTakeFormsAndPackedBodies() throws Exception {
    HttpResponse<String> form =
        send(
            request("/v1/reports")
                .header("Content-Type", "multipart/form-data; boundary=xyz")
                .POST(
                    BodyPublishers.ofByteArray(
                        form(
                            "repo:github.com/acme/form",
                            "dir/semgrep.sarif.gz",
                            gzip(REPORT.getBytes(UTF_8))))));
    HttpResponse<String> packed =
        send(
            request("/v1/reports?" + ASSET)
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(gzip(REPORT.getBytes(UTF_8)))));

    assertThat(form.statusCode()).as(form.body()).isEqualTo(202);
    assertThat(JSON.readTree(form.body()).path("asset").asText())
        .isEqualTo("repo:github.com/acme/form");
    assertThat(packed.statusCode()).as(packed.body()).isEqualTo(202);
    assertThat(JSON.readTree(packed.body()).path("bytes").asInt()).isEqualTo(REPORT.length());
  }

  @Test
  void shouldAnswerTheSameKeyTheSameAndPublishOnce() throws Exception {
    HttpResponse<String> first = keyed("run-1", ASSET, REPORT);
    String location = first.headers().firstValue("Location").orElseThrow();
    await().until(() -> status(location).equals("published"));
    HttpResponse<String> again = keyed("run-1", ASSET, REPORT);
    HttpResponse<String> otherBody = keyed("run-1", ASSET, REPORT + " ");
    HttpResponse<String> otherParameter = keyed("run-1", ASSET + "&branch=x", REPORT);

    assertThat(again.statusCode()).isEqualTo(202);
    assertThat(again.headers().firstValue("Location")).contains(location);
    assertThat(again.headers().firstValue("Idempotent-Replayed")).contains("true");
    assertThat(List.of(otherBody, otherParameter)).allSatisfy(a -> problem(a, 422, "key-reused"));
    assertThat(producers).hasSize(1);
  }

  @Test
  void shouldSayWhatIsWrongAsAProblem() throws Exception {
    problem(post("", REPORT), 400, "bad-request");
    problem(post(ASSET + "&partal=true", REPORT), 400, "bad-request");
    problem(post(ASSET + "&sequence=x", REPORT), 400, "bad-request");
    problem(post(ASSET + "&format=none", REPORT), 400, "bad-request");
    problem(post(ASSET, ""), 400, "bad-request");
    problem(send(unauthorized("/v1/reports")), 401, "unauthorized");
    problem(post("asset=repo:github.com/other/shop", REPORT), 403, "forbidden");
    problem(post(ASSET + "&category=dast", REPORT), 403, "forbidden");
    problem(send(get("/nothing")), 404, "not-found");
    problem(send(get("/v1/scans/..%2f..%2ftokens")), 404, "not-found", 400);
    problem(send(get("/v1/reports")), 405, "method-not-allowed");
    problem(typed("image/png"), 415, "unsupported-media-type");
    problem(typed("application/x-www-form-urlencoded"), 415, "unsupported-media-type");
    problem(
        send(
            request("/v1/reports?" + ASSET)
                .header("Content-Encoding", "br")
                .POST(BodyPublishers.ofString("x"))),
        415,
        "unsupported-media-type");
    problem(post(ASSET, REPORT.substring(0, 60)), 422, "malformed-report", 422);
    problem(post(ASSET, "hello"), 422, "unknown-format");
    problem(post(ASSET, "x".repeat(MAX + 1)), 413, "too-large");
    problem(
        send(
            request("/v1/reports?" + ASSET)
                .header("Content-Type", "multipart/form-data; boundary=xyz")
                .POST(BodyPublishers.ofString("no form"))),
        400,
        "incomplete-upload",
        400);
    assertThat(producers).isEmpty();
    assertThat(files("scans")).isEmpty();
  }

  @Test
  void shouldRefuseBombsAndGiveTheirRoomBack() throws Exception {
    byte[] bomb = gzip(new byte[50 << 20]);
    assertThat(bomb.length).isLessThan(MAX);

    problem(
        send(
            request("/v1/reports?" + ASSET)
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(bomb))),
        413,
        "too-large");
    problem(
        send(request("/v1/reports?" + ASSET).POST(BodyPublishers.ofByteArray(bomb))),
        413,
        "too-large");
    problem(
        send(
            request("/v1/reports?" + ASSET)
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(Arrays.copyOf(gzip(REPORT.getBytes(UTF_8)), 60)))),
        400,
        "incomplete-upload");
    assertThat(files("incoming")).isEmpty();
    assertThat(post(ASSET, REPORT).statusCode()).isEqualTo(202);
  }

  @Test
  void shouldCountRequestsByToken() throws Exception {
    HttpRequest.Builder request =
        get("/v1/scans/" + "0".repeat(32)).header("Authorization", "Bearer " + rare.reveal());
    assertThat(send(request).statusCode()).isEqualTo(404);

    HttpResponse<String> second = send(request);

    problem(second, 429, "rate-limited");
    assertThat(second.headers().firstValueAsLong("Retry-After").orElseThrow()).isBetween(55L, 60L);
  }

  @Test
  void shouldLeaveNothingOfACutUpload() throws Exception {
    try (Socket socket = connect()) {
      write(socket, head("Content-Length: " + REPORT.length()) + REPORT.substring(0, 80));
      await().until(() -> files("incoming").size() == 1);
    }
    await().until(() -> files("incoming").isEmpty());

    try (Socket socket = connect()) {
      write(socket, head("Transfer-Encoding: chunked") + chunk(REPORT));
      socket.shutdownOutput();
      assertThat(firstLine(socket)).as("a whole report without the last chunk").isIn("", bad());
    }
    await().until(() -> files("incoming").isEmpty());
    assertThat(files("scans")).isEmpty();
    assertThat(producers).isEmpty();
  }

  @Test
  void shouldAnswerASenderThatHasClosedItsHalf() throws Exception {
    try (Socket socket = connect()) {
      write(socket, head("Content-Length: " + REPORT.length()) + REPORT);
      socket.shutdownOutput();

      assertThat(firstLine(socket)).isEqualTo("HTTP/1.1 202 Accepted");
    }
  }

  @Test
  void shouldEndASilentUpload() throws Exception {
    server.close();
    server = start(LIMITS.withPace(Duration.ofSeconds(2), Duration.ofSeconds(20), 1));
    try (Socket socket = connect()) {
      write(socket, head("Content-Length: 500") + "{");

      // On a machine that is too busy to answer within a second silence, the connection just ends.
      assertThat(firstLine(socket)).isIn("HTTP/1.1 408 Request Timeout", "");
    }
    await().until(() -> files("incoming").isEmpty());
  }

  @Test
  void shouldRefuseHugeHeadersAndNonsense() throws Exception {
    try (Socket socket = connect()) {
      write(socket, head("X-Big: " + "x".repeat(40_000) + "\r\nContent-Length: 0"));
      assertThat(firstLine(socket)).startsWith("HTTP/1.1 431 ");
    }
    try (Socket socket = connect()) {
      write(socket, "nonsense\r\n\r\n");
      assertThat(firstLine(socket)).isEqualTo(bad());
    }
    try (Socket socket = connect()) {
      write(socket, head("Content-Length: 5\r\nContent-Length: 6") + "hello");
      assertThat(firstLine(socket)).as("two lengths").isEqualTo(bad());
    }
  }

  @Test
  void shouldRefuseMoreUploadsThanItHasRoomFor() throws Exception {
    server.close();
    server = start(LIMITS.withMaxUploads(1));
    try (Socket socket = connect()) {
      write(socket, head("Content-Length: 500") + "{");
      await().until(() -> files("incoming").size() == 1);

      HttpResponse<String> second = post(ASSET, REPORT);

      problem(second, 503, "unavailable");
      assertThat(second.headers().firstValue("Retry-After")).isPresent();
    }
    await().until(() -> post(ASSET, REPORT).statusCode() == 202);
  }

  @Test
  void shouldRefuseMoreThanItsSpoolHoldsUntilKafkaTakesIt() throws Exception {
    kafkaIsUp = false;
    HttpResponse<String> answer = post(ASSET, large(0));
    for (int i = 1; answer.statusCode() == 202 && i < 10; i++) {
      answer = post(ASSET, large(i));
    }

    problem(answer, 503, "unavailable");
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    assertThat(files("reports")).hasSizeBetween(3, 4);
    kafkaIsUp = true;
    await().until(() -> server.waiting() == 0);
    assertThat(post(ASSET, large(11)).statusCode()).isEqualTo(202);
  }

  private static String large(int number) {
    return REPORT + " ".repeat(MAX - REPORT.length() - 10 - number);
  }

  @Test
  void shouldPublishAfterARestartWhatItHasAccepted() throws Exception {
    kafkaIsUp = false;
    String location = keyed("run-1", ASSET, REPORT).headers().firstValue("Location").orElseThrow();
    await().until(() -> server.isStuck());
    assertThat(status(location)).isEqualTo("received");
    Files.writeString(folder.resolve("spool/incoming/left"), "cut by a crash");
    Files.writeString(folder.resolve("spool/reports/" + "f".repeat(32)), "never journalled");
    server.close();

    kafkaIsUp = true;
    server = start(LIMITS);

    await().until(() -> status(location).equals("published"));
    assertThat(producers).filteredOn(MockProducer::transactionCommitted).hasSize(1);
    assertThat(files("incoming")).isEmpty();
    assertThat(files("reports")).isEmpty();
    assertThat(keyed("run-1", ASSET, REPORT).headers().firstValue("Idempotent-Replayed"))
        .isPresent();
  }

  @Test
  void shouldNotPublishAgainWhatACrashedProcessHadCommitted() throws Exception {
    kafkaIsUp = false;
    String location = post(ASSET, REPORT).headers().firstValue("Location").orElseThrow();
    await().until(() -> server.isStuck());
    server.close();

    published = true;
    kafkaIsUp = true;
    server = start(LIMITS);

    await().until(() -> status(location).equals("published"));
    assertThat(producers).noneMatch(MockProducer::transactionCommitted);
  }

  @Test
  void shouldDescribeItsRoutesAndNoOthers() throws Exception {
    HttpResponse<String> document = send(get("/openapi.yaml"));
    JsonNode paths = new YAMLMapper().readTree(document.body()).path("paths");

    assertThat(paths.size()).isEqualTo(5);
    for (Map.Entry<String, JsonNode> path : paths.properties()) {
      String uri = path.getKey().replace("{id}", "0".repeat(32));
      for (String method : List.of("GET", "POST", "PUT", "DELETE", "PATCH")) {
        int status = send(unauthorized(uri).method(method, BodyPublishers.noBody())).statusCode();
        JsonNode operation = path.getValue().path(method.toLowerCase(Locale.ROOT));
        assertThat(status == 405).as(method + " " + uri).isEqualTo(operation.isMissingNode());
        if (status != 405) {
          assertThat(operation.path("responses").has(Integer.toString(status)))
              .as(method + " " + uri + " answers " + status)
              .isTrue();
        }
      }
    }
    JsonNode responses = paths.path("/v1/reports").path("post").path("responses");
    assertThat(Stream.of(ProblemType.values()).map(type -> Integer.toString(type.status())))
        .filteredOn(status -> !Set.of("404", "405", "431", "500").contains(status))
        .allMatch(responses::has);
    assertThat(paths.path("/v1/reports").path("post").path("parameters").findValuesAsText("name"))
        .containsAll(ScanParameters.NAMES);
  }

  private IntakeServer start(IntakeLimits limits) throws IOException {
    ScanPublisher publisher =
        new ScanPublisher(
            id -> {
              if (!kafkaIsUp) {
                throw new TimeoutException("no broker");
              }
              MockProducer<String, ScanRecord> producer =
                  new MockProducer<>(
                      true,
                      new ScopePartitioner(),
                      new StringSerializer(),
                      (topic, data) -> new byte[0]);
              producers.add(producer);
              return producer;
            },
            "aspm",
            new SecretRedactor("a pepper only for tests".getBytes(UTF_8)),
            Clock.systemUTC(),
            (topic, key, id, since) -> published);
    return IntakeServer.start(
        new IntakeServer.Settings(
            "127.0.0.1",
            0,
            folder.resolve("tokens.json"),
            folder.resolve("spool"),
            Optional.empty(),
            limits),
        Reports.known(),
        publisher,
        new SimpleMeterRegistry(),
        Clock.systemUTC());
  }

  private static Token token(
      TokenSecret secret, String name, Set<Category> categories, int perMinute) {
    return new Token(
        secret.id(),
        name,
        secret.hash(),
        List.of(new AssetGlob("repo:github.com/acme/*")),
        categories,
        perMinute,
        0,
        Optional.empty());
  }

  private static void problem(HttpResponse<String> answer, int status, String type, int... also)
      throws IOException {
    assertThat(answer.statusCode())
        .as(answer.body())
        .isIn(Stream.concat(Stream.of(status), Arrays.stream(also).boxed()).toList());
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValueSatisfying(media -> assertThat(media).startsWith("application/problem+json"));
    JsonNode body = JSON.readTree(answer.body());
    assertThat(body.path("status").asInt()).isEqualTo(answer.statusCode());
    assertThat(body.path("detail").asText()).isNotBlank();
    if (also.length == 0) {
      assertThat(body.path("type").asText()).isEqualTo("urn:sluice:problem:" + type);
    }
  }

  private HttpResponse<String> post(String query, String body) throws Exception {
    return send(request("/v1/reports?" + query).POST(BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> keyed(String key, String query, String body) throws Exception {
    return send(
        request("/v1/reports?" + query)
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> typed(String type) throws Exception {
    return send(
        request("/v1/reports?" + ASSET)
            .header("Content-Type", type)
            .POST(BodyPublishers.ofString(REPORT)));
  }

  private String status(String location) throws Exception {
    return JSON.readTree(send(request(location)).body()).path("status").asText();
  }

  private HttpRequest.Builder request(String path) {
    return get(path).header("Authorization", "Bearer " + secret.reveal());
  }

  private HttpRequest.Builder get(String path) {
    return HttpRequest.newBuilder(URI.create(server.address() + path));
  }

  private HttpRequest.Builder unauthorized(String path) {
    return get(path).POST(BodyPublishers.ofString(REPORT));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket("127.0.0.1", server.address().getPort());
    socket.setSoTimeout(20_000);
    return socket;
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(UTF_8));
    socket.getOutputStream().flush();
  }

  private String head(String headers) {
    return "POST /v1/reports?"
        + ASSET
        + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
        + secret.reveal()
        + "\r\n"
        + headers
        + "\r\n\r\n";
  }

  private static String chunk(String text) {
    return Integer.toHexString(text.getBytes(UTF_8).length) + "\r\n" + text + "\r\n";
  }

  private static String bad() {
    return "HTTP/1.1 400 Bad Request";
  }

  private static String firstLine(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0 && b != '\r'; b = in.read()) {
      line.write(b);
    }
    return line.toString(US_ASCII);
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(plain);
    }
    return packed.toByteArray();
  }

  private static byte[] form(String asset, String name, byte[] content) throws IOException {
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    form.writeBytes(
        ("--xyz\r\nContent-Disposition: form-data; name=\"report\"; filename=\""
                + name
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
            .getBytes(UTF_8));
    form.writeBytes(content);
    form.writeBytes(
        ("\r\n--xyz\r\nContent-Disposition: form-data; name=\"asset\"\r\n\r\n"
                + asset
                + "\r\n--xyz--\r\n")
            .getBytes(UTF_8));
    return form.toByteArray();
  }

  private List<Path> files(String directory) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("spool").resolve(directory))) {
      return files.toList();
    }
  }
}
