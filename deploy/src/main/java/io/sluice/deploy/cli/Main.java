/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintWriter;
import java.util.Map;
import java.util.ServiceLoader;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** Entry point of {@code ./sluice}. */
@Command(
    name = "sluice",
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    header = "Application security posture management as an event stream.",
    description = {
      "",
      "Scanner reports go in, a short, ranked and owned queue of issues comes out, and every change"
          + " of it is an event on a Kafka topic.",
      ""
    },
    commandListHeading = "%nCommands:%n",
    footer = {
      "",
      "Start here:",
      "  sluice demo                 a sample portfolio through the whole chain, explained",
      "",
      "With your own reports:",
      "  sluice up                   start the local platform",
      "  sluice submit semgrep.sarif --asset repo:github.com/acme/shop",
      "  sluice queue                what to fix, in which order, and who",
      "  sluice explain SLC-…        why an issue is one issue, and why it stands where it stands",
      "  sluice decide SLC-… --accept-until 2027-01-31 --by alice --reason '…'",
      "  sluice causes               which one change closes many issues at once",
      "  sluice down                 stop it; the data is kept",
      "",
      "Ways in for others:",
      "  sluice token create ci-shop --asset 'repo:github.com/acme/*'",
      "  sluice intake               reports over HTTP",
      "  sluice watch reports/       reports put into a directory",
      "",
      "Without a platform:",
      "  sluice parse report.json    what Sluice reads in a report, one finding a line",
      "  sluice score --explain facts.yaml   what score a case gets, row by row",
      "",
      "Exit codes: 0 done, 2 wrong usage, 65 wrong input, 69 something needed is not there,",
      "70 a defect of Sluice. NO_COLOR is respected."
    })
public final class Main implements Runnable {

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help.")
  private boolean unusedHelp; // picocli acts on it

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version.")
  private boolean unusedVersion; // picocli acts on it

  @Spec private CommandSpec spec = CommandSpec.create();

  private Main() {}

  /** Runs a command and exits with its code. */
  public static void main(String[] args) {
    Map<String, String> environment = System.getenv();
    CliLogging.setUp(environment);
    int code = commandLine(Terminal.ofProcess(environment), environment).execute(args);
    System.exit(code);
  }

  /** The command line with all its commands. */
  static CommandLine commandLine(Terminal terminal, Map<String, String> environment) {
    CommandLine commandLine = new CommandLine(new Main());
    commandLine.addSubcommand(new DemoCommand(terminal, environment));
    commandLine.addSubcommand(new UpCommand(terminal, environment));
    commandLine.addSubcommand(new DownCommand(terminal, environment));
    commandLine.addSubcommand(new StatusCommand(terminal, environment));
    commandLine.addSubcommand(new SubmitCommand(terminal, environment));
    commandLine.addSubcommand(new ParseCommand(terminal, environment));
    commandLine.addSubcommand(new MappingCommand(terminal));
    commandLine.addSubcommand(new IntakeCommand(terminal, environment));
    commandLine.addSubcommand(new TokenCommand(terminal));
    commandLine.addSubcommand(new WatchCommand(terminal, environment));
    commandLine.addSubcommand(new QueueCommand(terminal, environment));
    commandLine.addSubcommand(new ExplainCommand(terminal, environment));
    commandLine.addSubcommand(new ScoreCommand(terminal, environment));
    commandLine.addSubcommand(new DecideCommand(terminal, environment));
    commandLine.addSubcommand(new TraceCommand(terminal, environment));
    commandLine.addSubcommand(new CausesCommand(terminal, environment));
    commandLine.addSubcommand(new ConsumeCommand(terminal, environment));
    commandLine.addSubcommand(new TopicsCommand(terminal));
    for (CommandExtension extension : ServiceLoader.load(CommandExtension.class)) {
      commandLine.addSubcommand(extension.command(terminal, environment));
    }
    commandLine.setOut(new PrintWriter(terminal.out(), true, UTF_8));
    commandLine.setErr(new PrintWriter(terminal.err(), true, UTF_8));
    commandLine.setColorScheme(
        CommandLine.Help.defaultColorScheme(terminal.colour() ? Ansi.ON : Ansi.OFF));
    commandLine.setUsageHelpWidth(Math.clamp(terminal.width().orElse(100), 60, 110));
    commandLine.setUsageHelpAutoWidth(false);
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    commandLine.setExecutionExceptionHandler(new ErrorHandler(terminal, environment));
    commandLine.setParameterExceptionHandler(new UsageErrorHandler(terminal));
    return commandLine;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "which command?");
  }
}
