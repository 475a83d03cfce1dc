/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.benchmarks.ranking;

import io.sluice.deploy.cli.ExitCode;
import io.sluice.deploy.cli.Terminal;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code sluice ranking}. */
@Command(
    name = "ranking",
    description =
        "Judges the order of the queue: how many of the truly urgent issues stand at the top, on generated"
            + " portfolios of which the truth is known.",
    footer = {
      "",
      "Truly urgent is what is attacked, reachable, exposed to the internet and in production. An",
      "order sees only what tools, feeds and the catalog tell of that. The figures are means over",
      "the portfolios; docs/scoring.md says what they can and cannot show.",
      "",
      "  ./sluice ranking",
      "  ./sluice ranking --portfolios 100 --seed 7"
    })
final class RankingCommand implements Callable<Integer> {

  private static final List<Knowledge> KNOWLEDGE =
      List.of(
          new Knowledge("nothing known of the applications", 0, 0),
          new Knowledge("some: catalog 50 %, reachability 30 %", 0.5, 0.3),
          new Knowledge("much: catalog 90 %, reachability 70 %", 0.9, 0.7));

  private final Terminal terminal;

  @Option(
      names = "--portfolios",
      paramLabel = "N",
      description = "Portfolios of 10,000 issues each; 10 by default.")
  private int portfolios = 10;

  @Option(names = "--seed", description = "Seed of the first portfolio; 1 by default.")
  private long seed = 1;

  RankingCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    PrintStream out = terminal.out();
    List<Order> orders = Order.all();
    for (Knowledge knowledge : KNOWLEDGE) {
      List<List<Case>> all =
          LongStream.range(seed, seed + portfolios)
              .mapToObj(each -> Portfolio.of(each, knowledge))
              .toList();
      double urgent =
          all.stream()
              .mapToLong(cases -> cases.stream().filter(Case::urgent).count())
              .average()
              .orElse(0);
      out.printf(
          Locale.ROOT,
          "%s; %.0f of %,d issues are urgent%n",
          knowledge.name(),
          urgent,
          all.getFirst().size());
      out.printf(Locale.ROOT, "  %-16s %14s %14s%n", "order", "in the top 20", "in the top 100");
      for (Order order : orders) {
        List<Ranking> rankings = all.stream().map(cases -> Ranking.of(cases, order)).toList();
        double top20 = mean(20, rankings);
        double top100 = mean(100, rankings);
        out.printf(
            Locale.ROOT,
            "  %-16s %8.1f %3.0f %% %9.1f %3.0f %%%n",
            order.name(),
            top20,
            100 * top20 / 20,
            top100,
            100 * top100 / urgent);
      }
      out.println();
    }
    out.println(
        "top 20: share of the twenty that are urgent; top 100: share of the urgent that are there");
    return ExitCode.OK;
  }

  private static double mean(int first, List<Ranking> rankings) {
    return rankings.stream().mapToDouble(ranking -> ranking.urgentAmong(first)).average().orElse(0);
  }
}
