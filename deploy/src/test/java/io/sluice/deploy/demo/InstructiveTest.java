/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.deploy.queue.IssueDetail;
import io.sluice.deploy.queue.Issues;
import io.sluice.event.Category;
import io.sluice.event.CorrelatedIssue;
import io.sluice.event.FindingStatus;
import io.sluice.event.IssueMember;
import io.sluice.event.IssueStatus;
import io.sluice.event.Provenance;
import io.sluice.event.ScoreRow;
import io.sluice.event.ScoredIssue;
import io.sluice.event.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class InstructiveTest {

  @Test
  void shouldPreferAgreementOfDifferentKindsOfTools() {
    IssueDetail sameKind = issue("a", 0, 0, Category.CONTAINER, Category.CONTAINER);
    IssueDetail differentKinds = issue("b", 0, 0, Category.SAST, Category.DAST);

    assertThat(Instructive.of(List.of(sameKind, differentKinds)))
        .extracting(Instructive.Example::detail)
        .containsExactly(differentKinds);
  }

  @Test
  void shouldShowTheHighestFloorAndTheWidestInterval() {
    IssueDetail lowFloor = issue("a", 10, 0, Category.SCA);
    IssueDetail highFloor = issue("b", 200, 0, Category.SCA);
    IssueDetail narrow = issue("c", 0, 100, Category.SECRET);
    IssueDetail wide = issue("d", 0, 600, Category.SECRET);

    assertThat(Instructive.of(List.of(lowFloor, highFloor, narrow, wide)))
        .extracting(Instructive.Example::detail)
        .containsExactly(highFloor, wide);
  }

  @Test
  void shouldShowEachIssueOnce() {
    IssueDetail everything = issue("a", 100, 500, Category.SAST, Category.DAST);
    IssueDetail other = issue("b", 0, 10, Category.SAST);

    assertThat(Instructive.of(List.of(everything, other)))
        .extracting(Instructive.Example::detail)
        .containsExactly(everything, other);
  }

  @Test
  void shouldLeaveOutALessonThatNothingGives() {
    assertThat(Instructive.of(List.of(issue("a", 0, 0, Category.SAST)))).isEmpty();
  }

  private static IssueDetail issue(String id, int floor, int interval, Category... categories) {
    List<ScoreRow> rows = new ArrayList<>(Issues.anIssue().getRows());
    if (floor > 0) {
      rows.add(
          ScoreRow.newBuilder()
              .setRow("floor")
              .setPointsTenths(floor)
              .setValue("known exploited")
              .setSource("rule")
              .setUnknown(false)
              .setLowTenths(floor)
              .setHighTenths(floor)
              .build());
    }
    ScoredIssue scored =
        Issues.anIssue()
            .setIssueId(id)
            .setRows(rows)
            .setLowTenths(100)
            .setHighTenths(100 + interval)
            .build();
    List<IssueMember> members = Stream.of(categories).map(InstructiveTest::member).toList();
    return new IssueDetail(
        CorrelatedIssue.newBuilder()
            .setIssueId(id)
            .setApplication("shop")
            .setOwnership(scored.getOwnership())
            .setStatus(IssueStatus.OPEN)
            .setTitle("title")
            .setCategory(categories[0])
            .setTools(
                Stream.iterate(1, n -> n + 1).limit(categories.length).map(n -> "t" + n).toList())
            .setSeverity(Severity.HIGH)
            .setSeverityScore(8.0)
            .setSeveritySource("tool")
            .setMembers(members)
            .setFirstSeenAt(Instant.EPOCH)
            .setChangedAt(Instant.EPOCH)
            .build(),
        scored);
  }

  private static IssueMember member(Category category) {
    return IssueMember.newBuilder()
        .setFindingKey("key")
        .setAsset("repo:shop")
        .setTool("tool")
        .setCategory(category)
        .setStatus(FindingStatus.OPEN)
        .setTitle("title")
        .setSeverity(Severity.HIGH)
        .setSeverityScore(8.0)
        .setSeveritySource("tool")
        .setOwnership(Issues.ownedBy("team"))
        .setFirstSeenAt(Instant.EPOCH)
        .setProvenance(
            Provenance.newBuilder()
                .setTopic("t")
                .setPartition(0)
                .setOffset(0)
                .setScanId("s")
                .setReportName("r")
                .setReportDigest("d")
                .setFormat("f")
                .setPointer("/0")
                .build())
        .build();
  }
}
