/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.runtime;

import io.sluice.runtime.config.AppConfig;
import io.sluice.runtime.config.ConfigLoader;
import io.sluice.runtime.config.InvalidConfigException;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A process of its own for one or several apps: arguments, environment, signals, exit code.
 *
 * <pre>{@code
 * public static void main(String[] args) {
 *   StreamApps.main(args, Normalizer.app());
 * }
 * }</pre>
 */
public final class StreamApps {

  private static final Logger LOG = LoggerFactory.getLogger(StreamApps.class);

  private StreamApps() {}

  /**
   * Runs the apps until the process is told to stop or one of them fails, then ends the process
   * with the code of an {@link ExitStatus}. SIGTERM and SIGINT drain within {@code
   * shutdown.timeout}.
   */
  public static void main(String[] arguments, StreamApp... apps) {
    ExitStatus status =
        run(List.of(arguments), System.getenv(), List.of(apps), System.out, System.err, true);
    System.exit(status.code());
  }

  static ExitStatus run(
      List<String> arguments,
      Map<String, String> environment,
      List<StreamApp> apps,
      PrintStream out,
      PrintStream err,
      boolean onSignals) {
    try {
      CommandLine line = CommandLine.parse(arguments);
      if (line.help()) {
        out.print(CommandLine.USAGE);
        return ExitStatus.STOPPED;
      }
      AppConfig config = configOf(line, environment);
      if (line.describe()) {
        out.print(AppRunner.describe(config, apps));
        return ExitStatus.STOPPED;
      }
      return run(AppRunner.of(config, apps), onSignals);
    } catch (StartException e) {
      LOG.debug("not started", e);
      err.println(e.getMessage());
      return e.status();
    } catch (InvalidConfigException | IllegalArgumentException e) {
      LOG.debug("not started", e);
      err.println(e.getMessage());
      return ExitStatus.NOT_CONFIGURED;
    }
  }

  private static ExitStatus run(AppRunner runner, boolean onSignals) {
    try (runner) {
      if (onSignals) {
        drainOnSignal(runner);
      }
      runner.start();
      return runner.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return runner.stop();
    }
  }

  /**
   * Drains a runner when the process is told to end. A JVM that ends by a signal reports the signal
   * as its exit code, whatever the drain did; halting at the end of the hook reports the drain.
   */
  public static void drainOnSignal(AppRunner runner) {
    Thread hook =
        new Thread(
            () -> {
              ExitStatus status = runner.stop();
              LOG.info("ended: {}", status);
              Runtime.getRuntime().halt(status.code());
            },
            "sluice-drain");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private static AppConfig configOf(CommandLine line, Map<String, String> environment) {
    ConfigLoader loader = AppConfig.loader().environment(environment).flags(line.flags());
    line.file().ifPresent(loader::file);
    return loader.load();
  }
}
