/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.benchmarks.judge;

import io.sluice.benchmarks.judge.Verdict.Kind;
import io.sluice.event.Anchor;
import io.sluice.event.IssueLink;
import io.sluice.event.IssueMember;
import io.sluice.event.Location;
import io.sluice.event.PackageRef;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Prints verdicts for people: a table of figures, then each pair that went wrong. */
final class JudgeReport {

  private static final String ROW = "%-10s %6s %5s %4s %5s   %6s %6s %5s %5s   %9s %6s%n";

  private final PrintStream out;

  JudgeReport(PrintStream out) {
    this.out = out;
  }

  void print(List<String> categories, List<Verdict> verdicts, boolean all) {
    table(categories, verdicts);
    List<Verdict> shown =
        all ? verdicts : verdicts.stream().filter(verdict -> !verdict.isRight()).toList();
    shown.forEach(this::show);
    long ordered = verdicts.stream().filter(Verdict::dependsOnOrder).count();
    if (ordered > 0) {
      out.printf(Locale.ROOT, "%n%d pairs depend on the order of arrival.%n", ordered);
    }
  }

  private void table(List<String> categories, List<Verdict> verdicts) {
    out.printf(
        ROW,
        "category",
        "worlds",
        "pairs",
        "same",
        "diff.",
        "merged",
        "missed",
        "apart",
        "false",
        "precision",
        "recall");
    categories.forEach(
        category ->
            row(
                Scorecard.of(
                    category,
                    verdicts.stream()
                        .filter(verdict -> verdict.world().category().equals(category))
                        .toList())));
    row(Scorecard.of("all", verdicts));
  }

  private void row(Scorecard card) {
    out.printf(
        ROW,
        card.name(),
        card.worlds(),
        card.pairs(),
        card.same(),
        card.different(),
        card.merged(),
        card.missed(),
        card.apart(),
        card.falseMerges(),
        String.format(Locale.ROOT, "%.3f", card.precision()),
        String.format(Locale.ROOT, "%.3f", card.recall()));
  }

  private void show(Verdict verdict) {
    LabelledPair pair = verdict.pair();
    out.printf(
        "%n%s  %s: %s%s%n",
        headline(verdict.kind()),
        verdict.world().category(),
        verdict.world().name(),
        verdict.dependsOnOrder()
            ? String.format(
                Locale.ROOT,
                "  (together in %d of %d orders)",
                verdict.together(),
                verdict.orders())
            : "");
    out.printf("  %-10s %s%n", pair.first(), line(verdict.first()));
    out.printf("  %-10s %s%n", pair.second(), line(verdict.second()));
    out.printf("  label      %s: %s%n", pair.same() ? "same" : "different", pair.why());
    out.printf("  sluice     %s%n", reason(verdict));
  }

  private static String headline(Kind kind) {
    return switch (kind) {
      case MERGED -> "merged     ";
      case MISSED -> "MISSED     ";
      case APART -> "apart      ";
      case FALSE_MERGE -> "FALSE MERGE";
    };
  }

  private static String line(Optional<IssueMember> member) {
    return member.map(JudgeReport::line).orElse("in no issue");
  }

  private static String line(IssueMember member) {
    return Stream.of(
            member.getTool(),
            Objects.requireNonNullElse(member.getRuleId(), member.getTitle()),
            member.getPackage$() == null ? "" : packageText(member.getPackage$()),
            member.getLocation() == null ? "" : place(member.getLocation()),
            member.getWeaknessClass() == null ? "" : '[' + member.getWeaknessClass() + ']')
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining("  "));
  }

  private static String packageText(PackageRef reference) {
    return reference.getPurl() != null
        ? reference.getPurl()
        : reference.getName() + '@' + Objects.requireNonNullElse(reference.getVersion(), "?");
  }

  private static String place(Location location) {
    List<String> parts = new ArrayList<>();
    if (location.getPath() != null) {
      parts.add(
          location.getPath()
              + (location.getStartLine() == null ? "" : ":" + location.getStartLine()));
    }
    if (location.getUrl() != null) {
      parts.add(
          (Objects.requireNonNullElse(location.getMethod(), "?") + ' ' + location.getUrl())
              + (location.getParameter() == null ? "" : " " + location.getParameter()));
    }
    Stream.of(location.getResource(), location.getWorkload())
        .filter(Objects::nonNull)
        .forEach(parts::add);
    return String.join(" ", parts);
  }

  /** Anchors in common, or those that are not. */
  static String reason(Verdict verdict) {
    List<Anchor> first = anchors(verdict.first());
    List<Anchor> second = anchors(verdict.second());
    List<String> common =
        first.stream()
            .filter(anchor -> second.stream().anyMatch(other -> key(other).equals(key(anchor))))
            .map(JudgeReport::text)
            .distinct()
            .toList();
    String anchors =
        common.isEmpty()
            ? "no anchor in common: " + text(first) + "  |  " + text(second)
            : "in common: " + String.join("; ", common);
    return anchors + verdict.link().map(JudgeReport::text).orElse("");
  }

  private static String text(IssueLink link) {
    List<String> missing =
        link.getConditions().stream().filter(text -> text.startsWith("missing: ")).toList();
    return "; linked by "
        + link.getRule()
        + ": "
        + link.getEvidence()
        + (missing.isEmpty() ? "" : " (" + String.join("; ", missing) + ")");
  }

  private static List<Anchor> anchors(Optional<IssueMember> member) {
    return member.map(IssueMember::getAnchors).orElse(List.of()).stream()
        .filter(anchor -> !anchor.getRule().startsWith("finding.self/"))
        .toList();
  }

  private static String key(Anchor anchor) {
    return anchor.getRule() + ' ' + anchor.getValue();
  }

  private static String text(List<Anchor> anchors) {
    return anchors.isEmpty()
        ? "none"
        : anchors.stream().map(JudgeReport::text).collect(Collectors.joining("; "));
  }

  private static String text(Anchor anchor) {
    return key(anchor)
        + (anchor.getStrong() ? "" : " (weak)")
        + (anchor.getHeld() ? " (held)" : "")
        + (anchor.getGuard() == null ? "" : " (" + anchor.getGuard() + ")");
  }
}
