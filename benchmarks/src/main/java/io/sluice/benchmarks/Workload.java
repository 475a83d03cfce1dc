/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.benchmarks;

import io.sluice.event.Category;
import io.sluice.event.Location;
import io.sluice.event.PackageRef;
import io.sluice.event.Rating;
import io.sluice.event.RawFinding;
import io.sluice.event.ScanCompleted;
import io.sluice.event.ScanRecord;
import io.sluice.event.ScanScope;
import io.sluice.event.ScanStarted;
import io.sluice.topic.Hash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Raw findings from a seed: the same seed gives the same records. Each repository has a code scan
 * and two dependency scans that report the same packages, so that a fifth of the findings merge.
 */
final class Workload {

  /** Findings of one repository over its three scans, in the usual shape. */
  static final int FINDINGS_PER_ASSET = Shape.USUAL.findings();

  private static final int VULNERABILITIES = 2_000;
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final int[] CWES = {22, 78, 79, 89, 200, 327, 352, 502, 601, 918};

  /**
   * Size of a repository.
   *
   * @param code findings of the code scanner
   * @param packages vulnerable packages, each reported by two tools
   */
  record Shape(int code, int packages) {

    static final Shape USUAL = new Shape(30, 10);

    /** A repository with so many findings, in the usual proportions. */
    static Shape of(int findings) {
      return new Shape(findings - 2 * (findings / 5), findings / 5);
    }

    int findings() {
      return code + 2 * packages;
    }
  }

  private final long seed;
  private final Shape shape;

  Workload(long seed) {
    this(seed, Shape.USUAL);
  }

  Workload(long seed, Shape shape) {
    this.seed = seed;
    this.shape = shape;
  }

  /** Name of the n-th repository's asset. */
  static String asset(int number) {
    return "repo:bench.example/team-%02d/service-%05d".formatted(number % 40, number);
  }

  /** The three scans of the n-th repository; each list is one scan, in order. */
  List<List<ScanRecord>> scansOf(int number) {
    return scansOf(number, 0, 0);
  }

  /**
   * A later scan of the n-th repository: of every hundred findings so many were fixed and as many
   * new ones came in.
   */
  List<List<ScanRecord>> scansOf(int number, int generation, int changedPercent) {
    Random random = new Random(seed * 1_000_003 + number);
    List<RawFinding> code = new ArrayList<>();
    for (int i = 0; i < shape.code(); i++) {
      code.add(codeFinding(i, suffix(i, generation, changedPercent), random));
    }
    List<RawFinding> first = new ArrayList<>();
    List<RawFinding> second = new ArrayList<>();
    for (int i = 0; i < shape.packages(); i++) {
      RawFinding finding = packageFinding(i, suffix(i, generation, changedPercent), random);
      first.add(finding);
      second.add(finding);
    }
    return List.of(
        scan(number, "code-scanner", Category.SAST, code),
        scan(number, "dependency-scanner-a", Category.SCA, first),
        scan(number, "dependency-scanner-b", Category.SCA, second));
  }

  private static String suffix(int index, int generation, int changedPercent) {
    return index % 100 < changedPercent ? "-" + generation : "";
  }

  private static RawFinding codeFinding(int index, String suffix, Random random) {
    int cwe = CWES[random.nextInt(CWES.length)];
    int line = 1 + random.nextInt(900);
    String file =
        "src/main/java/com/acme/module%d/Class%d%s.java"
            .formatted(random.nextInt(9), index, suffix);
    return base(index, Category.SAST, "rule-" + cwe)
        .setTitle("Weakness CWE-" + cwe + " in a generated class")
        .setMessage("Data from the request reaches a sensitive call without a check. ".repeat(3))
        .setSeverity(random.nextBoolean() ? "error" : "warning")
        .setCwes(List.of(cwe))
        .setLocations(
            List.of(
                Location.newBuilder()
                    .setPath(file)
                    .setStartLine(line)
                    .setStartColumn(9)
                    .setEndLine(line)
                    .setSnippet("statement.execute(\"SELECT * FROM t WHERE c = \" + value" + index + suffix)
                    .build()))
        .build();
  }

  private static RawFinding packageFinding(int index, String suffix, Random random) {
    int vulnerability = random.nextInt(VULNERABILITIES);
    String name = "library-" + (vulnerability % 300) + suffix;
    return base(index, Category.SCA, "CVE-2025-" + (10_000 + vulnerability))
        .setTitle("Vulnerable package " + name)
        .setDescription("A crafted request makes the library execute what it was sent. ".repeat(4))
        .setVulnerabilityIds(List.of("CVE-2025-" + (10_000 + vulnerability)))
        .setRatings(
            List.of(
                Rating.newBuilder()
                    .setSource("nvd")
                    .setMethod("CVSSv31")
                    .setScore(4 + random.nextInt(60) / 10.0)
                    .build()))
        .setPackage$(
            PackageRef.newBuilder()
                .setPurl("pkg:maven/com.acme/%s@1.%d".formatted(name, index))
                .setName("com.acme:" + name)
                .setVersion("1." + index)
                .setEcosystem("maven")
                .setPath("pom.xml")
                .build())
        .build();
  }

  private static RawFinding.Builder base(int index, Category category, String rule) {
    return RawFinding.newBuilder()
        .setIndex(index)
        .setPointer("/findings/" + index)
        .setCategory(category)
        .setRuleId(rule)
        .setReferences(List.of("https://bench.example/rules/" + rule));
  }

  private static List<ScanRecord> scan(
      int number, String tool, Category category, List<RawFinding> findings) {
    ScanScope scope =
        ScanScope.newBuilder().setAsset(asset(number)).setTool(tool).setCategory(category).build();
    String scanId = Hash.of("bench", asset(number), tool);
    List<ScanRecord> records = new ArrayList<>(findings.size() + 2);
    records.add(
        record(
            scanId,
            scope,
            ScanStarted.newBuilder()
                .setStartedAt(START)
                .setFormat("bench")
                .setReportName(tool + ".json")
                .setReportDigest(scanId + scanId)
                .setConnector("bench")
                .build()));
    findings.forEach(finding -> records.add(record(scanId, scope, finding)));
    records.add(
        record(
            scanId,
            scope,
            ScanCompleted.newBuilder()
                .setCompletedAt(START)
                .setComplete(true)
                .setSuccessful(true)
                .setFindings(findings.size())
                .build()));
    return records;
  }

  private static ScanRecord record(String scanId, ScanScope scope, Object body) {
    return ScanRecord.newBuilder().setScanId(scanId).setScope(scope).setBody(body).build();
  }
}
