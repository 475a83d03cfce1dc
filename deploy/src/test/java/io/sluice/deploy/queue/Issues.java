/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.queue;

import io.sluice.event.Category;
import io.sluice.event.IssueStatus;
import io.sluice.event.Ownership;
import io.sluice.event.OwnershipRule;
import io.sluice.event.Priority;
import io.sluice.event.ScoreRow;
import io.sluice.event.ScoredIssue;
import io.sluice.event.Severity;
import java.time.Instant;
import java.util.List;

/** Sample issues. */
public final class Issues {

  private Issues() {}

  /** An open SQL injection of the shop, P2, with unknown exposure. */
  public static ScoredIssue.Builder anIssue() {
    Instant seen = Instant.parse("2026-01-10T12:00:00Z");
    return ScoredIssue.newBuilder()
        .setIssueId("SLC-0123456789ab")
        .setApplication("shop")
        .setStatus(IssueStatus.OPEN)
        .setOwnership(ownedBy("@acme/shop"))
        .setTitle("SQL injection in OrderRepository.find")
        .setCategory(Category.SAST)
        .setTools(List.of("semgrep", "zap"))
        .setAssets(List.of("repo:github.com/acme/shop"))
        .setMembers(2)
        .setSeverity(Severity.HIGH)
        .setCwes(List.of(89))
        .setPriority(Priority.P2)
        .setScoreTenths(755)
        .setLowTenths(655)
        .setHighTenths(795)
        .setRows(
            List.of(
                row("severity", 270, "CVSS 9.0").build(),
                row("exposure", 60, "prior")
                    .setUnknown(true)
                    .setLowTenths(0)
                    .setHighTenths(100)
                    .build(),
                row("threat", 425, "confirmed by zap").build()))
        .setUnknowns(List.of("exposure"))
        .setWhy("confirmed by zap, regulated data")
        .setModelId("sluice/1")
        .setFirstSeenAt(seen)
        .setDueAt(Instant.parse("2026-01-24T12:00:00Z"))
        .setScoredAt(seen);
  }

  /** An owner, or none. */
  public static Ownership ownedBy(@org.jspecify.annotations.Nullable String owner) {
    return Ownership.newBuilder()
        .setOwner(owner)
        .setRule(owner == null ? OwnershipRule.UNOWNED : OwnershipRule.SERVICE_OWNER)
        .setEvidence("catalog")
        .build();
  }

  private static ScoreRow.Builder row(String name, int tenths, String value) {
    return ScoreRow.newBuilder()
        .setRow(name)
        .setPointsTenths(tenths)
        .setValue(value)
        .setSource("test")
        .setUnknown(false)
        .setLowTenths(tenths)
        .setHighTenths(tenths);
  }
}
