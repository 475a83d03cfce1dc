/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.cli;

import io.sluice.deploy.platform.SecretPepper;
import io.sluice.deploy.queue.EventJson;
import io.sluice.deploy.queue.IssueDetail;
import io.sluice.deploy.queue.QueueReader;
import io.sluice.deploy.submit.Submitter;
import io.sluice.event.CompensatingControl;
import io.sluice.event.ControlKind;
import io.sluice.event.DispositionKind;
import io.sluice.event.GovernanceDecision;
import io.sluice.event.IssueTarget;
import io.sluice.ingest.context.ContextFormat;
import io.sluice.ingest.context.PublishOptions;
import io.sluice.ingest.file.MalformedFileException;
import io.sluice.ingest.governance.DecisionTimes;
import io.sluice.runtime.config.AppConfig;
import io.sluice.topic.Hash;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sluice decide}. */
@Command(
    name = "decide",
    description = "Record what was decided about an issue; the score does not change by it.",
    footer = {
      "",
      "An accepted risk, a false positive and 'not affected' take the issue out of the queue and end",
      "by themselves at their date. A control lowers the score while it is proven, and leaves the",
      "issue in the queue. Deciding the same about an issue again replaces the earlier decision.",
      "",
      "Examples:",
      "  sluice decide SLC-0123456789ab --accept-until 2027-01-31 --by alice --reason 'no customer data'",
      "  sluice decide SLC-0123456789ab --false-positive --by alice --reason 'constant input'",
      "  sluice decide SLC-0123456789ab --control waf-rule --control-id waf-7 --proof 'test run 7' \\",
      "      --until 90d --by alice --reason 'blocks the parameter'",
      "  sluice decide --file decisions.yaml     many at once; what leaves the file is taken back",
      "  sluice decide --list",
      "  sluice decide SLC-0123456789ab --revoke D-0a1b2c3d4e5f"
    })
final class DecideCommand implements Callable<Integer> {

  private static final int ID_LENGTH = 12;

  @Mixin private final PlatformFlags flags;

  @Parameters(
      paramLabel = "ISSUE",
      arity = "0..1",
      description = "Id of the issue, as 'sluice queue' shows it.")
  private @Nullable String issue;

  @Option(
      names = "--accept-until",
      paramLabel = "DATE",
      description = "Accept the risk until the end of a day, or for a time such as 90d.")
  private @Nullable String acceptUntil;

  @Option(names = "--false-positive", description = "It is no weakness.")
  private boolean falsePositive;

  @Option(names = "--not-affected", description = "The weakness cannot be used here.")
  private boolean notAffected;

  @Option(
      names = "--control",
      paramLabel = "KIND",
      description =
          "A control keeps it from being used: waf-rule, rasp-block, segmentation, other.")
  private @Nullable String control;

  @Option(names = "--control-id", paramLabel = "ID", description = "Id of the control.")
  private @Nullable String controlId;

  @Option(
      names = "--proof",
      paramLabel = "TEXT",
      description = "Where the control is shown to work; without it it lowers no score.")
  private @Nullable String proof;

  @Option(
      names = "--until",
      paramLabel = "DATE",
      description = "End of the decision, where --accept-until does not say it.")
  private @Nullable String until;

  @Option(names = "--by", paramLabel = "WHO", description = "Who answers for it.")
  private @Nullable String by;

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why.")
  private @Nullable String reason;

  @Option(names = "--revoke", paramLabel = "DECISION", description = "Take a decision back.")
  private @Nullable String revoke;

  @Option(names = "--file", paramLabel = "FILE", description = "File of decisions, YAML or JSON.")
  private @Nullable Path file;

  @Option(names = "--list", description = "Show the decisions.")
  private boolean list;

  @Option(names = "--json", description = "With --list: one decision a line as JSON.")
  private boolean json;

  private final Terminal terminal;

  DecideCommand(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.flags = new PlatformFlags(environment);
  }

  @Override
  public Integer call() throws IOException {
    if (list) {
      show();
    } else if (file != null) {
      publish(file);
    } else if (issue == null) {
      throw CliException.usage("which issue? Name one, or --file, or --list");
    } else if (revoke != null) {
      revoke(issue, revoke);
    } else {
      decide(issue);
    }
    return ExitCode.OK;
  }

  private void show() {
    Collection<GovernanceDecision> decisions;
    try (QueueReader reader = new QueueReader(Connection.of(flags))) {
      decisions = reader.decisions();
    }
    if (json) {
      decisions.forEach(decision -> terminal.out().println(EventJson.of(decision)));
      return;
    }
    if (decisions.isEmpty()) {
      terminal.out().println("No decisions.");
      return;
    }
    DecisionRows.lines(decisions, Instant.now(), terminal).forEach(terminal.out()::println);
  }

