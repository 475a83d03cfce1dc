/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.cli;

import io.sluice.ingest.report.ReportException;
import io.sluice.ingest.report.mapping.BundledMappings;
import io.sluice.ingest.report.mapping.MappedFormat;
import io.sluice.ingest.report.mapping.MappingExamples;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sluice mapping}. */
@Command(
    name = "mapping",
    synopsisSubcommandLabel = "COMMAND",
    description = "Test and show mappings: report formats described in YAML, see docs/mapping.md.",
    footer = {
      "",
      "Examples:",
      "  sluice mapping test my-tool.yaml             compare its examples with what is expected",
      "  sluice mapping test --update my-tool.yaml    write what is expected, to be read and kept",
      "  sluice mapping show bandit                   a mapping that comes with Sluice"
    })
final class MappingCommand implements Runnable {

  private final Terminal terminal;
  @Spec private CommandSpec spec = CommandSpec.create();

  MappingCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "test or show?");
  }

  @Command(name = "test", description = "Read the examples beside mappings and compare.")
  int test(
      @Mixin PlatformFlags unusedFlags,
      @Option(names = "--update", description = "Write what is read as what is expected.")
          boolean update,
      @Parameters(paramLabel = "FILE", arity = "1..*", description = "Mappings.") List<Path> files)
      throws IOException {
    boolean right = true;
    for (Path file : files) {
      MappedFormat format = MappingFlags.read(file);
      if (update) {
        renew(format, file);
      }
      List<MappingExamples.Outcome> outcomes = MappingExamples.check(format, file);
      if (outcomes.isEmpty()) {
        throw CliException.data(
            file + ": there are no examples in " + MappingExamples.folder(file));
      }
      for (MappingExamples.Outcome outcome : outcomes) {
        right &= outcome.difference().isEmpty();
        terminal.out().println(line(outcome));
      }
    }
    return right ? ExitCode.OK : ExitCode.DATA;
  }

  @Command(name = "show", description = "Print a mapping that comes with Sluice.")
  int show(
      @Mixin PlatformFlags unusedFlags,
      @Parameters(paramLabel = "FORMAT", description = "Its id.") String id) {
    if (!BundledMappings.ids().contains(id)) {
      throw CliException.data(
          "no mapping '" + id + "'; there are " + String.join(", ", BundledMappings.ids()));
    }
    terminal.out().print(BundledMappings.text(id));
    return ExitCode.OK;
  }

  private static void renew(MappedFormat format, Path file) throws IOException {
    try {
      MappingExamples.renew(format, file);
    } catch (ReportException e) {
      throw CliException.data(file + ": " + e.getMessage());
    }
  }

  private static String line(MappingExamples.Outcome outcome) {
    return outcome
        .difference()
        .map(difference -> outcome.report() + ": " + difference)
        .orElse(outcome.report() + ": " + outcome.findings() + " findings, as expected");
  }
}
