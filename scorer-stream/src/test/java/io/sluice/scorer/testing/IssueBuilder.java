/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer.testing;

import io.sluice.event.Category;
import io.sluice.event.CorrelatedIssue;
import io.sluice.event.Deployment;
import io.sluice.event.DeploymentMatch;
import io.sluice.event.Environment;
import io.sluice.event.FindingStatus;
import io.sluice.event.IssueMember;
import io.sluice.event.IssueStatus;
import io.sluice.event.Location;
import io.sluice.event.Ownership;
import io.sluice.event.OwnershipRule;
import io.sluice.event.PackageRef;
import io.sluice.event.Provenance;
import io.sluice.event.RootCause;
import io.sluice.event.RootCauseKind;
import io.sluice.event.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Builds correlated issues: an open one of one static finding unless said otherwise. */
public final class IssueBuilder {

  /** When every issue was first seen unless said otherwise. */
  public static final Instant FIRST_SEEN = Instant.parse("2026-08-01T08:00:00Z");

  private String id = "SLC-000000000001";
  private String application = "shop";
  private IssueStatus status = IssueStatus.OPEN;
  private @Nullable String owner = "team-shop";
  private @Nullable String mergedInto;
  private @Nullable String splitFrom;
  private String title = "SQL injection in OrderDao.find";
  private Severity severity = Severity.HIGH;
  private double severityScore = 8.0;
  private @Nullable String cvssVector;
  private List<String> vulnerabilityIds = List.of();
  private List<Integer> cwes = List.of(89);
  private @Nullable PackageRef packageRef;
  private Location location =
      Location.newBuilder().setPath("src/main/java/OrderDao.java").setStartLine(42).build();
  private final List<IssueMember> members = new ArrayList<>();
  private final List<Deployment> deployments = new ArrayList<>();
  private final List<RootCause> causes = new ArrayList<>();
  private List<String> aliases = List.of();
  private boolean passive;
  private List<String> assets = List.of("repo:github.com/acme/shop");

  /** A static finding of a SQL injection. */
  public static IssueBuilder anIssue() {
    return new IssueBuilder();
  }

  /** A vulnerable dependency with a CVSS score. */
  public static IssueBuilder aVulnerableDependency(String... vulnerabilityIds) {
    IssueBuilder builder = new IssueBuilder();
    builder.title = vulnerabilityIds[0] + " in log4j-core 2.14.1";
    builder.severity = Severity.CRITICAL;
    builder.severityScore = 10.0;
    builder.cvssVector = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H";
    builder.cwes = List.of(502, 917);
    builder.vulnerabilityIds = List.of(vulnerabilityIds);
    builder.packageRef =
        PackageRef.newBuilder()
            .setName("org.apache.logging.log4j:log4j-core")
            .setVersion("2.14.1")
            .setEcosystem("maven")
            .setPurl("pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1")
            .setFixedVersions(List.of("2.15.0"))
            .setPath("pom.xml")
            .build();
    builder.location = Location.newBuilder().setPath("pom.xml").build();
    return builder;
  }

  public IssueBuilder id(String value) {
    id = value;
    return this;
  }

  public IssueBuilder in(String value) {
    application = value;
    return this;
  }

  public IssueBuilder status(IssueStatus value) {
    status = value;
    return this;
  }

  public IssueBuilder ownedBy(@Nullable String value) {
    owner = value;
    return this;
  }

  public IssueBuilder mergedInto(String issueId) {
    mergedInto = issueId;
    return status(IssueStatus.MERGED);
  }

  public IssueBuilder splitFrom(String issueId) {
    splitFrom = issueId;
    return this;
  }

  public IssueBuilder severity(Severity value, double score) {
    severity = value;
    severityScore = score;
    return this;
  }

  public IssueBuilder startLine(int line) {
    location = Location.newBuilder(location).setStartLine(line).build();
    return this;
  }

  public IssueBuilder cwes(Integer... ids) {
    cwes = List.of(ids);
    return this;
  }

  public IssueBuilder vulnerabilityIds(String... ids) {
    vulnerabilityIds = List.of(ids);
    return this;
  }

  /** Findings of no known class that were seen in a response rather than attacked. */
  public IssueBuilder passively() {
    passive = true;
    return this;
  }

  public IssueBuilder assets(String... ids) {
    assets = List.of(ids);
    return this;
  }

  public IssueBuilder foundBy(String tool, Category category) {
    return foundBy(tool, category, FindingStatus.OPEN);
  }

  public IssueBuilder foundBy(String tool, Category category, FindingStatus memberStatus) {
    members.add(member(tool, category, memberStatus));
    return this;
  }

