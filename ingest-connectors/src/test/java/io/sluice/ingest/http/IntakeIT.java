/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sluice.event.Category;
import io.sluice.event.ScanCompleted;
import io.sluice.event.ScanRecord;
import io.sluice.event.ScanStarted;
import io.sluice.ingest.context.TestBroker;
import io.sluice.ingest.publish.Delivery;
import io.sluice.ingest.publish.KafkaScanLog;
import io.sluice.ingest.publish.KafkaScanProducers;
import io.sluice.ingest.publish.PublishProgress;
import io.sluice.ingest.publish.ScanOptions;
import io.sluice.ingest.publish.ScanPublisher;
import io.sluice.ingest.report.ReportInput;
import io.sluice.ingest.report.Reports;
import io.sluice.ingest.secret.SecretRedactor;
import io.sluice.serde.EventSerdes;
import io.sluice.topic.Topics;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** The intake before a real broker, with the registry in memory. */
@TestInstance(Lifecycle.PER_CLASS)
class IntakeIT {

  private static final int UPLOADS = 200;
  private static final int CUT_EVERY = 10;
  private static final int ASSETS = 20;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Path folder;
  private final TestBroker broker;
  private final EventSerdes serdes;
  private final ScanPublisher publisher;
  private final TokenSecret secret = TokenSecret.create(new SecureRandom());
  private final List<String> accepted = new CopyOnWriteArrayList<>();

  IntakeIT(@TempDir Path folder) throws IOException {
    this.folder = folder;
    this.broker = new TestBroker(folder);
    this.serdes = new EventSerdes(Map.of("schema.registry.url", "mock://intake"));
    Map<String, Object> clients = Map.of("bootstrap.servers", broker.address());
    this.publisher =
        new ScanPublisher(
            new KafkaScanProducers(clients, serdes),
            "aspm",
            new SecretRedactor("a pepper only for tests".getBytes(UTF_8)),
            Clock.systemUTC(),
            new KafkaScanLog(clients));
  }

  @BeforeAll
  void prepare() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.address()))) {
      admin
          .createTopics(
              List.of(
                  new NewTopic(topic(Category.SAST), 4, (short) 1),
                  new NewTopic(topic(Category.SECRET), 4, (short) 1)))
          .all()
          .get();
    }
    new TokenFile(folder.resolve("tokens.json"))
        .write(
            List.of(
                new Token(
                    secret.id(),
                    "ci",
                    secret.hash(),
                    List.of(new AssetGlob("**")),
                    Set.of(),
                    10_000,
                    0,
                    Optional.empty())));
  }

  @AfterAll
  void stop() {
    serdes.close();
    broker.close();
  }

  @Test
  void shouldPublishWhatItAcceptedOnceAndNothingElseOverABrokerRestart() throws Exception {
    List<String> refused = new CopyOnWriteArrayList<>();
    try (IntakeServer server = start();
        HttpClient client = HttpClient.newHttpClient();
        ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < UPLOADS; i++) {
        int number = i;
        running.add(
            senders.submit(
                () -> {
                  if (number % CUT_EVERY == 0) {
                    cut(server, number);
                  } else {
                    send(client, server, number, refused);
                  }
                  return null;
                }));
      }
      await().atMost(PATIENCE).until(() -> accepted.size() > UPLOADS / 4);
      broker.restart();
      for (Future<?> upload : running) {
        upload.get();
      }
      await().atMost(PATIENCE).until(() -> server.waiting() == 0);
    }

    assertThat(refused).isEmpty();
    assertThat(accepted).hasSize(UPLOADS - UPLOADS / CUT_EVERY).doesNotHaveDuplicates();
    Map<String, List<String>> scans = scans(Category.SAST);
    assertThat(scans.keySet()).containsExactlyInAnyOrderElementsOf(accepted);
    assertThat(scans.values())
        .allSatisfy(
            records -> assertThat(records).containsExactly("started", "finding", "completed"));
  }

  @Test
  void shouldSeeWhatAnEarlierTryHasCommitted() throws Exception {
    Instant since = Instant.now();
    publish(Delivery.first("one"));
    publish(new Delivery("one", Optional.of(since)));
    assertThat(scans(Category.SECRET).values())
        .singleElement()
        .satisfies(records -> assertThat(records).hasSize(3));

    publish(new Delivery("two", Optional.of(since)));
    assertThat(scans(Category.SECRET).values())
        .as("the same report of another delivery")
        .singleElement()
        .satisfies(records -> assertThat(records).hasSize(6));
  }

  private void publish(Delivery delivery) throws IOException {
    ScanOptions options =
        new ScanOptions(
            "repo:x/y",
            Optional.of(Category.SECRET),
            "",
            Optional.empty(),
            false,
            Optional.empty(),
            "test");
    publisher.publish(
        publisher.check(
            Reports.known().open(ReportInput.of("r.sarif", report(0)), Optional.empty()),
            options,
            PublishProgress.NONE),
        Optional.of(delivery),
        PublishProgress.NONE);
  }

  private IntakeServer start() throws IOException {
    return IntakeServer.start(
        new IntakeServer.Settings(
            "127.0.0.1",
            0,
            folder.resolve("tokens.json"),
            folder.resolve("spool"),
            Optional.empty(),
            IntakeLimits.DEFAULT),
        Reports.known(),
        publisher,
        new SimpleMeterRegistry(),
        Clock.systemUTC());
  }

  private void send(HttpClient client, IntakeServer server, int number, List<String> refused)
      throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.address() + path(number)))
            .header("Authorization", "Bearer " + secret.reveal())
            .POST(HttpRequest.BodyPublishers.ofString(report(number)))
            .build();
    HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() == 202) {
      JsonNode body = new JsonMapper().readTree(answer.body());
      accepted.add(body.path("scans").path(0).path("scanId").asText());
    } else {
      refused.add(answer.body());
    }
  }

  private void cut(IntakeServer server, int number) throws IOException {
    String report = report(number);
    try (Socket socket = new Socket("127.0.0.1", server.address().getPort())) {
      String head =
          "POST %s HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\nContent-Length: %d\r\n\r\n"
              .formatted(path(number), secret.reveal(), report.length());
      socket
          .getOutputStream()
          .write((head + report.substring(0, report.length() - 1)).getBytes(UTF_8));
    }
  }

  private static String path(int number) {
    return "/v1/reports?asset=repo:github.com/acme/app-" + number % ASSETS;
  }

  private static String report(int number) {
    return """
        {"version":"2.1.0","runs":[{"tool":{"driver":{"name":"Semgrep"}},
         "results":[{"ruleId":"r1","message":{"text":"finding %d"}}]}]}\
        """
        .formatted(number);
  }

  private static String topic(Category category) {
    return Topics.raw(category).name("aspm");
  }

  /** What of each scan is committed, in order. */
  private Map<String, List<String>> scans(Category category) {
    Map<String, List<String>> scans = new HashMap<>();
    try (KafkaConsumer<String, ScanRecord> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers", broker.address(),
                "isolation.level", "read_committed",
                "auto.offset.reset", "earliest"),
            new StringDeserializer(),
            serdes.forTopic(Topics.raw(category)).deserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic(category)).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
        for (ConsumerRecord<String, ScanRecord> record : consumer.poll(Duration.ofMillis(200))) {
          scans
              .computeIfAbsent(record.value().getScanId(), id -> new ArrayList<>())
              .add(kind(record.value().getBody()));
        }
      }
    }
    return scans;
  }

  private static String kind(Object body) {
    return switch (body) {
      case ScanStarted started -> "started";
      case ScanCompleted completed -> "completed";
      default -> "finding";
    };
  }
}
