/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.benchmarks;

import io.sluice.deploy.cli.ExitCode;
import io.sluice.deploy.cli.Terminal;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code sluice bench}. */
@Command(
    name = "bench",
    description =
        "Measures the pipeline beside a bare three-hop Kafka Streams chain of the same records.",
    footer = {
      "",
      "Both run on one broker of their own, with the same processing guarantee and commit",
      "interval, one after the other. On a shared machine only the ratio means something.",
      "",
      "  ./sluice bench --quick",
      "  ./sluice bench --seed 7",
      "  ./sluice bench --scale           100,000 findings in one application, 1,000,000 in 1,000",
      "  ./sluice bench --scale --quick   a tenth of that",
      "  ./sluice bench --news            KEV, EPSS and the catalog act on 100,000 open issues"
    })
final class BenchCommand implements Callable<Integer> {

  private static final Bench.Size FULL = new Bench.Size(1, 400, 2_000, 300, 500, Duration.ZERO);
  private static final Bench.Size QUICK = new Bench.Size(1, 100, 400, 100, 500, Duration.ZERO);

  private final Terminal terminal;

  @Option(names = "--quick", description = "20,000 findings instead of 100,000; about a minute.")
  private boolean quick;

  @Option(
      names = "--scale",
      description =
          "One large application, many applications, and re-scans of them with little changed.")
  private boolean scale;

  @Option(
      names = "--news",
      description = "How fast a KEV entry, an EPSS day and a catalog change act on open issues.")
  private boolean news;

  @Option(
      names = "--applications",
      paramLabel = "N",
      description = "With --scale or --news: number of applications. Default: 1,000.")
  private int applications;

  @Option(
      names = "--commit-interval",
      paramLabel = "MS",
      description = "Milliseconds between commits, of the bare chain and the apps; 100 by default.")
  private int commitInterval = 100;

  @Option(names = "--seed", description = "Seed of the generated findings; 1 by default.")
  private long seed = 1;

  BenchCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    return news ? news() : scale ? scale() : burst();
  }

  private int scale() throws Exception {
    int portfolio = applications > 0 ? applications : quick ? 100 : 1_000;
    Scale.Size size =
        new Scale.Size(
            seed, quick ? 10_000 : 100_000, portfolio, 1_000, Duration.ofMillis(commitInterval));
    ScaleReport report = new ScaleReport(terminal.out());
    report.begin(size);
    new Scale(size, step -> terminal.err().println("bench: " + step)).run(report::add);
    return ExitCode.OK;
  }

  private int news() throws Exception {
    int portfolio = applications > 0 ? applications : quick ? 100 : 1_000;
    News.Size size =
        new News.Size(
            seed, portfolio, 100, quick ? 25_000 : 250_000, Duration.ofMillis(commitInterval));
    NewsReport report = new NewsReport(terminal.out());
    report.begin(size);
    new News(size, step -> terminal.err().println("bench: " + step)).run(report::add);
    return ExitCode.OK;
  }

  private int burst() throws Exception {
    Bench.Size base = quick ? QUICK : FULL;
    Bench.Size size =
        new Bench.Size(
            seed,
            base.warmUp(),
            base.burst(),
            base.steady(),
            base.rate(),
            Duration.ofMillis(commitInterval));
    List<Measurement> measurements =
        new Bench(size, step -> terminal.err().println("bench: " + step)).run();
    report(size, measurements);
    return ExitCode.OK;
  }

  private void report(Bench.Size size, List<Measurement> measurements) {
    PrintStream out = terminal.out();
    out.printf(
        Locale.ROOT,
        "%,d findings of %,d repositories, seed %d, exactly_once_v2, commit interval %d ms, %d cores%n%n",
        size.burst() * Workload.FINDINGS_PER_ASSET,
        size.burst(),
        size.seed(),
        size.commitInterval().toMillis(),
        Runtime.getRuntime().availableProcessors());
    out.printf(
        Locale.ROOT,
        "%-12s %12s %10s %10s   at %d findings/s: %8s %8s%n",
        "",
        "findings/s",
        "seconds",
        "outputs",
        size.rate(),
        "p50 ms",
        "p99 ms");
    for (Measurement measurement : measurements) {
      out.printf(
          Locale.ROOT,
          "%-12s %,12.0f %10.1f %,10d %31d %8d%n",
          measurement.name(),
          measurement.findingsPerSecond(),
          measurement.elapsed().toMillis() / 1000.0,
          measurement.outputs(),
          measurement.latency().percentile(50),
          measurement.latency().percentile(99));
    }
    double ratio =
        measurements.get(1).findingsPerSecond() / measurements.get(0).findingsPerSecond();
    out.printf(Locale.ROOT, "%nratio pipeline / bare chain: %.2f%n", ratio);
  }
}
