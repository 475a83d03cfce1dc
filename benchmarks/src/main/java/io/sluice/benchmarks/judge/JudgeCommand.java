/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.benchmarks.judge;

import io.sluice.deploy.cli.CliException;
import io.sluice.deploy.cli.ExitCode;
import io.sluice.deploy.cli.Terminal;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code sluice judge}. */
@Command(
    name = "judge",
    description =
        "Judges correlation by a labelled corpus of pairs of findings: which became one issue, and which should have.",
    footer = {
      "",
      "Every world of the corpus arrives in several orders. A pair counts as merged when it was",
      "in all of them, and as a false merge when it was in one.",
      "",
      "Exit code: 0, or 1 when there is a false merge or recall is below 0.95.",
      "",
      "  ./sluice judge",
      "  ./sluice judge --category sca --all"
    })
final class JudgeCommand implements Callable<Integer> {

  /** The corpus was judged and correlation is not good enough. */
  private static final int NOT_GOOD_ENOUGH = 1;

  private final Terminal terminal;

  @Option(
      names = "--category",
      paramLabel = "CATEGORY",
      description = "Only pairs of this category; may be repeated.")
  private List<String> categories = List.of();

  @Option(names = "--all", description = "Every pair, not only those that went wrong.")
  private boolean all;

  @Option(names = "--json", description = "JSON instead of text.")
  private boolean json;

  JudgeCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    List<String> chosen = categories.isEmpty() ? Corpus.CATEGORIES : categories;
    for (String category : chosen) {
      if (!Corpus.CATEGORIES.contains(category)) {
        throw CliException.usage(
            "there is no category '%s'; the categories are %s"
                .formatted(category, String.join(", ", Corpus.CATEGORIES)));
      }
    }
    List<Verdict> verdicts = Judge.judge(Corpus.read(chosen));
    if (json) {
      terminal.out().println(JudgeJson.of(chosen, verdicts));
    } else {
      new JudgeReport(terminal.out()).print(chosen, verdicts, all);
    }
    return Scorecard.of("all", verdicts).passes() ? ExitCode.OK : NOT_GOOD_ENOUGH;
  }
}
