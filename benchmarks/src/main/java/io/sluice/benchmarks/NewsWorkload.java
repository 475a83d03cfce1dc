/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.benchmarks;

import io.sluice.event.Category;
import io.sluice.event.CorrelatedIssue;
import io.sluice.event.FindingStatus;
import io.sluice.event.IssueMember;
import io.sluice.event.IssueStatus;
import io.sluice.event.Location;
import io.sluice.event.Ownership;
import io.sluice.event.OwnershipRule;
import io.sluice.event.PackageRef;
import io.sluice.event.Provenance;
import io.sluice.event.Severity;
import io.sluice.topic.Hash;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Open issues of vulnerable packages, and the feeds and inventories that speak about them, from a
 * seed: the same seed gives the same bytes.
 */
final class NewsWorkload {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  /** Vulnerabilities that the portfolio has; the rest of an EPSS file concerns nobody here. */
  private static final int CONCERNING = 5_000;

  /** Vulnerabilities known to be exploited before the news. */
  private static final int KNOWN_EXPLOITED = 500;

  private final long seed;
  private final int applications;
  private final int issuesEach;
  private final int epssRows;

  NewsWorkload(long seed, int applications, int issuesEach, int epssRows) {
    this.seed = seed;
    this.applications = applications;
    this.issuesEach = issuesEach;
    this.epssRows = epssRows;
  }

  /** Name of the n-th application. */
  static String application(int number) {
    return "service-%05d".formatted(number);
  }

  private static String asset(int number) {
    return "repo:bench.example/news/" + application(number);
  }

  /** Id of the n-th vulnerability; the portfolio has the first {@value #CONCERNING} of them. */
  static String vulnerability(int number) {
    return "CVE-20%02d-%05d".formatted(10 + number % 16, 10_000 + number / 16);
  }

  /** Open issues of the n-th application. */
  List<CorrelatedIssue> issuesOf(int number) {
    Random random = new Random(seed * 1_000_003 + number);
    List<CorrelatedIssue> issues = new ArrayList<>();
    for (int i = 0; i < issuesEach; i++) {
      issues.add(issue(number, i, random));
    }
    return issues;
  }

  private static CorrelatedIssue issue(int number, int index, Random random) {
    int vulnerability = random.nextInt(CONCERNING);
    String id = vulnerability(vulnerability);
    double score = 4 + random.nextInt(60) / 10.0;
    Severity severity =
        score >= 9 ? Severity.CRITICAL : score >= 7 ? Severity.HIGH : Severity.MEDIUM;
    PackageRef affected =
        PackageRef.newBuilder()
            .setName("com.acme:library-" + vulnerability % 700)
            .setVersion("1." + index)
            .setEcosystem("maven")
            .setPurl("pkg:maven/com.acme/library-%d@1.%d".formatted(vulnerability % 700, index))
            .setFixedVersions(List.of("2.0"))
            .setPath("pom.xml")
            .build();
    Location location = Location.newBuilder().setPath("pom.xml").build();
    String title = id + " in library-" + vulnerability % 700;
    Ownership ownership =
        Ownership.newBuilder()
            .setOwner("team-" + number % 40)
            .setRule(OwnershipRule.SERVICE_OWNER)
            .setEvidence("inventory")
            .build();
    IssueMember member =
        IssueMember.newBuilder()
            .setFindingKey(Hash.of("news", application(number), Integer.toString(index)))
            .setAsset(asset(number))
            .setTool("dependency-scanner")
            .setCategory(Category.SCA)
            .setStatus(FindingStatus.OPEN)
            .setRuleId(id)
            .setTitle(title)
            .setSeverity(severity)
            .setSeverityScore(score)
            .setSeveritySource("CVSSv31 by nvd")
            .setVulnerabilityIds(List.of(id))
            .setPackage$(affected)
            .setLocation(location)
            .setOwnership(ownership)
            .setFirstSeenAt(START)
            .setProvenance(
                Provenance.newBuilder()
                    .setTopic("aspm.raw.sca")
                    .setPartition(0)
                    .setOffset(index)
                    .setScanId("bench")
                    .setReportName("bench.json")
                    .setReportDigest("00")
                    .setFormat("bench")
                    .setPointer("/findings/" + index)
                    .build())
            .build();
    return CorrelatedIssue.newBuilder()
        .setIssueId("SLC-%012x".formatted(number * 1_000_000L + index))
        .setApplication(application(number))
        .setOwnership(ownership)
        .setStatus(IssueStatus.OPEN)
        .setTitle(title)
        .setCategory(Category.SCA)
        .setTools(List.of("dependency-scanner"))
        .setAssets(List.of(asset(number)))
        .setSeverity(severity)
        .setSeverityScore(score)
        .setSeveritySource("CVSSv31 by nvd")
        .setVulnerabilityIds(List.of(id))
        .setPackage$(affected)
        .setLocation(location)
        .setMembers(List.of(member))
        .setFirstSeenAt(START)
        .setChangedAt(START)
        .build();
  }