  /** A finding with a signal of its tool. */
  public IssueBuilder foundBy(String tool, Category category, String signal) {
    members.add(
        IssueMember.newBuilder(member(tool, category, FindingStatus.OPEN))
            .setSignals(List.of(signal))
            .build());
    return this;
  }

  /** A VEX statement of an author about the asset of the issue. */
  public IssueBuilder vex(String author, String reason) {
    IssueMember member = member("vex", Category.SCA, FindingStatus.SUPPRESSED);
    members.add(
        IssueMember.newBuilder(member)
            .setSignals(List.of("vex-author:" + author))
            .setSuppressionReason(reason)
            .setProvenance(
                Provenance.newBuilder(member.getProvenance())
                    .setTopic("aspm.raw.vex")
                    .setReportName("vex.cdx.json")
                    .build())
            .build());
    return this;
  }

  public IssueBuilder runsIn(String cluster, Environment environment) {
    deployments.add(
        Deployment.newBuilder()
            .setCluster(cluster)
            .setWorkload("shop/Deployment/web")
            .setContainer("web")
            .setImage("ghcr.io/acme/shop:1")
            .setEnvironment(environment)
            .setMatch(DeploymentMatch.DIGEST)
            .build());
    return this;
  }

  public IssueBuilder cause(RootCauseKind kind, String name, @Nullable String fix) {
    causes.add(RootCause.newBuilder().setKind(kind).setName(name).setFix(fix).build());
    return this;
  }

  public IssueBuilder aliases(String... ids) {
    aliases = List.of(ids);
    return this;
  }

  /** The package without a version that fixes it. */
  public IssueBuilder unfixed() {
    packageRef =
        PackageRef.newBuilder(java.util.Objects.requireNonNull(packageRef))
            .setFixedVersions(List.of())
            .build();
    return this;
  }

  public CorrelatedIssue build() {
    List<IssueMember> all =
        members.isEmpty()
            ? List.of(member("semgrep", Category.SAST, FindingStatus.OPEN))
            : List.copyOf(members);
    return CorrelatedIssue.newBuilder()
        .setIssueId(id)
        .setApplication(application)
        .setOwnership(ownership())
        .setStatus(status)
        .setMergedInto(mergedInto)
        .setSplitFrom(splitFrom)
        .setTitle(title)
        .setCategory(all.getFirst().getCategory())
        .setTools(all.stream().map(IssueMember::getTool).distinct().sorted().toList())
        .setAssets(Stream.of(assets.toArray(String[]::new)).sorted().toList())
        .setSeverity(severity)
        .setSeverityScore(severityScore)
        .setSeveritySource("CVSSv31 by nvd")
        .setCvssVector(cvssVector)
        .setCwes(cwes)
        .setVulnerabilityIds(vulnerabilityIds)
        .setPackage$(packageRef)
        .setLocation(location)
        .setRemediation("Use bound parameters.")
        .setMembers(all)
        .setFirstSeenAt(FIRST_SEEN)
        .setChangedAt(FIRST_SEEN)
        .setAliases(aliases)
        .setWeaknessClass(passive ? null : "sqli")
        .setRunsIn(deployments)
        .setCauses(causes)
        .build();
  }

  private Ownership ownership() {
    return Ownership.newBuilder()
        .setOwner(owner)
        .setRule(owner == null ? OwnershipRule.UNOWNED : OwnershipRule.SERVICE_OWNER)
        .setEvidence("catalog component shop")
        .build();
  }

  private IssueMember member(String tool, Category category, FindingStatus memberStatus) {
    return IssueMember.newBuilder()
        .setFindingKey(tool + "-1")
        .setAsset(assets.getFirst())
        .setTool(tool)
        .setCategory(category)
        .setStatus(memberStatus)
        .setRuleId("java.sqli")
        .setTitle(title)
        .setSeverity(severity)
        .setSeverityScore(severityScore)
        .setSeveritySource("level of " + tool)
        .setWeaknessClass(passive ? null : "sqli")
        .setLocation(
            category == Category.DAST && !passive
                ? Location.newBuilder().setMethod("GET").setParameter("q").build()
                : null)
        .setOwnership(ownership())
        .setFirstSeenAt(FIRST_SEEN)
        .setProvenance(
            Provenance.newBuilder()
                .setTopic("aspm.raw.sast")
                .setPartition(0)
                .setOffset(0)
                .setScanId("scan")
                .setReportName("report.sarif")
                .setReportDigest("00")
                .setFormat("sarif")
                .setPointer("/runs/0/results/0")
                .build())
        .build();
  }
}
