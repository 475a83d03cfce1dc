/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.issue;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.correlator.FindingBuilder;
import io.sluice.correlator.anchor.AliasAnchors;
import io.sluice.correlator.anchor.AnchorRules;
import io.sluice.correlator.anchor.KnownAliases;
import io.sluice.event.AliasStatement;
import io.sluice.event.CorrelatedIssue;
import io.sluice.event.Finding;
import io.sluice.event.IssueMember;
import io.sluice.event.Ownership;
import io.sluice.event.OwnershipRule;
import io.sluice.topic.Hash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The issues of one application in memory, with the names of findings as tests give them. */
final class IssueWorld implements IssueLookup {

  static final String APPLICATION = "shop";

  private static final Ownership OWNER =
      Ownership.newBuilder()
          .setOwner("team-shop")
          .setRule(OwnershipRule.SERVICE_OWNER)
          .setEvidence("catalog backstage:shop")
          .build();

  private final IssueMembers members = new IssueMembers(new AnchorRules());
  private final IssueGraph graph = new IssueGraph(APPLICATION, this);
  private final Map<String, CorrelatedIssue> issues = new TreeMap<>();
  private final Map<String, Set<String>> byAnchor = new HashMap<>();
  private final Map<String, String> trails = new HashMap<>();
  private final Map<String, SortedMap<String, AliasStatement>> statements = new TreeMap<>();
  private final Set<String> present = new TreeSet<>();
  private boolean frozen;
  private Instant now = Instant.parse("2026-03-01T12:00:00Z");

  /** All findings leave, as when their asset moves to another application. */
  void moveOut(List<Finding> findings) {
    now = now.plusSeconds(1);
    frozen = true;
    findings.forEach(finding -> removeKey(finding.getFindingKey()));
    frozen = false;
  }

  /** They come back. */
  void moveIn(List<Finding> findings) {
    now = now.plusSeconds(1);
    frozen = true;
    findings.forEach(this::report);
    frozen = false;
  }

  IssueWorld add(Finding... findings) {
    Arrays.stream(findings).forEach(this::report);
    return this;
  }

  IssueWorld add(FindingBuilder... findings) {
    Arrays.stream(findings).map(FindingBuilder::build).forEach(this::report);
    return this;
  }

  GraphChange report(Finding finding) {
    return report(finding, OWNER);
  }

  GraphChange report(Finding finding, Ownership ownership) {
    present.add(finding.getFindingKey());
    return apply(
        new FindingChange.Upsert(AliasedMember.of(members.of(finding, ownership), aliases())));
  }

  /**
   * An OSV record states its aliases, none to take them back. What it says is put before all
   * findings that name one of the ids, in the order of their keys, as the topology does.
   */
  IssueWorld state(String record, String... aliases) {
    SortedSet<String> names = new TreeSet<>(List.of(aliases));
    SortedSet<String> concerned = new TreeSet<>(names);
    statements.forEach((id, authors) -> addIfStated(id, authors.remove(record), concerned));
    concerned.add(record);
    names.add(record);
    if (aliases.length > 0) {
      names.forEach(
          id ->
              statements
                  .computeIfAbsent(id, unused -> new TreeMap<>())
                  .put(record, statement(id, record, names)));
    }
    concerned.forEach(this::reconsider);
    return this;
  }

  private static void addIfStated(
      String id, @Nullable AliasStatement statement, SortedSet<String> concerned) {
    if (statement != null) {
      concerned.add(id);
    }
  }

  private void reconsider(String id) {
    List<FindingChange> changes = new ArrayList<>();
    for (String findingKey : present) {
      IssueMember member = member(findingKey);
      if (AliasAnchors.asked(member.getVulnerabilityIds()).contains(id)) {
        IssueMember now = AliasedMember.of(member, aliases());
        if (!now.equals(member)) {
          changes.add(new FindingChange.Upsert(now));
        }
      }
    }
    now = now.plusSeconds(1);
    if (!changes.isEmpty()) {
      keep(graph.apply(changes, now));
    }
  }

