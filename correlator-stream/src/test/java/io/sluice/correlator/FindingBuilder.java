/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator;

import io.sluice.event.Category;
import io.sluice.event.Finding;
import io.sluice.event.FindingStatus;
import io.sluice.event.Location;
import io.sluice.event.PackageRef;
import io.sluice.event.Provenance;
import io.sluice.event.SecretRef;
import io.sluice.event.Severity;
import io.sluice.topic.Hash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Findings for tests: {@code aFinding("a").by("semgrep").at("src/A.java", 10).build()}. */
public final class FindingBuilder {

  /** Asset of findings that name none. */
  public static final String REPO = "repo:github.com/acme/shop";

  /** Time at which findings were first seen unless said otherwise. */
  public static final Instant FIRST_SEEN = Instant.parse("2026-03-01T10:00:00Z");

  private final Finding.Builder finding;
  private final List<Location> locations = new ArrayList<>();
  private final List<Location> flow = new ArrayList<>();

  private FindingBuilder(String name) {
    this.finding =
        Finding.newBuilder()
            .setFindingKey(Hash.of(name))
            .setIdentityVersion(1)
            .setIdentityBasis("location")
            .setAsset(REPO)
            .setScope(REPO + "|test/sast/@")
            .setTool("semgrep")
            .setCategory(Category.SAST)
            .setStatus(FindingStatus.OPEN)
            .setRuleId("rule-1")
            .setTitle("Title of " + name)
            .setSeverity(Severity.MEDIUM)
            .setSeverityScore(5.0)
            .setSeveritySource("level of the tool")
            .setFirstSeenAt(FIRST_SEEN)
            .setLastSeenAt(FIRST_SEEN)
            .setProvenance(provenance(0));
  }

  /** An open SAST finding of Semgrep; equal names give equal finding keys. */
  public static FindingBuilder aFinding(String name) {
    return new FindingBuilder(name);
  }

  /** A vulnerable package, found by Trivy. */
  public static FindingBuilder aVulnerability(String name, String purl, String... ids) {
    return new FindingBuilder(name).by("trivy").of(Category.SCA).packaged(purl).vulnerability(ids);
  }

  public static Provenance provenance(long offset) {
    return Provenance.newBuilder()
        .setTopic("aspm.raw.sast")
        .setPartition(0)
        .setOffset(offset)
        .setScanId("scan")
        .setReportName("report")
        .setReportDigest("digest")
        .setFormat("sarif")
        .setPointer("/runs/0/results/0")
        .build();
  }

  public FindingBuilder by(String tool) {
    finding.setTool(tool);
    return this;
  }

  public FindingBuilder of(Category category) {
    finding.setCategory(category);
    return this;
  }

  public FindingBuilder in(String asset) {
    finding.setAsset(asset);
    return this;
  }

  public FindingBuilder onBranch(String branch) {
    finding.setBranch(branch);
    return this;
  }

  public FindingBuilder rule(@Nullable String ruleId) {
    finding.setRuleId(ruleId);
    return this;
  }

  public FindingBuilder titled(String title) {
    finding.setTitle(title);
    return this;
  }

  public FindingBuilder status(FindingStatus status) {
    finding.setStatus(status);
    return this;
  }

  public FindingBuilder severity(Severity severity, double score) {
    finding.setSeverity(severity).setSeverityScore(score);
    return this;
  }

  public FindingBuilder firstSeen(Instant at) {
    finding.setFirstSeenAt(at);
    return this;
  }

  public FindingBuilder commit(@Nullable String commit) {
    finding.setCommit(commit);
    return this;
  }

  public FindingBuilder readAt(long offset) {
    finding.setProvenance(provenance(offset));
    return this;
  }

  public FindingBuilder cwe(Integer... cwes) {
    finding.setCwes(List.of(cwes));
    return this;
  }

  /** Weakness class, for example {@code sqli}. */
  public FindingBuilder weakness(@Nullable String weaknessClass) {
    finding.setWeaknessClass(weaknessClass);
    return this;
  }

  public FindingBuilder at(String path, @Nullable Integer line) {
    locations.add(Location.newBuilder().setPath(path).setStartLine(line).build());
    return this;
  }

  /** A place in a function. */
  public FindingBuilder in(String path, int line, String symbol) {
    locations.add(Location.newBuilder().setPath(path).setStartLine(line).setSymbol(symbol).build());
    return this;
  }

  /** A step of the data flow, source first. */
  public FindingBuilder step(
      String path, int line, @Nullable String symbol, @Nullable String snippet) {
    flow.add(
        Location.newBuilder()
            .setPath(path)
            .setStartLine(line)
            .setSymbol(symbol)
            .setSnippet(snippet)
            .build());
    return this;
  }

  public FindingBuilder route(String method, String url, @Nullable String parameter) {
    locations.add(
        Location.newBuilder().setMethod(method).setUrl(url).setParameter(parameter).build());
    return this;
  }

  public FindingBuilder resource(String address, String path) {
    locations.add(Location.newBuilder().setResource(address).setPath(path).build());
    return this;
  }

  /** In an image; the digest is null when the tool names none. */
  public FindingBuilder image(String reference, @Nullable String digest) {
    locations.add(Location.newBuilder().setImage(reference).setImageDigest(digest).build());
    return this;
  }

  /** In a layer that the base image brought. */
  public FindingBuilder onBase(@Nullable String baseImage) {
    finding.setBaseImage(baseImage);
    return this;
  }

  /** Versions of the package that fix it; after {@link #packaged(String)}. */
  public FindingBuilder fixedIn(String... versions) {
    finding.setPackage$(
        PackageRef.newBuilder(finding.getPackage$()).setFixedVersions(List.of(versions)).build());
    return this;
  }

  public FindingBuilder workload(String workload) {
    locations.add(Location.newBuilder().setWorkload(workload).build());
    return this;
  }

  public FindingBuilder packaged(String purl) {
    finding.setPackage$(PackageRef.newBuilder().setPurl(purl).setName(purl).build());
    return this;
  }

  public FindingBuilder packaged(PackageRef reference) {
    finding.setPackage$(reference);
    return this;
  }

  public FindingBuilder vulnerability(String... ids) {
    finding.setVulnerabilityIds(List.of(ids));
    return this;
  }

  /** A leaked secret; without HMAC the tool redacted it. */
  public FindingBuilder secret(String detector, @Nullable String hmac) {
    finding
        .setCategory(Category.SECRET)
        .setSecret(
            SecretRef.newBuilder().setDetector(detector).setHmac(hmac).setPreview("AKIA").build());
    return this;
  }

  public Finding build() {
    return finding.setLocations(List.copyOf(locations)).setFlow(List.copyOf(flow)).build();
  }
}
