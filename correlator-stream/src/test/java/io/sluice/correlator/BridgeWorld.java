/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.correlator.anchor.AnchorRule;
import io.sluice.correlator.anchor.AnchorRules;
import io.sluice.correlator.bridge.BridgeCandidates;
import io.sluice.correlator.bridge.BridgeStore;
import io.sluice.correlator.bridge.Bridges;
import io.sluice.correlator.bridge.Candidates;
import io.sluice.correlator.issue.AnchorIndex;
import io.sluice.correlator.issue.FindingChange;
import io.sluice.correlator.issue.GraphChange;
import io.sluice.correlator.issue.IssueGraph;
import io.sluice.correlator.issue.IssueLookup;
import io.sluice.correlator.issue.IssueMembers;
import io.sluice.correlator.issue.IssueTrail;
import io.sluice.event.Anchor;
import io.sluice.event.BridgeCandidate;
import io.sluice.event.CatalogRoute;
import io.sluice.event.CorrelatedIssue;
import io.sluice.event.Finding;
import io.sluice.event.IssueLink;
import io.sluice.event.IssueMember;
import io.sluice.event.MergeReason;
import io.sluice.event.Ownership;
import io.sluice.event.OwnershipRule;
import io.sluice.event.Route;
import io.sluice.topic.Hash;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One application with findings and routes, as the topology runs it but in memory. */
final class BridgeWorld implements IssueLookup {

  private static final Ownership OWNER =
      Ownership.newBuilder().setRule(OwnershipRule.UNOWNED).setEvidence("test").build();

  private final AnchorRules rules = new AnchorRules();
  private final IssueMembers members = new IssueMembers(rules);
  private final IssueGraph graph = new IssueGraph("shop", this);
  private final Store store = new Store();
  private final Map<String, CorrelatedIssue> issues = new TreeMap<>();
  private final Map<String, Set<String>> byAnchor = new HashMap<>();
  private final Map<String, IssueTrail> trails = new HashMap<>();
  private Bridges bridges = new Bridges(store);
  private Instant now = Instant.parse("2026-03-01T12:00:00Z");

  /** Issues that changed in the last step, with those that ended. */
  int changed;

  BridgeWorld add(FindingBuilder... findings) {
    Arrays.stream(findings).map(FindingBuilder::build).forEach(this::report);
    return this;
  }

  void report(Finding finding) {
    String key = finding.getFindingKey();
    Map<String, List<Anchor>> bridged =
        bridges.finding(key, BridgeCandidates.of(finding), lines(key, rules.of(finding)));
    List<Anchor> own = bridged.getOrDefault(key, List.of());
    step(
        new FindingChange.Upsert(members.of(finding, OWNER, own, List.of())),
        member(key).map(IssueMember::getAnchors).orElse(List.of()),
        own,
        bridged);
  }

  void remove(String name) {
    String key = Hash.of(name);
    Map<String, List<Anchor>> bridged =
        bridges.finding(key, Optional.empty(), lines(key, List.of()));
    step(
        new FindingChange.Removal(key),
        member(key).map(IssueMember::getAnchors).orElse(List.of()),
        List.of(),
        bridged);
  }

  /** Routes of a document; none withdraw it. */
  BridgeWorld routes(String source, Route... routes) {
    return document(source, null, routes);
  }

  BridgeWorld document(String source, @Nullable String commit, Route... routes) {
    CatalogRoute document =
        CatalogRoute.newBuilder()
            .setAsset(FindingBuilder.REPO)
            .setSource(source)
            .setCommit(commit)
            .setRoutes(List.of(routes))
            .setObservedAt(now)
            .build();
    Map<String, List<Anchor>> bridged =
        bridges.document(
            FindingBuilder.REPO + "|" + source, Optional.of(document), lines("", List.of()));
    BridgedChanges changes = new BridgedChanges();
    changed = 0;
    apply(changes, bridged);
    return this;
  }

  /** A new process over the same stores. */
  void restart() {
    bridges = new Bridges(store);
  }

  Set<Set<String>> partition() {
    return live().stream()
        .map(
            issue ->
                issue.getMembers().stream()
                    .map(BridgeWorld::name)
                    .collect(Collectors.toCollection(TreeSet::new)))
        .collect(Collectors.toSet());
  }

