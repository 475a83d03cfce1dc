/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.cli;

import io.sluice.deploy.platform.SecretPepper;
import io.sluice.ingest.publish.KafkaScanLog;
import io.sluice.ingest.publish.KafkaScanProducers;
import io.sluice.ingest.publish.PublishException;
import io.sluice.ingest.publish.ScanPublisher;
import io.sluice.ingest.report.Reports;
import io.sluice.ingest.watch.DirectoryChanges;
import io.sluice.ingest.watch.ReportWatch;
import io.sluice.runtime.config.AppConfig;
import io.sluice.serde.EventSerdes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sluice watch}. */
@Command(
    name = "watch",
    description = "Submit the reports that are put into a directory, until it is stopped.",
    footer = {
      "",
      "The directories above a report name the asset, and may name parameters of submit:",
      "  repo/github.com/acme/shop/semgrep.sarif",
      "  repo/github.com/acme/shop/branch=feature%2Fx/commit=0a1b2c/semgrep.sarif",
      "Write under a name that ends in .part or .tmp and rename it when it is whole. A report goes",
      "to done/ when it is published, to failed/ with an .error.txt beside it when it is refused.",
      "It can be stopped and killed at any time: nothing is lost or published twice.",
      "",
      "Examples:",
      "  sluice watch /var/spool/reports",
      "  sluice watch reports --once"
    })
final class WatchCommand implements Callable<Integer> {

  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  @Mixin private final PlatformFlags flags;

  @Parameters(paramLabel = "DIR", description = "Directory to watch.")
  private Path directory = Path.of("");

  @Option(
      names = "--interval",
      paramLabel = "MS",
      defaultValue = "1000",
      description =
          "Milliseconds between two looks, and for which a file must not have changed. Default:"
              + " ${DEFAULT-VALUE}.")
  private long interval;

  @Option(names = "--once", description = "Submit what is there and end.")
  private boolean once;

  private final Terminal terminal;

  WatchCommand(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.flags = new PlatformFlags(environment);
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (interval < 1) {
      throw CliException.usage("--interval is a number of milliseconds from 1");
    }
    AppConfig config = Connection.of(flags);
    String pepper = SecretPepper.of(flags.dataDirectory(), flags.environment());
    try (EventSerdes serdes = new EventSerdes(config.registryProperties());
        ReportWatch watch =
            new ReportWatch(
                directory,
                Reports.known(),
                new ScanPublisher(
                    new KafkaScanProducers(config.producerProperties(), serdes),
                    config.topicPrefix(),
                    Peppers.redactor(pepper),
                    Clock.systemUTC(),
                    new KafkaScanLog(config.kafkaProperties())),
                Clock.systemUTC(),
                once ? Duration.ZERO : Duration.ofMillis(interval),
                terminal.out()::println)) {
      if (once) {
        watch.poll();
      } else {
        keepWatching(watch);
      }
      return ExitCode.OK;
    }
  }

  private void keepWatching(ReportWatch watch) throws IOException, InterruptedException {
    Duration pause = Duration.ofMillis(interval);
    try (DirectoryChanges changes = new DirectoryChanges(directory)) {
      while (true) {
        try {
          watch.poll();
          pause = Duration.ofMillis(interval);
          changes.await(pause);
        } catch (PublishException | IOException e) {
          terminal.err().println("sluice: " + e.getMessage() + "; it will be tried again");
          pause =
              pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
                  ? pause.multipliedBy(2)
                  : LONGEST_PAUSE;
          Thread.sleep(pause);
        }
      }
    }
  }
}
