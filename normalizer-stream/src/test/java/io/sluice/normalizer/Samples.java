/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.normalizer;

import io.sluice.event.Category;
import io.sluice.event.Location;
import io.sluice.event.PackageRef;
import io.sluice.event.Rating;
import io.sluice.event.RawComponent;
import io.sluice.event.RawFinding;
import io.sluice.event.ScanCompleted;
import io.sluice.event.ScanRecord;
import io.sluice.event.ScanScope;
import io.sluice.event.ScanStarted;
import io.sluice.normalizer.finding.ScanContext;
import io.sluice.normalizer.finding.Source;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records that tests start from. */
public final class Samples {

  /** Time of the first record of a test. */
  public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private Samples() {}

  /** Default branch of a repository under Semgrep. */
  public static ScanScope scope() {
    return scope("semgrep", Category.SAST);
  }

  /** Default branch of a repository under a tool. */
  public static ScanScope scope(String tool, Category category) {
    return ScanScope.newBuilder()
        .setAsset("repo:github.com/acme/shop")
        .setTool(tool)
        .setCategory(category)
        .setConfiguration("")
        .setBranch("")
        .build();
  }

  /** First record of a scan. */
  public static ScanStarted started(String format) {
    return ScanStarted.newBuilder()
        .setStartedAt(NOON)
        .setFormat(format)
        .setReportName("report.json")
        .setReportDigest("d1")
        .setConnector("test")
        .setCommit("c0ffee")
        .build();
  }

  /** First record of a scan with a number. */
  public static ScanStarted numbered(long sequence) {
    return ScanStarted.newBuilder(started("sarif")).setSequence(sequence).build();
  }

  /** Scan that a result belongs to. */
  public static ScanContext scan(ScanScope scope, String format) {
    return ScanContext.of(scope, "scan-1", started(format));
  }

  /** Where a result was read. */
  public static Source source() {
    return new Source("aspm.raw.sast", 0, 7, NOON);
  }

  /** A SQL injection that Semgrep found. */
  public static RawFinding.Builder sqlInjection() {
    return raw(Category.SAST)
        .setRuleId("javascript.sequelize.security.audit.express-sequelize-injection")
        .setTitle("SQL built from request data")
        .setSeverity("ERROR")
        .setCwes(List.of(89));
  }

  /** A result with nothing but what every result has. */
  public static RawFinding.Builder raw(Category category) {
    return RawFinding.newBuilder()
        .setIndex(0)
        .setPointer("/results/0")
        .setCategory(category)
        .setTitle("A weakness");
  }

  /** A line of a file. */
  public static Location at(String path, int line) {
    return Location.newBuilder().setPath(path).setStartLine(line).build();
  }

  /** A place that a request reaches. */
  public static Location url(String method, String url, @Nullable String parameter) {
    return Location.newBuilder().setMethod(method).setUrl(url).setParameter(parameter).build();
  }

  /** A package by its purl. */
  public static PackageRef purl(String purl, String name, @Nullable String version) {
    return PackageRef.newBuilder().setPurl(purl).setName(name).setVersion(version).build();
  }

  /** A CVSS rating. */
  public static Rating rating(
      String source, @Nullable String method, @Nullable Double score, @Nullable String vector) {
    return new Rating(source, method, score, vector, null);
  }

  /** A component of an SBOM. */
  public static RawComponent.Builder component(String purl, String name, String version) {
    return RawComponent.newBuilder()
        .setIndex(0)
        .setPointer("/components/0")
        .setPurl(purl)
        .setName(name)
        .setVersion(version);
  }

  /** Last record of a scan that covered everything. */
  public static ScanCompleted completed(long findings) {
    return ScanCompleted.newBuilder()
        .setCompletedAt(NOON)
        .setComplete(true)
        .setSuccessful(true)
        .setFindings(findings)
        .build();
  }

  /** A record of a scan. */
  public static ScanRecord record(ScanScope scope, String scanId, Object body) {
    return ScanRecord.newBuilder().setScope(scope).setScanId(scanId).setBody(body).build();
  }
}
