/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.cli;

import io.sluice.deploy.platform.Apps;
import io.sluice.deploy.platform.SecretPepper;
import io.sluice.deploy.queue.PipelineIdle;
import io.sluice.deploy.submit.Submitter;
import io.sluice.event.Category;
import io.sluice.event.CodeownersDialect;
import io.sluice.ingest.context.ContextFile;
import io.sluice.ingest.context.ContextFormat;
import io.sluice.ingest.context.FeedDownload;
import io.sluice.ingest.context.PublishOptions;
import io.sluice.ingest.context.PublishSummary;
import io.sluice.ingest.file.MalformedFileException;
import io.sluice.ingest.publish.PublishedReport;
import io.sluice.ingest.publish.ScanOptions;
import io.sluice.ingest.report.ReportException;
import io.sluice.runtime.config.AppConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sluice submit}. */
@Command(
    name = "submit",
    description = "Submit scanner reports, or catalog, ownership and intelligence files.",
    footer = {
      "",
      "Formats are recognised by content. A file is published whole or not at all, and submitting",
      "it again changes nothing. Findings that a complete report no longer has are resolved; with",
      "--partial or a --branch nothing is. Secrets are replaced by a hash before they leave this",
      "process.",
      "",
      "Besides reports: Backstage catalog-info.yaml, CODEOWNERS of GitHub and GitLab (with --asset),",
      "an inventory (CSV, YAML), vulnerability intelligence: CISA KEV (JSON), EPSS (CSV), OSV and CVE",
      "records (JSON, JSON lines, ZIP; CVE also a directory), NVD (JSON), Metasploit (JSON),",
      "Exploit-DB (CSV), Nuclei (JSON lines) and own CVSS ratings (CSV); a feed may be given by its",
      "http or https address, and is got only when it changed. Routes: OpenAPI, Swagger or OWASP Noir (with --asset and --commit), and Kubernetes objects: owners from",
      "labels, and with --asset cluster:NAME what runs in the cluster as kubectl lists it (with",
      "--partial nothing that is missing from the list is taken as gone).",
      "",
      "Examples:",
      "  sluice submit semgrep.sarif trivy.json --asset repo:github.com/acme/shop --commit $(git"
          + " rev-parse HEAD)",
      "  trivy image -f json shop | sluice submit - --asset image:registry.acme.example/shop",
      "  sluice submit codeql.sarif --asset repo:github.com/acme/shop --sequence $CI_PIPELINE_IID",
      "  sluice submit image.json --asset image:registry.acme.example/shop",
      "  sluice submit CODEOWNERS openapi.yaml noir.json --asset repo:github.com/acme/shop",
      "  sluice submit workloads.json --asset cluster:prod-eu",
      "  sluice submit catalog-info.yaml known_exploited_vulnerabilities.json epss_scores.csv.gz",
      "  sluice submit https://epss.empiricalsecurity.com/epss_scores-current.csv.gz"
    })
final class SubmitCommand implements Callable<Integer> {

  private static final Duration WAIT = Duration.ofMinutes(10);
  private static final Duration QUIET = Duration.ofMillis(500);