  private void publish(Path decisions) throws IOException {
    try (Submitter submitter = submitter()) {
      terminal
          .out()
          .println(
              submitter
                  .context(decisions, PublishOptions.none().withFormat(ContextFormat.DECISIONS))
                  .toString());
    } catch (MalformedFileException e) {
      throw CliException.data(decisions + ": " + e.getMessage());
    }
  }

  private void revoke(String issueId, String decisionId) {
    String application = find(issueId).scored().getApplication();
    try (QueueReader reader = new QueueReader(Connection.of(flags))) {
      boolean known =
          reader.decisions().stream()
              .anyMatch(
                  decision ->
                      decision.getApplication().equals(application)
                          && decision.getDecisionId().equals(decisionId));
      if (!known) {
        throw CliException.data(
            application + " has no decision " + decisionId + "; see: sluice decide --list");
      }
    }
    try (Submitter submitter = submitter()) {
      submitter.revoke(application, decisionId);
    }
    terminal.out().println("Taken back: " + decisionId + " of " + application);
  }

  private void decide(String issueId) {
    IssueDetail detail = find(issueId);
    GovernanceDecision decision;
    try {
      decision =
          decision(detail.scored().getApplication(), detail.scored().getIssueId(), Instant.now());
    } catch (IllegalArgumentException e) {
      throw CliException.usage(String.valueOf(e.getMessage()));
    }
    try (Submitter submitter = submitter()) {
      submitter.decide(decision);
    }
    String end = decision.getExpiresAt() == null ? "" : " until " + decision.getExpiresAt();
    terminal
        .out()
        .println(
            "%s: %s%s by %s. Decision %s; take it back with: sluice decide %s --revoke %s"
                .formatted(
                    detail.scored().getIssueId(),
                    Figures.lower(decision.getKind()).replace('_', ' '),
                    end,
                    decision.getDecidedBy(),
                    decision.getDecisionId(),
                    detail.scored().getIssueId(),
                    decision.getDecisionId()));
  }

  /** The decision that the options state. */
  private GovernanceDecision decision(String application, String issueId, Instant now) {
    int kinds =
        (acceptUntil == null ? 0 : 1)
            + (falsePositive ? 1 : 0)
            + (notAffected ? 1 : 0)
            + (control == null ? 0 : 1);
    if (kinds != 1) {
      throw new IllegalArgumentException(
          "decide one thing: --accept-until, --false-positive, --not-affected or --control");
    }
    if (by == null || by.isBlank() || reason == null || reason.isBlank()) {
      throw new IllegalArgumentException("a decision needs --by and --reason");
    }
    DispositionKind kind =
        acceptUntil != null
            ? DispositionKind.RISK_ACCEPTED
            : falsePositive
                ? DispositionKind.FALSE_POSITIVE
                : notAffected ? DispositionKind.NOT_AFFECTED : DispositionKind.MITIGATED;
    String end = acceptUntil != null ? acceptUntil : until;
    Instant expiresAt = end == null ? null : DecisionTimes.end(end, now);
    if (expiresAt != null && !expiresAt.isAfter(now)) {
      throw new IllegalArgumentException("a decision ends in the future, not at " + expiresAt);
    }
    IssueTarget target = IssueTarget.newBuilder().setIssueIds(List.of(issueId)).build();
    return GovernanceDecision.newBuilder()
        .setDecisionId(
            "D-" + Hash.of("decision/1", application, issueId, kind.name()).substring(0, ID_LENGTH))
        .setApplication(application)
        .setKind(kind)
        .setTarget(target)
        .setReason(reason)
        .setDecidedBy(by)
        .setDecidedAt(now)
        .setExpiresAt(expiresAt)
        .setControl(control == null ? null : control(control, target, expiresAt))
        .setSource("cli")
        .build();
  }

  private CompensatingControl control(
      String kind, IssueTarget covers, @Nullable Instant expiresAt) {
    if (controlId == null || controlId.isBlank()) {
      throw new IllegalArgumentException("--control needs --control-id");
    }
    Optional<ControlKind> known =
        List.of(ControlKind.values()).stream()
            .filter(each -> each != ControlKind.UNKNOWN)
            .filter(
                each -> each.name().equals(kind.strip().toUpperCase(Locale.ROOT).replace('-', '_')))
            .findFirst();
    return CompensatingControl.newBuilder()
        .setControlId(controlId)
        .setKind(
            known.orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "--control is waf-rule, rasp-block, segmentation or other")))
        .setDescription(reason)
        .setCovers(covers)
        .setProof(proof)
        .setExpiresAt(expiresAt)
        .build();
  }

  private IssueDetail find(String issueId) {
    try (QueueReader reader = new QueueReader(Connection.of(flags))) {
      return reader
          .find(issueId)
          .orElseThrow(
              () -> CliException.data("there is no issue " + issueId + "; see: sluice queue"));
    }
  }

  private Submitter submitter() {
    AppConfig config = Connection.of(flags);
    return new Submitter(
        config,
        Peppers.redactor(SecretPepper.of(flags.dataDirectory(), flags.environment())),
        "decide");
  }
}
