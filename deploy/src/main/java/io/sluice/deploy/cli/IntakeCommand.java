/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.cli;

import io.sluice.deploy.platform.SecretPepper;
import io.sluice.deploy.platform.Variables;
import io.sluice.ingest.http.IntakeLimits;
import io.sluice.ingest.http.IntakeServer;
import io.sluice.ingest.http.TlsFiles;
import io.sluice.ingest.publish.KafkaScanLog;
import io.sluice.ingest.publish.KafkaScanProducers;
import io.sluice.ingest.publish.ScanPublisher;
import io.sluice.ingest.report.Reports;
import io.sluice.runtime.config.AppConfig;
import io.sluice.runtime.config.DataSize;
import io.sluice.runtime.health.AppHealth;
import io.sluice.runtime.health.HealthReport;
import io.sluice.runtime.health.HealthServer;
import io.sluice.runtime.metrics.ProcessMetrics;
import io.sluice.serde.EventSerdes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sluice intake}. */
@Command(
    name = "intake",
    description = "Take reports over HTTP until it is stopped (Ctrl-C, SIGTERM).",
    footer = {
      "",
      "What is answered with 202 is on disk, and will be in Kafka once, also when this process or",
      "Kafka is killed. Make tokens with sluice token; how to send is in docs/ways-in.md and at",
      "/openapi.yaml. Without --tls-… it speaks plain HTTP, and only to this machine unless --host",
      "says otherwise. The password of a PKCS #12 file is read from SLUICE_TLS_PASSWORD.",
      "",
      "Examples:",
      "  sluice intake --port 8085",
      "  sluice intake --host 0.0.0.0 --port 8443 --tls-cert chain.pem --tls-key key.pem --tokens"
          + " tokens.json --spool /var/lib/sluice/spool"
    })
final class IntakeCommand implements Callable<Integer> {

  @Mixin private final PlatformFlags flags;

  @Option(
      names = "--host",
      paramLabel = "HOST",
      defaultValue = "127.0.0.1",
      description = "Address to listen on. Default: ${DEFAULT-VALUE}.")
  private String host = "127.0.0.1";

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "8085",
      description = "Port; 0 for a free one. Default: ${DEFAULT-VALUE}.")
  private int port;

  @Option(
      names = "--metrics-port",
      paramLabel = "PORT",
      description = "Serves /metrics and /health of this machine only. Default: not served.")
  private @Nullable Integer metricsPort;

  @Option(
      names = "--tokens",
      paramLabel = "FILE",
      description = "File of tokens. Default: intake/tokens.json in the data directory.")
  private @Nullable Path tokens;

  @Option(
      names = "--spool",
      paramLabel = "DIR",
      description =
          "Directory for reports on their way. Default: intake/spool in the data directory.")
  private @Nullable Path spool;

  @Option(names = "--tls-cert", paramLabel = "PEM", description = "Certificate with its chain.")
  private @Nullable Path certificate;

  @Option(names = "--tls-key", paramLabel = "PEM", description = "Its key, PKCS #8.")
  private @Nullable Path key;

  @Option(names = "--tls-keystore", paramLabel = "P12", description = "Both, as PKCS #12.")
  private @Nullable Path keystore;

  @Option(
      names = "--max-report",
      paramLabel = "SIZE",
      description = "Largest report, unpacked. Default: 512MiB.")
  private @Nullable String maxReport;

  @Option(
      names = "--max-spool",
      paramLabel = "SIZE",
      description = "Bytes of all reports on disk. Default: 4GiB.")
  private @Nullable String maxSpool;

  @Option(names = "--max-uploads", paramLabel = "N", description = "Uploads at once. Default: 256.")
  private @Nullable Integer maxUploads;

  private final CountDownLatch stop = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Terminal terminal;

  IntakeCommand(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.flags = new PlatformFlags(environment);
  }

  @Override
  public Integer call() throws IOException {
    IntakeServer.Settings settings = settings();
    AppConfig config = Connection.of(flags);
    String pepper = SecretPepper.of(flags.dataDirectory(), flags.environment());
    try (EventSerdes serdes = new EventSerdes(config.registryProperties());
        ProcessMetrics metrics = new ProcessMetrics();
        IntakeServer server =
            IntakeServer.start(
                settings,
                Reports.known(),
                new ScanPublisher(
                    new KafkaScanProducers(config.producerProperties(), serdes),
                    config.topicPrefix(),
                    Peppers.redactor(pepper),
                    Clock.systemUTC(),
                    new KafkaScanLog(config.kafkaProperties())),
                metrics.meters(),
                Clock.systemUTC())) {
      try (AutoCloseable unused = health(server, metrics)) {
        terminal.out().println("Listening on " + server.address());
        awaitSignal();
        return ExitCode.OK;
      }
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    } finally {
      closed.countDown();
    }
  }

  private AutoCloseable health(IntakeServer server, ProcessMetrics metrics) {
    return metricsPort == null
        ? () -> {}
        : HealthServer.start(
            "127.0.0.1",
            metricsPort,
            () ->
                new HealthReport(
                    List.of(
                        new AppHealth(
                            "intake",
                            server.isStuck() ? "WAITING_FOR_KAFKA" : "RUNNING",
                            true,
                            false,
                            OptionalLong.of(server.waiting())))),
            metrics::scrape);
  }

  /** Returns when the process is told to end; the hook holds it until all is closed. */
  private void awaitSignal() {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  stop.countDown();
                  awaitQuietly(closed);
                },
                "stop-intake"));
    awaitQuietly(stop);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private IntakeServer.Settings settings() {
    try {
      Path file = TokenCommand.file(flags, tokens);
      if (!Files.isReadable(file)) {
        throw CliException.usage(
            "no tokens in " + file + "; make one with: sluice token create NAME --asset '**'");
      }
      Optional<TlsFiles> tls = tls();
      if (tls.isEmpty() && !isLoopback(host)) {
        terminal.err().println("sluice: tokens and reports travel in the clear; see --tls-cert");
      }
      return new IntakeServer.Settings(
          host,
          port,
          file,
          spool != null ? spool : flags.dataDirectory().root().resolve("intake").resolve("spool"),
          tls,
          limits());
    } catch (IllegalArgumentException e) {
      throw CliException.usage(String.valueOf(e.getMessage()));
    }
  }

  private IntakeLimits limits() {
    IntakeLimits limits = IntakeLimits.DEFAULT;
    long report = maxReport == null ? limits.maxReport() : DataSize.parse(maxReport).bytes();
    long all = maxSpool == null ? limits.maxSpool() : DataSize.parse(maxSpool).bytes();
    limits = limits.withSizes(report, Math.max(all, report));
    return maxUploads == null ? limits : limits.withMaxUploads(maxUploads);
  }

  private Optional<TlsFiles> tls() {
    if (keystore != null) {
      String password = flags.environment().getOrDefault(Variables.TLS_PASSWORD, "");
      return Optional.of(TlsFiles.pkcs12(keystore, password));
    }
    if (certificate != null && key != null) {
      return Optional.of(TlsFiles.pem(certificate, key));
    }
    if (certificate != null || key != null) {
      throw CliException.usage("--tls-cert and --tls-key are given together");
    }
    return Optional.empty();
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      throw CliException.usage("no such address: " + host);
    }
  }
}