  private IssueMember member(String findingKey) {
    return issueOfFinding(findingKey).flatMap(this::issue).orElseThrow().getMembers().stream()
        .filter(member -> member.getFindingKey().equals(findingKey))
        .findFirst()
        .orElseThrow();
  }

  private KnownAliases aliases() {
    return id -> List.copyOf(statements.getOrDefault(id, new TreeMap<>()).values());
  }

  private static AliasStatement statement(String id, String record, SortedSet<String> names) {
    return AliasStatement.newBuilder()
        .setVulnerabilityId(id)
        .setAsserter("osv:" + record)
        .setAliases(names.stream().filter(name -> !name.equals(id)).toList())
        .setModified(Instant.parse("2026-01-02T00:00:00Z"))
        .setObservedAt(Instant.EPOCH)
        .build();
  }

  GraphChange remove(String name) {
    return removeKey(Hash.of(name));
  }

  GraphChange removeKey(String findingKey) {
    present.remove(findingKey);
    return apply(new FindingChange.Removal(findingKey));
  }

  /** Finding names grouped by issue. */
  Set<Set<String>> partition() {
    return live().stream()
        .map(
            issue ->
                issue.getMembers().stream()
                    .map(IssueMember::getTitle)
                    .map(title -> title.replace("Title of ", ""))
                    .collect(Collectors.toCollection(TreeSet::new)))
        .collect(Collectors.toSet());
  }

  List<CorrelatedIssue> live() {
    return issues.values().stream().filter(TouchedIssues::isLive).toList();
  }

  CorrelatedIssue only() {
    assertThat(live()).hasSize(1);
    return live().getFirst();
  }

  CorrelatedIssue issueOf(String name) {
    return issueOfFinding(Hash.of(name)).flatMap(this::issue).orElseThrow();
  }

  String idOf(String name) {
    return issueOf(name).getIssueId();
  }

  @Override
  public Optional<CorrelatedIssue> issue(String issueId) {
    return Optional.ofNullable(issues.get(issueId));
  }

  @Override
  public List<String> issuesWithAnchor(String anchorKey) {
    return List.copyOf(byAnchor.getOrDefault(anchorKey, Set.of()));
  }

  @Override
  public Optional<IssueTrail> trail(String findingKey) {
    return Optional.ofNullable(trails.get(findingKey)).map(IssueTrail::decode);
  }

  /** Lets time pass, until what is has settled. */
  void settle() {
    now = now.plus(IssueTrail.SETTLED).plusSeconds(1);
  }

  private GraphChange apply(FindingChange change) {
    // All records of a catalog change carry its time.
    now = frozen ? now : now.plusSeconds(1);
    GraphChange result = graph.apply(change, now);
    keep(result);
    return result;
  }

  private void keep(GraphChange result) {
    for (CorrelatedIssue issue : result.changed()) {
      CorrelatedIssue before = issues.put(issue.getIssueId(), issue);
      if (before != null) {
        AnchorIndex.keysOf(before)
            .forEach(key -> byAnchor.getOrDefault(key, new TreeSet<>()).remove(issue.getIssueId()));
      }
      AnchorIndex.keysOf(issue)
          .forEach(
              key -> byAnchor.computeIfAbsent(key, k -> new TreeSet<>()).add(issue.getIssueId()));
    }
    result.trails().forEach((findingKey, trail) -> trails.put(findingKey, trail.encoded()));
    everyFindingIsInExactlyOneIssue();
  }

  private void everyFindingIsInExactlyOneIssue() {
    List<String> all =
        live().stream()
            .flatMap(issue -> issue.getMembers().stream())
            .map(IssueMember::getFindingKey)
            .sorted()
            .toList();
    assertThat(all).isEqualTo(List.copyOf(present));
    live()
        .forEach(
            issue ->
                assertThat(issue.getMembers())
                    .allMatch(
                        member ->
                            issueOfFinding(member.getFindingKey())
                                .equals(Optional.of(issue.getIssueId()))));
  }
}
