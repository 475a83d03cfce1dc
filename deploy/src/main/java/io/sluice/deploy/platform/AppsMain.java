/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.platform;

import io.micrometer.core.instrument.MeterRegistry;
import io.sluice.ingest.context.ContextPublisher;
import io.sluice.ingest.context.ContextWatchApp;
import io.sluice.runtime.AppRunner;
import io.sluice.runtime.ExitStatus;
import io.sluice.runtime.StartException;
import io.sluice.runtime.StreamApps;
import io.sluice.runtime.config.AppConfig;
import io.sluice.runtime.config.InvalidConfigException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * Process of the apps: the stream apps and the context connector in one JVM, each started by the
 * same code as alone. SIGTERM drains; a failed app ends the process.
 */
public final class AppsMain {

  private static final Duration CONTEXT_POLL = Duration.ofSeconds(1);

  private AppsMain() {}

  /** Runs the apps. Arguments: the properties file, and the directory of context files. */
  public static void main(String[] arguments) throws InterruptedException {
    System.exit(run(Path.of(arguments[0]), Path.of(arguments[1])).code());
  }

  private static ExitStatus run(Path file, Path contextDirectory) throws InterruptedException {
    try {
      AppConfig config = AppConfig.loader().environment(System.getenv()).file(file).load();
      try (AppRunner runner = AppRunner.of(config, Apps.all());
          ContextWatchApp context = context(config, contextDirectory, runner.meters())) {
        StreamApps.drainOnSignal(runner);
        runner.start();
        context.start();
        return runner.await();
      }
    } catch (StartException e) {
      System.err.println(e.getMessage());
      return e.status();
    } catch (InvalidConfigException e) {
      System.err.println(e.getMessage());
      return ExitStatus.NOT_CONFIGURED;
    }
  }

  private static ContextWatchApp context(AppConfig config, Path directory, MeterRegistry meters) {
    Map<String, Object> clients = new TreeMap<>(config.kafkaProperties());
    clients.putAll(config.registryProperties());
    return new ContextWatchApp(
        directory,
        ContextPublisher.to(clients, config.topicPrefix(), "context", Clock.systemUTC()),
        Clock.systemUTC(),
        CONTEXT_POLL,
        meters);
  }
}
