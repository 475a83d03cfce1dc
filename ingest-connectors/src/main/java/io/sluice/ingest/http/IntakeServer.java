/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.sluice.ingest.publish.ScanPublisher;
import io.sluice.ingest.report.Reports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The intake as a server. Each request has a virtual thread of its own, so that a slow sender costs
 * a buffer and no more; {@link IntakeLimits} bounds how many there are.
 */
public final class IntakeServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(IntakeServer.class);
  private static final int HEADER_BYTES = 16 << 10;
  private static final int THREADS = 50;
  private static final Duration STOP_WAIT = Duration.ofSeconds(10);
  private static final Duration SWEEP = Duration.ofMinutes(10);

  private final Server server;
  private final ServerConnector connector;
  private final Spool spool;
  private final Deliverer deliverer;
  private final ScheduledExecutorService sweeper;
  private final IntakeLimits limits;
  private final Clock clock;

  /**
   * What a server needs.
   *
   * @param host address to listen on
   * @param port 0 for a free one
   * @param tokens file of tokens
   * @param spool directory of the spool
   * @param tls key and certificates; plain HTTP without
   * @param limits bounds
   */
  public record Settings(
      String host,
      int port,
      Path tokens,
      Path spool,
      Optional<TlsFiles> tls,
      IntakeLimits limits) {}

  private IntakeServer(
      Settings settings,
      Reports formats,
      ScanPublisher publisher,
      MeterRegistry meters,
      Clock clock)
      throws IOException {
    this.limits = settings.limits();
    this.clock = clock;
    Tokens tokens = new Tokens(new TokenFile(settings.tokens()), clock);
    IntakeMetrics metrics = new IntakeMetrics(meters);
    this.spool = new Spool(settings.spool(), limits, clock);
    this.deliverer = new Deliverer(spool, formats, publisher, metrics, clock, limits.lanes());
    metrics.watch(deliverer::waiting, spool.quota()::used);
    ReportIntake intake = new ReportIntake(spool, formats, publisher, deliverer, metrics, limits);
    QueuedThreadPool threads = new QueuedThreadPool(THREADS);
    threads.setName("intake");
    threads.setVirtualThreadsExecutor(VirtualThreads.getDefaultVirtualThreadsExecutor());
    this.server = new Server(threads);
    this.connector = connector(server, settings);
    server.addConnector(connector);
    server.addBean(new NetworkConnectionLimit(limits.maxConnections(), connector));
    server.setErrorHandler(new Problems());
    server.setStopTimeout(STOP_WAIT.toMillis());
    server.setHandler(
        new org.eclipse.jetty.server.handler.GracefulHandler(
            new IntakeHandler(
                tokens,
                new RateLimits(System::nanoTime),
                spool,
                intake,
                metrics,
                limits,
                () -> deliverer.waiting() < limits.maxWaiting())));
    this.sweeper =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("intake-sweep").daemon(true).factory());
  }

  /**
   * Starts a server: first what an earlier one has left unfinished is taken up, then it listens.
   *
   * @param publisher publishes; with a {@link io.sluice.ingest.publish.ScanLog}
   * @throws IOException when the spool cannot be used or the address is taken
   */
  public static IntakeServer start(
      Settings settings,
      Reports formats,
      ScanPublisher publisher,
      MeterRegistry meters,
      Clock clock)
      throws IOException {
    IntakeServer started = new IntakeServer(settings, formats, publisher, meters, clock);
    try {
      started.spool.unfinished().forEach(started.deliverer::resume);
      started.server.start();
    } catch (Exception e) {
      started.close();
      throw new IOException(
          "cannot listen on " + settings.host() + ":" + settings.port() + ": " + e.getMessage(), e);
    }
    Future<?> unused =
        started.sweeper.scheduleWithFixedDelay(
            started::sweep, 0, SWEEP.toMillis(), TimeUnit.MILLISECONDS);
    return started;
  }

  private static ServerConnector connector(Server server, Settings settings) {
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(HEADER_BYTES);
    http.setIdleTimeout(settings.limits().idle().toMillis());
    // What is left of a refused upload: a sender reads the answer only when it can go on sending.
    http.setMaxUnconsumedRequestContentReads(64);
    ConnectionFactory[] factories =
        settings
            .tls()
            .map(tls -> tls(tls, http))
            .orElseGet(() -> new ConnectionFactory[] {new HttpConnectionFactory(http)});
    ServerConnector connector = new ServerConnector(server, factories);
    connector.setHost(settings.host());
    connector.setPort(settings.port());
    connector.setIdleTimeout(settings.limits().idle().toMillis());
    return connector;
  }

  private static ConnectionFactory[] tls(TlsFiles files, HttpConfiguration http) {
    SslContextFactory.Server context = new SslContextFactory.Server();
    context.setKeyStore(files.keys());
    context.setKeyStorePassword(files.password());
    context.setIncludeProtocols("TLSv1.3", "TLSv1.2");
    HttpConfiguration secure = new HttpConfiguration(http);
    // Behind a balancer the name in the handshake is often another than the certificate's.
    secure.addCustomizer(new SecureRequestCustomizer(false));
    return new ConnectionFactory[] {
      new SslConnectionFactory(context, "http/1.1"), new HttpConnectionFactory(secure)
    };
  }

  private void sweep() {
    try {
      spool.forget(clock.instant().minus(limits.retention()), limits.maxRemembered());
    } catch (IOException | RuntimeException e) {
      LOG.warn("The spool's journal cannot be swept: {}", e.toString());
    }
  }

  /** Where it listens, for example {@code http://127.0.0.1:8085}. */
  public URI address() {
    boolean secure = connector.getConnectionFactory(SslConnectionFactory.class) != null;
    String host = connector.getHost() == null ? "0.0.0.0" : connector.getHost();
    return URI.create((secure ? "https://" : "http://") + host + ":" + connector.getLocalPort());
  }

  /** Accepted reports that are not published yet. */
  public int waiting() {
    return deliverer.waiting();
  }

  /** Whether the latest attempt to publish has failed. */
  public boolean isStuck() {
    return deliverer.isStuck();
  }

  /** Ends what is being received and published; the rest is taken up by the next start. */
  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      LOG.warn("The intake did not stop in order: {}", e.toString());
    }
    sweeper.shutdownNow();
    deliverer.close();
    try {
      spool.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the server refuses by itself, such as requests that are none, as problems too. */
  private static final class Problems extends ErrorHandler {

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      int status = response.getStatus();
      ProblemType type =
          switch (status) {
            case HttpStatus.REQUEST_TIMEOUT_408 -> ProblemType.TIMEOUT;
            case HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431, HttpStatus.URI_TOO_LONG_414 ->
                ProblemType.HEADERS_TOO_LARGE;
            case HttpStatus.SERVICE_UNAVAILABLE_503 -> ProblemType.UNAVAILABLE;
            default -> status < 500 ? ProblemType.BAD_REQUEST : ProblemType.INTERNAL;
          };
      response.setStatus(type.status());
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/problem+json");
      response.write(
          true,
          ByteBuffer.wrap(IntakeHandler.problemJson(type, "the request is no HTTP that is taken")),
          callback);
      return true;
    }
  }
}
