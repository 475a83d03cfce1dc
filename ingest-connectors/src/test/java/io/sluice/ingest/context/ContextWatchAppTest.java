/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.context;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sluice.topic.Topics;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContextWatchAppTest {

  private final Path folder;
  private final InMemoryContextLog log = new InMemoryContextLog();
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final SetClock clock = new SetClock();
  private final ContextWatchApp app;

  ContextWatchAppTest(@TempDir Path folder) {
    this.folder = folder;
    this.app =
        new ContextWatchApp(
            folder,
            new ContextPublisher(() -> log, clock),
            clock,
            Duration.ofSeconds(1),
            metrics,
            new FeedDownload(folder.resolve(".feeds"), FeedDownload.Limits.STANDARD));
  }

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void shouldPublishEveryKindOfFile() throws IOException {
    write("teams/shop/catalog-info.yaml", Feeds.component("shop", "image:x/shop"));
    write("kev.json", Feeds.kev("1", "CVE-2021-44228"));
    write("epss.csv", Feeds.epss("2026-01-01", "CVE-2021-44228,0.9,1"));
    write("codeowners/repo/github.com/acme/shop/CODEOWNERS", "* @acme/shop\n");
    write(".git/config.yaml", Feeds.component("hidden", ""));

    app.poll();

    assertThat(app.healthy()).isTrue();
    assertThat(log.topic(Topics.CATALOG_APPLICATION)).containsOnlyKeys("shop");
    assertThat(log.topic(Topics.CATALOG_ASSET))
        .containsOnlyKeys("image:x/shop|backstage:shop", "repo:github.com/acme/shop|codeowners");
    assertThat(log.topic(Topics.INTEL_VULNERABILITY))
        .containsOnlyKeys("CVE-2021-44228|kev", "CVE-2021-44228|epss");
    assertThat(files("published")).isEqualTo(4);
  }

  @Test
  void shouldPublishAgainOnlyWhatChanged() throws IOException {
    write("kev.json", Feeds.kev("1", "CVE-2021-44228"));
    app.poll();
    app.poll();
    assertThat(log.transactions).hasSize(1);

    touch("kev.json");
    app.poll();
    assertThat(log.transactions).hasSize(1);

    write("kev.json", Feeds.kev("1", "CVE-2021-44228", "CVE-2021-0001"));
    app.poll();
    assertThat(log.transactions).hasSize(2);
  }

  @Test
  void shouldGetTheFeedsThatAreNamedOnceAnHourAndPublishThemWhenTheyChange() throws IOException {
    AtomicReference<String> kev = new AtomicReference<>(Feeds.kev("1", "CVE-2021-44228"));
    AtomicInteger asked = new AtomicInteger();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/kev.json",
        exchange -> {
          asked.incrementAndGet();
          byte[] body = String.valueOf(kev.get()).getBytes(UTF_8);
          exchange.sendResponseHeaders(body.length == 0 ? 503 : 200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    try {
      String address = "http://localhost:" + server.getAddress().getPort() + "/kev.json";
      write("kev.url", "[InternetShortcut]\nURL=" + address + "\n");

      app.poll();
      app.poll();
      assertThat(asked).hasValue(1);
      assertThat(log.topic(Topics.INTEL_VULNERABILITY)).containsOnlyKeys("CVE-2021-44228|kev");
      Gauge stale = metrics.get("sluice.context.feed.stale").tag("format", "kev").gauge();
      assertThat(stale.value()).isZero();

      kev.set("");
      clock.now = clock.now.plus(WatchedFeeds.REFRESH);
      app.poll();
      app.poll();
      assertThat(asked).hasValue(2);
      assertThat(metrics.get("sluice.context.failures").counter().count()).isOne();

      kev.set(Feeds.kev("1", "CVE-2021-44228", "CVE-2021-0001"));
      clock.now = clock.now.plus(WatchedFeeds.RETRY);
      app.poll();
      assertThat(log.topic(Topics.INTEL_VULNERABILITY)).hasSize(2);

      kev.set("{\"vulnerabilities\": [");
      clock.now = clock.now.plus(WatchedFeeds.REFRESH);
      app.poll();
      assertThat(metrics.get("sluice.context.refused.files").gauge().value()).isOne();
      assertThat(log.topic(Topics.INTEL_VULNERABILITY)).hasSize(2);
      assertThat(app.healthy()).isTrue();

      clock.now = clock.now.plus(Duration.ofDays(1));
      assertThat(stale.value()).isOne();
    } finally {
      server.stop(0);
    }
  }

  @Test
  void shouldLeaveAFileAloneUntilItSettles() throws IOException {
    write("kev.json", Feeds.kev("1", "CVE-2021-44228"));
    clock.now = clock.now.minusSeconds(5).plusMillis(500);

    app.poll();
    assertThat(log.transactions).isEmpty();

    clock.now = clock.now.plusSeconds(1);
    app.poll();
    assertThat(log.transactions).hasSize(1);
  }

  @Test
  void shouldReportABadFileOnceAndTakeItUpWhenItIsMended() throws IOException {
    write("kev.json", "{\"catalogVersion\": \"1\", \"vulnerabilities\": [");
    app.poll();
    app.poll();
    assertThat(files("refused")).isOne();
    assertThat(app.healthy()).isTrue();
    assertThat(metrics.get("sluice.context.refused.files").gauge().value()).isOne();

    write("kev.json", Feeds.kev("1", "CVE-2021-44228"));
    app.poll();
    assertThat(files("published")).isOne();
    assertThat(metrics.get("sluice.context.refused.files").gauge().value()).isZero();
  }

  @Test
  void shouldTryAgainWhenTheBrokerFailed() throws IOException {
    write("kev.json", Feeds.kev("1", "CVE-2021-44228"));
    log.failAfter = 0;
    app.poll();
    assertThat(app.healthy()).isFalse();

    log.failAfter = -1;
    app.poll();
    assertThat(app.healthy()).isTrue();
    assertThat(log.transactions).hasSize(1);
    assertThat(metrics.get("sluice.context.failures").counter().count()).isOne();
  }

  @Test
  void shouldWaitForTheDirectory() throws IOException {
    Files.delete(folder);
    app.poll();
    assertThat(app.healthy()).isFalse();

    Files.createDirectory(folder);
    app.poll();
    assertThat(app.healthy()).isTrue();
  }

  @Test
  void shouldPollByItselfUntilClosed() throws IOException {
    write("kev.json", Feeds.kev("1", "CVE-2021-44228"));

    app.start();
    Awaitility.await().until(app::healthy);
    app.close();

    assertThat(app.healthy()).isFalse();
    assertThat(log.closed).isTrue();
    assertThat(log.transactions).hasSize(1);
  }

  private double files(String result) {
    return metrics.get("sluice.context.files").tag("result", result).counters().stream()
        .mapToDouble(counter -> counter.count())
        .sum();
  }

  /** Writes a file five seconds before the clock's time. */
  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    touch(name);
  }

  private void touch(String name) throws IOException {
    clock.now = clock.now.plusSeconds(10);
    Files.setLastModifiedTime(folder.resolve(name), FileTime.from(clock.now.minusSeconds(5)));
  }

  private static final class SetClock extends Clock {
    private volatile Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
