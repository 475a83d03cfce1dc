/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.cli;

import io.sluice.deploy.queue.IssueDetail;
import io.sluice.event.Actionability;
import io.sluice.event.CauseCluster;
import io.sluice.event.CorrelatedIssue;
import io.sluice.event.Deployment;
import io.sluice.event.Disposition;
import io.sluice.event.FixEffort;
import io.sluice.event.IssueLink;
import io.sluice.event.IssueMember;
import io.sluice.event.MergeReason;
import io.sluice.event.Ownership;
import io.sluice.event.RootCause;
import io.sluice.event.ScoredIssue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An issue explained in text: what it is, the findings that are its members and where they were
 * read, why they are one issue, and the rows that add up to its score.
 */
final class Explanation {

  private static final String MISSING = "missing: ";

  private final ScoredIssue scored;
  private final CorrelatedIssue correlated;
  private final List<CauseCluster> clusters;
  private final Terminal terminal;
  private final Map<String, Integer> numberOfMember = new HashMap<>();
  private final List<String> lines = new ArrayList<>();

  private Explanation(IssueDetail detail, Terminal terminal) {
    this.scored = detail.scored();
    this.correlated = detail.correlated();
    this.clusters = detail.causes();
    this.terminal = terminal;
    for (IssueMember member : correlated.getMembers()) {
      numberOfMember.put(member.getFindingKey(), numberOfMember.size() + 1);
    }
  }

  static List<String> lines(IssueDetail detail, Terminal terminal) {
    Explanation explanation = new Explanation(detail, terminal);
    explanation.heading();
    explanation.members();
    explanation.mergeReasons();
    explanation.links();
    explanation.runsIn();
    explanation.causes();
    explanation.score();
    return explanation.lines;
  }

  private void heading() {
    lines.add(
        terminal.styled(Style.CYAN, scored.getIssueId())
            + "  "
            + terminal.styled(Style.BOLD, Table.oneLine(scored.getTitle())));
    lines.add(
        "%s  score %s  %s  due %s  first seen %s"
            .formatted(
                scored.getPriority(),
                Figures.score(scored.getScoreTenths()),
                scored.getStatus().name().toLowerCase(Locale.ROOT),
                Figures.date(scored.getDueAt()),
                Figures.date(scored.getFirstSeenAt())));
    lines.add("application  " + scored.getApplication());
    lines.add(
        "owner        "
            + Figures.owner(scored.getOwnership())
            + "  ("
            + Table.oneLine(scored.getOwnership().getEvidence())
            + ")");
    ownership(scored.getOwnership());
    decided();
    if (scored.getMergedInto() != null) {
      lines.add("merged into  " + scored.getMergedInto());
    }
    if (!correlated.getAliases().isEmpty()) {
      lines.add("absorbed     " + String.join(", ", correlated.getAliases()));
    }
    String identifiers =
        Stream.concat(
                scored.getVulnerabilityIds().stream(),
                scored.getCwes().stream().map(cwe -> "CWE-" + cwe))
            .collect(Collectors.joining(", "));
    if (!identifiers.isEmpty()) {
      lines.add("known as     " + identifiers);
    }
    if (correlated.getRemediation() != null) {
      lines.add("remediation  " + Table.oneLine(correlated.getRemediation()));
    }
  }

  /** What was decided about it, and what can be done. */
  private void decided() {
    Disposition disposition = scored.getDisposition();
    if (disposition != null) {
      lines.add(
          "decided      %s by %s%s: %s  (%s)"
              .formatted(
                  Figures.lower(disposition.getKind()).replace('_', ' '),
                  disposition.getBy(),
                  disposition.getUntil() == null
                      ? ""
                      : " until " + Figures.date(disposition.getUntil()),
                  Table.oneLine(disposition.getReason()),
                  Table.oneLine(disposition.getSource())));
    }
    Actionability actionability = scored.getActionability();
    if (actionability != null) {
      String hint =
          actionability.getHint() == null ? "" : ": " + Table.oneLine(actionability.getHint());
      String effort =
          actionability.getEffort() == FixEffort.UNKNOWN
              ? ""
              : ", effort " + Figures.lower(actionability.getEffort());
      lines.add("action       " + Figures.lower(actionability.getAction()) + hint + effort);
    }
  }

  /** The rule that decided, what it stands above, and who may own what nobody owns. */
  private void ownership(Ownership ownership) {
    lines.add("owner rule   " + Figures.rule(ownership.getRule()));
    for (String weaker : ownership.getPassedOver()) {
      lines.add("passed over  " + Table.oneLine(weaker));
    }
    if (ownership.getSuggestedOwner() != null) {
      lines.add(
          "suggested    %s  (%s)"
              .formatted(
                  Table.oneLine(ownership.getSuggestedOwner()),
                  Table.oneLine(String.valueOf(ownership.getSuggestion()))));
    }
  }

