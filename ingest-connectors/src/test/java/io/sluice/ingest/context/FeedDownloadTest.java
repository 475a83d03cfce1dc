/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.context;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.sluice.ingest.file.MalformedFileException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedDownloadTest {

  private static final FeedDownload.Limits LIMITS =
      new FeedDownload.Limits(
          10_000, Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(5));

  private final Path folder;
  private final CountDownLatch stalled = new CountDownLatch(1);
  private HttpServer server;
  private String base;
  private String content = Feeds.kev("1", "CVE-2021-44228");
  private int full;

  FeedDownloadTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    base = "http://localhost:" + server.getAddress().getPort();
    server.createContext("/kev.json", this::feed);
    server.createContext("/moved", exchange -> redirect(exchange, base + "/kev.json"));
    server.createContext("/broken", exchange -> answer(exchange, 503, new byte[0]));
    server.createContext("/large", exchange -> answer(exchange, 200, new byte[20_000]));
    server.createContext("/endless", FeedDownloadTest::endless);
    server.createContext("/cut", this::cut);
    server.createContext("/stalled", this::stall);
    server.start();
  }

  @AfterEach
  void stop() {
    stalled.countDown();
    server.stop(0);
  }

  @Test
  void shouldGetAFeedOnceUntilItChanges() throws IOException {
    FeedDownload downloads = new FeedDownload(folder, LIMITS);

    FeedDownload.Download first = downloads.fetch(base + "/kev.json");
    FeedDownload.Download second = downloads.fetch(base + "/kev.json");
    content = Feeds.kev("2", "CVE-2021-44228");
    FeedDownload.Download third = new FeedDownload(folder, LIMITS).fetch(base + "/kev.json");

    assertThat(first.changed()).isTrue();
    assertThat(second).isEqualTo(new FeedDownload.Download(first.file(), false));
    assertThat(third.changed()).isTrue();
    assertThat(full).isEqualTo(2);
    assertThat(first.file()).hasFileName("kev.json");
    assertThat(ContextFile.detect(third.file())).contains(ContextFormat.KEV);
    assertThat(ContextPublisher.check(third.file(), PublishOptions.none()).unchanged()).isOne();
  }

  @Test
  void shouldGetADamagedFeedAgainInFull() throws IOException {
    FeedDownload downloads = new FeedDownload(folder, LIMITS);
    downloads.fetch(base + "/kev.json");

    downloads.forget(base + "/kev.json");

    assertThat(downloads.fetch(base + "/kev.json").changed()).isTrue();
    assertThat(full).isEqualTo(2);
  }

  @Test
  void shouldFollowARedirect() throws IOException {
    assertThat(new FeedDownload(folder, LIMITS).fetch(base + "/moved").changed()).isTrue();
  }

  @Test
  void shouldRefuseWhatIsTooLarge() {
    for (String path : new String[] {"/large", "/endless"}) {
      assertThatThrownBy(() -> new FeedDownload(folder, LIMITS).fetch(base + path))
          .isInstanceOf(MalformedFileException.class)
          .hasMessage(base + path + " is larger than 10000 bytes, which no feed is");
    }
    assertThat(folder).isDirectoryNotContaining("glob:**/large");
  }

  @Test
  void shouldKeepTheLastFeedWhenTheNextComesCut() throws IOException {
    FeedDownload downloads = new FeedDownload(folder, LIMITS);

    assertThatThrownBy(() -> downloads.fetch(base + "/cut"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("/cut came incomplete");
    try (var files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile)).isEmpty();
    }
  }

  @Test
  void shouldGiveUpOnAServerThatStopsSending() {
    FeedDownload hasty =
        new FeedDownload(
            folder,
            new FeedDownload.Limits(
                10_000, Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofMillis(200)));

    assertThatThrownBy(() -> hasty.fetch(base + "/stalled"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("did not come whole within");
  }

  @Test
  void shouldSayWhatIsWrongWithAnAddressOrAnAnswerAndShowNoKey() {
    FeedDownload downloads = new FeedDownload(folder, LIMITS);

    assertThatThrownBy(() -> downloads.fetch(base + "/broken?key=secret"))
        .isInstanceOf(IOException.class)
        .hasMessage(base + "/broken answered 503");
    assertThatThrownBy(() -> downloads.fetch("http://localhost:1/x"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("http://localhost:1/x cannot be read");
    assertThatThrownBy(() -> downloads.fetch("https://user:pw@example.org/x"))
        .isInstanceOf(MalformedFileException.class)
        .hasMessageNotContaining("pw@");
    assertThatThrownBy(() -> downloads.fetch("ftp://example.org/x"))
        .isInstanceOf(MalformedFileException.class);
    assertThat(FeedDownload.isAddress("kev.json")).isFalse();
    assertThat(FeedDownload.isAddress("HTTPS://example.org/kev.json")).isTrue();
  }

  private void feed(HttpExchange exchange) throws IOException {
    String tag = '"' + Integer.toHexString(content.hashCode()) + '"';
    exchange.getResponseHeaders().set("ETag", tag);
    if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
      exchange.sendResponseHeaders(304, -1);
      exchange.close();
      return;
    }
    full++;
    exchange.getResponseHeaders().set("Content-Encoding", "gzip");
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(content.getBytes(UTF_8));
    }
    answer(exchange, 200, packed.toByteArray());
  }

  private static void redirect(HttpExchange exchange, String location) throws IOException {
    exchange.getResponseHeaders().set("Location", location);
    answer(exchange, 302, new byte[0]);
  }

  private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    } catch (IOException e) {
      // The client had enough.
    }
  }

  private static void endless(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream out = exchange.getResponseBody()) {
      for (int i = 0; i < 100; i++) {
        out.write(new byte[1000]);
      }
    } catch (IOException e) {
      // The client had enough.
    }
  }

  /** Promises more than it sends. */
  private void cut(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 5000);
    exchange.getResponseBody().write(content.getBytes(UTF_8));
    exchange.getResponseBody().flush();
    exchange.close();
  }

  private void stall(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 5000);
    exchange.getResponseBody().write(1);
    exchange.getResponseBody().flush();
    try {
      stalled.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    exchange.close();
  }
}