  /** Links as {@code <finding> <other> <conditions>}. */
  Set<String> links() {
    return live().stream()
        .flatMap(issue -> issue.getLinks().stream())
        .map(link -> link.getFinding() + ' ' + link.getOther() + ' ' + link.getConditions())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  List<IssueLink> linksOf(String name) {
    return issueOf(name).getLinks().stream()
        .filter(link -> link.getFinding().equals(Hash.of(name)))
        .toList();
  }

  List<MergeReason> reasons(String name, AnchorRule rule) {
    return issueOf(name).getMergeReasons().stream()
        .filter(reason -> reason.getRule().equals(rule.id()))
        .toList();
  }

  CorrelatedIssue issueOf(String name) {
    return issueOfFinding(Hash.of(name)).flatMap(this::issue).orElseThrow();
  }

  List<CorrelatedIssue> live() {
    return issues.values().stream().filter(Predicate.not(IssueGraph::isEnded)).toList();
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
    return Optional.ofNullable(trails.get(findingKey));
  }

  private void step(
      FindingChange change,
      List<Anchor> former,
      List<Anchor> current,
      Map<String, List<Anchor>> bridged) {
    BridgedChanges changes = new BridgedChanges();
    changes.add(change, former, current);
    changed = 0;
    apply(changes, bridged);
  }

  private void apply(BridgedChanges changes, Map<String, List<Anchor>> bridged) {
    bridged.forEach(
        (key, anchors) -> member(key).ifPresent(member -> changes.rebridge(member, anchors)));
    for (List<FindingChange> part : changes.parts()) {
      now = now.plusSeconds(1);
      GraphChange result = graph.apply(part, now);
      changed += result.changed().size();
      result.changed().forEach(this::store);
      trails.putAll(result.trails());
    }
    long members = live().stream().mapToLong(issue -> issue.getMembers().size()).sum();
    long distinct =
        live().stream()
            .flatMap(issue -> issue.getMembers().stream())
            .map(IssueMember::getFindingKey)
            .distinct()
            .count();
    assertThat(distinct).as("each finding is in one issue").isEqualTo(members);
  }

  private void store(CorrelatedIssue issue) {
    CorrelatedIssue before = issues.put(issue.getIssueId(), issue);
    if (before != null) {
      AnchorIndex.keysOf(before)
          .forEach(key -> byAnchor.getOrDefault(key, new TreeSet<>()).remove(issue.getIssueId()));
    }
    AnchorIndex.keysOf(issue)
        .forEach(
            key -> byAnchor.computeIfAbsent(key, k -> new TreeSet<>()).add(issue.getIssueId()));
  }

  private Optional<IssueMember> member(String key) {
    return issueOfFinding(key)
        .flatMap(this::issue)
        .flatMap(
            issue ->
                issue.getMembers().stream().filter(m -> m.getFindingKey().equals(key)).findFirst());
  }

  private io.sluice.correlator.bridge.LineHistory lines(String arriving, List<Anchor> anchors) {
    return key ->
        Stream.concat(
                member(key).stream().flatMap(member -> member.getAnchors().stream()),
                key.equals(arriving) ? anchors.stream() : Stream.empty())
            .filter(AnchorRule::isLineBased)
            .map(Anchor::getValue)
            .collect(Collectors.toSet());
  }

  private static String name(IssueMember member) {
    return member.getTitle().replace("Title of ", "");
  }

  private static final class Store implements BridgeStore {
    private final Map<String, BridgeCandidate> candidates = new TreeMap<>();
    private final Map<String, CatalogRoute> documents = new TreeMap<>();

    @Override
    public Optional<BridgeCandidate> candidate(String findingKey) {
      return Optional.ofNullable(candidates.get(findingKey));
    }

    @Override
    public void put(BridgeCandidate candidate) {
      candidates.put(candidate.getFindingKey(), candidate);
    }

    @Override
    public void remove(BridgeCandidate candidate) {
      candidates.remove(candidate.getFindingKey());
    }

    @Override
    public List<BridgeCandidate> inFile(String weakness, String stem, int limit) {
      return code(weakness)
          .filter(candidate -> Candidates.stems(candidate).contains(stem))
          .limit(limit)
          .toList();
    }

    @Override
    public List<BridgeCandidate> inCode(String weakness, int limit) {
      return code(weakness).limit(limit).toList();
    }

    @Override
    public List<BridgeCandidate> requested() {
      return candidates.values().stream().filter(Candidates::isRequested).toList();
    }

    @Override
    public List<BridgeCandidate> routing() {
      return candidates.values().stream()
          .filter(candidate -> !candidate.getRoutes().isEmpty())
          .toList();
    }

    @Override
    public Map<String, CatalogRoute> documents() {
      return documents;
    }

    @Override
    public void put(String key, CatalogRoute document) {
      if (document.getRoutes().isEmpty()) {
        documents.remove(key);
      } else {
        documents.put(key, document);
      }
    }

    private Stream<BridgeCandidate> code(String weakness) {
      return candidates.values().stream()
          .filter(candidate -> !Candidates.isRequested(candidate))
          .filter(candidate -> candidate.getWeaknessClass().equals(weakness));
    }
  }
}