  private void members() {
    section(
        "Members: %d finding%s".formatted(numberOfMember.size(), plural(numberOfMember.size())));
    add(MemberTable.of(correlated.getMembers()));
  }

  private void mergeReasons() {
    if (correlated.getMergeReasons().isEmpty()) {
      return;
    }
    section("One issue, because");
    for (MergeReason reason : correlated.getMergeReasons()) {
      String members =
          reason.getFindings().stream()
              .map(
                  key -> Optional.ofNullable(numberOfMember.get(key)).map(n -> "#" + n).orElse(key))
              .collect(Collectors.joining(", "));
      lines.add("  %s share %s".formatted(members, Table.oneLine(reason.getEvidence())));
      lines.add(terminal.styled(Style.DIM, "    rule " + reason.getRule()));
      conditions(reason.getConditions());
    }
  }

  private void links() {
    if (correlated.getLinks().isEmpty()) {
      return;
    }
    section("Perhaps the same as a finding of another issue, not merged");
    for (IssueLink link : correlated.getLinks()) {
      String member =
          Optional.ofNullable(numberOfMember.get(link.getFinding()))
              .map(number -> "#" + number)
              .orElse(link.getFinding());
      lines.add(
          "  %s and finding %s: %s"
              .formatted(member, link.getOther(), Table.oneLine(link.getEvidence())));
      lines.add(terminal.styled(Style.DIM, "    rule " + link.getRule()));
      conditions(link.getConditions());
    }
  }

  /** What is missing first: it is what can be done something about. */
  private void conditions(List<String> conditions) {
    for (String condition : conditions) {
      if (condition.startsWith(MISSING)) {
        lines.add("    missing  " + Table.oneLine(condition.substring(MISSING.length())));
      }
    }
    for (String condition : conditions) {
      if (!condition.startsWith(MISSING)) {
        lines.add("    met      " + Table.oneLine(condition));
      }
    }
  }

  private void runsIn() {
    if (correlated.getRunsIn().isEmpty()) {
      return;
    }
    section("Runs in");
    Table table =
        new Table(
            Table.Column.left("CLUSTER"),
            Table.Column.text("WORKLOAD"),
            Table.Column.text("CONTAINER"),
            Table.Column.left("ENVIRONMENT"),
            Table.Column.text("IMAGE"),
            Table.Column.left("KNOWN BY"));
    for (Deployment deployment : correlated.getRunsIn()) {
      table.add(
          deployment.getCluster(),
          deployment.getWorkload(),
          deployment.getContainer(),
          deployment.getEnvironment().name().toLowerCase(Locale.ROOT),
          deployment.getImage(),
          deployment.getMatch().name().toLowerCase(Locale.ROOT));
    }
    add(table);
  }

  private void causes() {
    if (correlated.getCauses().isEmpty()) {
      return;
    }
    section("Root causes");
    for (RootCause cause : correlated.getCauses()) {
      lines.add(
          "  %s %s: %s"
              .formatted(
                  CauseTable.kind(cause.getKind()),
                  Table.oneLine(cause.getName()),
                  Table.oneLine(CauseTable.fix(cause.getKind(), cause.getFix()))));
      clusters.stream()
          .filter(
              cluster ->
                  cluster.getKind() == cause.getKind() && cluster.getName().equals(cause.getName()))
          .forEach(cluster -> lines.add(terminal.styled(Style.DIM, "    " + share(cluster))));
    }
  }

  private static String share(CauseCluster cluster) {
    String several =
        "one of %d open issues of %d application%s that have it"
            .formatted(
                cluster.getOpenIssues(),
                cluster.getApplicationCount(),
                plural(cluster.getApplicationCount()));
    return cluster.getFix() == null
        ? several
        : several
            + ", %d closed by: %s"
                .formatted(
                    cluster.getFixedIssues(),
                    Table.oneLine(CauseTable.fix(cluster.getKind(), cluster.getFix())));
  }

  private void score() {
    lines.add("");
    lines.addAll(ScoreSection.of(scored).lines(terminal));
  }

  private void section(String title) {
    lines.add("");
    lines.add(terminal.styled(Style.BOLD, title));
  }

  private void add(Table table) {
    UnaryOperator<String> dim = header -> terminal.styled(Style.DIM, header);
    table
        .lines(
            terminal.width().isPresent()
                ? java.util.OptionalInt.of(terminal.width().getAsInt() - 2)
                : terminal.width(),
            dim)
        .forEach(line -> lines.add("  " + line));
  }

  private static String plural(int count) {
    return count == 1 ? "" : "s";
  }
}