  @Mixin private final PlatformFlags flags;
  @Mixin private final MappingFlags mappings;

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "Files to submit, or addresses of feeds; - for standard input.")
  private List<String> files = List.of();

  @Option(
      names = "--asset",
      paramLabel = "ASSET",
      description =
          "What was scanned: repo:HOST/PATH, image:REGISTRY/NAME without tag, url:URL or"
              + " cluster:NAME.")
  private @Nullable String asset;

  @Option(
      names = "--category",
      paramLabel = "C",
      description = "Category of the scan, when the report leaves it open: sast, sca, dast …")
  private @Nullable Category category;

  @Option(
      names = "--format",
      paramLabel = "F",
      description = "Format of the files. Default: recognised by content.")
  private @Nullable String format;

  @Option(
      names = "--branch",
      paramLabel = "B",
      description = "Branch that was scanned. Default: the default branch.")
  private String branch = "";

  @Option(names = "--commit", paramLabel = "SHA", description = "Commit that was scanned.")
  private @Nullable String commit;

  @Option(
      names = "--partial",
      description = "The scan covered a part only: what it does not report stays open.")
  private boolean partial;

  @Option(
      names = "--allow-shrink",
      description =
          "Take a feed that has less than half of what is known of it, and withdraw the rest."
              + " Without it such a feed is refused as damaged.")
  private boolean shrinkAllowed;

  @Option(
      names = "--sequence",
      paramLabel = "N",
      description =
          "Number of the scan within its scope, growing with the state that was scanned: the CI"
              + " run or the count of commits. A scan with a lower one than another before it"
              + " changes nothing. Default: scans count in order of arrival.")
  private @Nullable Long sequence;

  @Option(
      names = "--supersedes",
      paramLabel = "SCOPE",
      description =
          "Scope of the asset that this scan's replaces: TOOL/CATEGORY/CONFIGURATION@BRANCH. Its"
              + " findings are taken over or superseded. May be repeated.")
  private List<String> supersedes = List.of();

  @Option(
      names = "--dialect",
      paramLabel = "D",
      description =
          "Dialect of a CODEOWNERS file: github or gitlab. Default: by its directory, its host and"
              + " its content.")
  private @Nullable CodeownersDialect dialect;

  @Option(
      names = "--owner-label",
      paramLabel = "L",
      split = ",",
      description =
          "Label or annotation of Kubernetes objects that names their owner, strongest first."
              + " Default: team, owner and the usual ones.")
  private List<String> ownerLabels = List.of();

  @Option(
      names = "--wait",
      description = "Return when the platform has processed everything, this included.")
  private boolean waiting;

  private final Terminal terminal;

  SubmitCommand(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.flags = new PlatformFlags(environment);
    this.mappings = new MappingFlags(environment);
  }

  @Override
  public Integer call() throws IOException {
    AppConfig config = Connection.of(flags);
    String pepper = SecretPepper.of(flags.dataDirectory(), flags.environment());
    int refused = 0;
    try (Submitter submitter =
        new Submitter(config, Peppers.redactor(pepper), "cli", mappings.reports())) {
      for (String file : files) {
        boolean taken =
            FeedDownload.isAddress(file)
                ? submitFeed(submitter, file)
                : submit(submitter, Path.of(file), file);
        refused += taken ? 0 : 1;
      }
    }
    if (waiting) {
      awaitIdle(config);
    }
    return refused == 0 ? ExitCode.OK : ExitCode.DATA;
  }

  /** Gets a feed and publishes it; false when it cannot be got or is refused. */
  private boolean submitFeed(Submitter submitter, String address) throws IOException {
    FeedDownload downloads =
        new FeedDownload(flags.dataDirectory().feedDirectory(), FeedDownload.Limits.STANDARD);
    FeedDownload.Download feed;
    try {
      feed = downloads.fetch(address);
    } catch (IOException | MalformedFileException e) {
      terminal.err().println("sluice: " + e.getMessage());
      return false;
    }
    boolean taken = submit(submitter, feed.file(), address);
    if (!taken) {
      downloads.forget(address);
    }
    return taken;
  }

  /** Publishes a file; false when it is refused, which does not concern the next one. */
  private boolean submit(Submitter submitter, Path named, String shown) throws IOException {
    try (StandardInput input = StandardInput.of(named)) {
      Path file = input.file();
      if (!Files.isReadable(file)) {
        throw CliException.data("no such file, or it cannot be read");
      }
      Optional<ContextFormat> context =
          mappings.stated().isPresent()
              ? Optional.empty()
              : format == null ? ContextFile.detect(file) : ContextFormat.find(format);
      if (context.isEmpty() && !Files.isRegularFile(file)) {
        throw CliException.data("a directory without CVE records");
      }
      String done =
          context.isPresent() ? context(submitter, file, context.get()) : report(submitter, file);
      terminal.out().println(shown + ": " + done);
      return true;
    } catch (ReportException | MalformedFileException | CliException e) {
      if (e instanceof CliException usage && usage.exitCode() == ExitCode.USAGE) {
        throw usage;
      }
      terminal.err().println("sluice: " + shown + ": " + e.getMessage());
      return false;
    }
  }

  private String report(Submitter submitter, Path file) throws IOException {
    if (asset == null) {
      throw CliException.usage(
          file
              + " is a scanner's report: say what was scanned with --asset, for example"
              + " --asset repo:github.com/acme/shop");
    }
    ScanOptions options = options(asset, StandardInput.nameOf(file));
    try (ProgressLine progress = new ProgressLine(terminal, file.toString())) {
      PublishedReport report =
          submitter.report(
              file,
              mappings.stated().or(() -> Optional.ofNullable(format)),
              options,
              new ReportProgress(progress, Files.size(file)));
      return Submissions.summary(report);
    }
  }

  private ScanOptions options(String scanned, Optional<String> name) {
    try {
      return new ScanOptions(
          scanned,
          Optional.ofNullable(category),
          branch,
          Optional.ofNullable(commit),
          partial,
          name,
          "cli",
          Optional.ofNullable(sequence),
          supersedes);
    } catch (IllegalArgumentException e) {
      throw CliException.usage(String.valueOf(e.getMessage()));
    }
  }

  private String context(Submitter submitter, Path file, ContextFormat contextFormat)
      throws IOException {
    PublishOptions options =
        new PublishOptions(
            Optional.of(contextFormat),
            Optional.ofNullable(asset),
            partial,
            Optional.ofNullable(commit),
            Optional.ofNullable(dialect),
            ownerLabels,
            shrinkAllowed);
    PublishSummary summary = submitter.context(file, options);
    summary
        .problems()
        .forEach(problem -> terminal.err().println("sluice: " + file + ": " + problem));
    return summary.toString();
  }

  private void awaitIdle(AppConfig config) {
    try (PipelineIdle idle = new PipelineIdle(config, Apps.all());
        ProgressLine progress = new ProgressLine(terminal, "Processing")) {
      boolean done =
          idle.await(WAIT, QUIET, (left, all) -> progress.update(all - left, all, "records"));
      if (!done) {
        throw CliException.unavailable(
            "the platform has not processed everything within "
                + WAIT.toMinutes()
                + " minutes;"
                + " see: sluice status");
      }
    }
  }
}
