/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.cli;

import io.sluice.deploy.platform.SecretPepper;
import io.sluice.event.Category;
import io.sluice.ingest.report.Report;
import io.sluice.ingest.report.ReportException;
import io.sluice.ingest.report.ReportInput;
import io.sluice.ingest.secret.SecretRedactor;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sluice parse}. */
@Command(
    name = "parse",
    description = "Show what Sluice reads in a report; needs no platform.",
    footer = {
      "",
      "Prints one normalized finding a line as JSON on standard output and a count on standard",
      "error. The report is checked whole first: a malformed one prints nothing, says in one line",
      "what is wrong and where, and ends with exit code 65.",
      "",
      "Examples:",
      "  sluice parse semgrep.sarif | jq -r '[.severity, .title] | @tsv'",
      "  sluice parse report.json --format trivy",
      "  sluice parse report.json --mapping my-tool.yaml",
      "  sluice parse findings.csv --columns title=Finding,severity=Risk,file=Path,line=Line",
      "  semgrep scan --sarif | sluice parse -"
    })
final class ParseCommand implements Callable<Integer> {

  @Mixin private final PlatformFlags flags;
  @Mixin private final MappingFlags mappings;

  @Parameters(paramLabel = "FILE", description = "Report, plain or gzip; - for standard input.")
  private Path file = Path.of("");

  @Option(
      names = "--format",
      paramLabel = "F",
      description = "Format of the report. Default: recognised by its content.")
  private @Nullable String format;

  @Option(
      names = "--category",
      paramLabel = "C",
      description = "Category of the scan, when the report leaves it open: sast, sca, dast …")
  private @Nullable Category category;

  @Option(
      names = "--asset",
      paramLabel = "ASSET",
      description = "Asset the report is about. Default: what the report says, else 'unknown'.")
  private @Nullable String asset;

  private final Terminal terminal;

  ParseCommand(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.flags = new PlatformFlags(environment);
    this.mappings = new MappingFlags(environment);
  }

  @Override
  public Integer call() throws IOException {
    SecretRedactor redactor =
        Peppers.redactor(SecretPepper.of(flags.dataDirectory(), flags.environment()));
    PrintStream out =
        new PrintStream(
            new BufferedOutputStream(terminal.out(), 1 << 16), false, StandardCharsets.UTF_8);
    try (StandardInput input = StandardInput.of(file);
        ProgressLine progress = new ProgressLine(terminal, "Reading")) {
      Report report = open(input.file(), progress);
      Optional<Category> stated = Optional.ofNullable(category);
      Report.Counts counts = report.read(new Discard(), redactor, stated);
      String digest = Digests.sha256(report.input());
      report.read(
          new FindingPrinter(out, report, digest, Optional.ofNullable(asset)), redactor, stated);
      out.flush();
      progress.close();
      terminal.err().println(summary(report, counts));
      return ExitCode.OK;
    } catch (ReportException e) {
      throw CliException.data(file + ": " + e.getMessage());
    }
  }

  private Report open(Path found, ProgressLine progress) throws IOException {
    if (!Files.isRegularFile(found) || !Files.isReadable(found)) {
      throw CliException.data(file + ": no such file, or it cannot be read");
    }
    ReportInput plain = StandardInput.report(found);
    long size = plain.size();
    // Read three times: checked, digested, printed.
    ReportInput observed =
        plain.observedBy(new ProgressMeter(progress, size * 3, "bytes")::advance);
    return mappings
        .reports()
        .open(observed, mappings.stated().or(() -> Optional.ofNullable(format)));
  }

  private static String summary(Report report, Report.Counts counts) {
    return String.format(
        Locale.ROOT,
        "%,d findings, %,d components in %d %s (%s)",
        counts.findings(),
        counts.components(),
        counts.scans(),
        counts.scans() == 1 ? "scan" : "scans",
        report.format().id());
  }
}
