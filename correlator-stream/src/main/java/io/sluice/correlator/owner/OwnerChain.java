/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.owner;

import io.sluice.catalog.CodeownersDecision;
import io.sluice.event.CodeownersRule;
import io.sluice.event.Ownership;
import io.sluice.event.OwnershipRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Who owns a finding (ADR 15). The first that names an owner decides:
 *
 * <ol>
 *   <li>an explicit override
 *   <li>the service that is limited to a directory around the path
 *   <li>a path rule of CODEOWNERS
 *   <li>the service that has the whole asset
 *   <li>the rule of CODEOWNERS for the whole repository
 *   <li>the system or domain of the service
 * </ol>
 *
 * <p>A path that CODEOWNERS explicitly leaves without owners skips both of its layers.
 */
final class OwnerChain {

  private final List<Candidate> candidates = new ArrayList<>();
  private final Optional<String> remark;

  private record Candidate(OwnershipRule rule, String owner, String evidence) {}

  /**
   * @param override explicit statement about the path
   * @param service service that the path belongs to
   * @param codeowners what the file of the repository says about the path
   */
  OwnerChain(
      Optional<ServiceChoice> override,
      Optional<ServiceChoice> service,
      CodeownersDecision codeowners) {
    Optional<ServiceChoice> own = service.filter(choice -> !choice.inheritsFromSystem());
    Optional<ServiceChoice> inherited = service.filter(ServiceChoice::inheritsFromSystem);
    List<CodeownersRule> others = codeowners.others();
    add(override, OwnershipRule.OVERRIDE);
    add(own.filter(ServiceChoice::isLimitedToPath), OwnershipRule.COMPONENT_PATH);
    add(codeowners.pathRule(), OwnershipRule.CODEOWNERS_PATH, others);
    add(own.filter(choice -> !choice.isLimitedToPath()), OwnershipRule.SERVICE_OWNER);
    add(codeowners.repositoryRule(), OwnershipRule.REPOSITORY_OWNER, others);
    add(inherited, OwnershipRule.SYSTEM_OWNER);
    this.remark =
        codeowners
            .unowned()
            .map(
                rule ->
                    (rule.getExclusion()
                            ? "excluded from owners by "
                            : "explicitly without owners by ")
                        + describe(rule));
  }

  private void add(Optional<ServiceChoice> choice, OwnershipRule rule) {
    choice.ifPresent(
        chosen ->
            chosen
                .owner()
                .ifPresent(owner -> candidates.add(new Candidate(rule, owner, evidence(chosen)))));
  }

  private void add(Optional<CodeownersRule> line, OwnershipRule rule, List<CodeownersRule> others) {
    line.ifPresent(
        found ->
            candidates.add(
                new Candidate(
                    rule, found.getOwners().getFirst(), describe(found) + also(found, others))));
  }

  /** The owner by the strongest rule; empty when nobody is named. */
  Optional<Ownership> decide() {
    return candidates.stream()
        .findFirst()
        .map(
            deciding ->
                Ownership.newBuilder()
                    .setOwner(deciding.owner())
                    .setRule(deciding.rule())
                    .setEvidence(withRemark(deciding.evidence()))
                    .setPassedOver(passedOver(deciding))
                    .build());
  }

  /** Nobody owns it, and why. */
  Ownership unowned(String reason, Optional<OwnerSuggestion> suggestion) {
    return Ownership.newBuilder()
        .setOwner(null)
        .setRule(OwnershipRule.UNOWNED)
        .setEvidence(withRemark(reason))
        .setSuggestedOwner(suggestion.map(OwnerSuggestion::owner).orElse(null))
        .setSuggestion(suggestion.map(OwnerSuggestion::because).orElse(null))
        .build();
  }

  private String withRemark(String evidence) {
    return remark.map(words -> evidence + "; " + words).orElse(evidence);
  }

  private List<String> passedOver(Candidate deciding) {
    return candidates.stream()
        .filter(candidate -> !candidate.owner().equals(deciding.owner()))
        .map(candidate -> candidate.owner() + " by " + candidate.evidence())
        .toList();
  }

  private static String evidence(ServiceChoice choice) {
    String from = choice.service().getOwnerFrom();
    return choice.evidence() + (from == null ? "" : ", owner of " + from);
  }

  /** GitLab asks the owners of every section; the evidence shows those that were not chosen. */
  private static String also(CodeownersRule deciding, List<CodeownersRule> others) {
    Function<CodeownersRule, String> words =
        rule -> describe(rule).substring("CODEOWNERS ".length());
    String rest =
        others.stream()
            .filter(other -> other.getLine() != deciding.getLine())
            .map(words)
            .collect(Collectors.joining(", "));
    return rest.isEmpty() ? "" : "; also " + rest;
  }

  /** The first owner of a rule is the owner; the evidence shows them all. */
  private static String describe(CodeownersRule line) {
    String section = line.getSection().isEmpty() ? "" : ", section " + line.getSection();
    String pattern = (line.getExclusion() ? "!" : "") + line.getPattern();
    return "CODEOWNERS line %d%s: %s %s"
        .formatted(line.getLine(), section, pattern, String.join(" ", line.getOwners()))
        .stripTrailing();
  }
}