  /**
   * The EPSS file of a day. From day to day every probability moves by up to two percent of itself,
   * as most real ones do, and one of a hundred moves to another value altogether.
   */
  Path epss(Path directory, int day) {
    Random first = new Random(seed);
    return write(
        directory.resolve("epss-" + day + ".csv"),
        out -> {
          out.println(
              "#model_version:v2026.06.15,score_date:2026-11-%02dT12:00:00Z".formatted(day));
          out.println("cve,epss,percentile");
          for (int i = 0; i < epssRows; i++) {
            double probability = Math.pow(first.nextDouble(), 6);
            Random today = new Random(seed + 31L * i + 7_919L * day);
            double moved =
                today.nextInt(100) == 0
                    ? Math.pow(today.nextDouble(), 3)
                    : probability * (1 + (today.nextDouble() - 0.5) / 25);
            double bounded = Math.clamp(moved, 0.00001, 0.99999);
            out.println(
                String.format(
                    Locale.ROOT, "%s,%.5f,%.5f", vulnerability(i), bounded, Math.sqrt(bounded)));
          }
        });
  }

  /** A KEV catalog, with or without the entry that is the news. */
  Path kev(Path directory, boolean withNews) {
    int entries = withNews ? KNOWN_EXPLOITED + 1 : KNOWN_EXPLOITED;
    return write(
        directory.resolve("kev-" + entries + ".json"),
        out -> {
          out.println(
              "{\"title\":\"generated\",\"catalogVersion\":\"2026.11.%d\",\"dateReleased\":\"2026-11-23T12:00:00.0000Z\",\"count\":%d,\"vulnerabilities\":["
                  .formatted(withNews ? 24 : 23, entries));
          for (int i = 0; i < entries; i++) {
            // Entries of the past concern vulnerabilities that the portfolio does not have.
            int number = i == KNOWN_EXPLOITED ? 0 : CONCERNING + i;
            out.println(
                """
                %s{"cveID":"%s","vendorProject":"Acme","product":"Library","vulnerabilityName":"Acme Library",\
                "dateAdded":"2026-11-20","shortDescription":"Generated.","requiredAction":"Update.",\
                "dueDate":"2026-12-11","knownRansomwareCampaignUse":"Unknown","notes":"","cwes":[]}"""
                    .formatted(i == 0 ? "" : ",", vulnerability(number)));
          }
          out.println("]}");
        });
  }

  /** An inventory of all applications; the exposure of the first is the news. */
  Path inventory(Path directory, boolean withNews) {
    return write(
        directory.resolve(withNews ? "inventory-2.csv" : "inventory-1.csv"),
        out -> {
          out.println("asset,application,owner,criticality,exposure");
          for (int i = 0; i < applications; i++) {
            String exposure = withNews && i == 0 ? "internet-open" : "internal";
            out.println(
                "%s,%s,team-%d,medium,%s".formatted(asset(i), application(i), i % 40, exposure));
          }
        });
  }

  private interface Content {
    void to(PrintWriter out);
  }

  private static Path write(Path file, Content content) {
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
      content.to(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }
}
