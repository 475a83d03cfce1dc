/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.checkov;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.sluice.event.Category;
import io.sluice.event.Location;
import io.sluice.event.RawFinding;
import io.sluice.ingest.report.Collected;
import io.sluice.ingest.report.MalformedReportException;
import io.sluice.ingest.report.ReportFormat;
import io.sluice.ingest.report.ReportFormatKit;
import io.sluice.ingest.report.Samples;
import io.sluice.ingest.report.ScanHeader;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CheckovFormatTest extends ReportFormatKit {

  @Override
  protected ReportFormat format() {
    return new CheckovFormat();
  }

  @Override
  protected List<String> samples() {
    return List.of(
        Samples.text("checkov/terraform.json"),
        Samples.text("checkov/several.json"),
        Samples.text("checkov/summary.json"));
  }

  @Override
  protected List<String> structure() {
    return List.of(
        "/results",
        "/results/failed_checks",
        "/results/failed_checks/0",
        "/results/failed_checks/0/file_line_range",
        "/results/failed_checks/0/code_block");
  }

  @Override
  protected Stream<String> large(int findings) {
    String check =
        """
        {"check_id":"CKV_AWS_20","check_name":"Public bucket","file_path":"/main-%d.tf","file_line_range":[1,2],
        "code_block":[[1,"resource {}\\n"]],"resource":"aws_s3_bucket.b%d","severity":null}""";
    return Stream.concat(
        Stream.of("{\"check_type\":\"terraform\",\"results\":{\"failed_checks\":["),
        Stream.concat(
            IntStream.range(0, findings).mapToObj(i -> (i == 0 ? "" : ",") + check.formatted(i, i)),
            Stream.of("]},\"summary\":{\"checkov_version\":\"3.2\"}}")));
  }

  @Test
  void shouldReadAFailedCheck() throws IOException {
    Collected report = Collected.read(format(), Samples.text("checkov/terraform.json"));

    assertThat(report.scans)
        .extracting(
            ScanHeader::configuration, ScanHeader::complete, scan -> scan.toolVersion().get())
        .containsExactly(tuple("terraform", true, "3.2.300"));
    RawFinding check = report.findings.getFirst();
    assertThat(check.getRuleId()).isEqualTo("CKV_AWS_20");
    assertThat(check.getCategory()).isEqualTo(Category.IAC);
    assertThat(check.getSeverity()).isEqualTo("HIGH");
    assertThat(check.getTags()).containsExactly("BC_AWS_S3_1", "Storage", "CIS AWS V1.4");
    assertThat(check.getReferences()).containsExactly("https://docs.acme.example/policies/s3-1");
    assertThat(check.getLocations())
        .containsExactly(
            Location.newBuilder()
                .setPath("infra/storage/main.tf")
                .setStartLine(3)
                .setEndLine(5)
                .setResource("module.storage.aws_s3_bucket.data[0]")
                .setSnippet("resource \"aws_s3_bucket\" \"data\" {\n  acl = \"public-read\"\n}")
                .build());
  }

  @Test
  void shouldReadACheckWithLittleInIt() throws IOException {
    Collected report = Collected.read(format(), Samples.text("checkov/terraform.json"));

    RawFinding check = report.findings.get(1);
    assertThat(check.getSeverity()).isNull();
    assertThat(check.getLocations())
        .containsExactly(
            Location.newBuilder()
                .setPath("storage/main.tf")
                .setResource("aws_s3_bucket.logs")
                .build());
  }

  @Test
  void shouldKeepFrameworksApart() throws IOException {
    Collected report = Collected.read(format(), Samples.text("checkov/several.json"));

    assertThat(report.scans)
        .extracting(ScanHeader::configuration, ScanHeader::complete)
        .containsExactly(
            tuple("terraform", false), tuple("sca_package", true), tuple("secrets", true));
    assertThat(report.findings)
        .extracting(RawFinding::getCategory, RawFinding::getSeverity)
        .containsExactly(
            tuple(Category.IAC, "MEDIUM"),
            tuple(Category.SCA, "medium"),
            tuple(Category.SECRET, "LOW"));
    RawFinding vulnerability = report.findings.get(1);
    assertThat(vulnerability.getVulnerabilityIds()).containsExactly("CVE-2020-28500");
    assertThat(vulnerability.getPackage$().getName()).isEqualTo("lodash");
    assertThat(vulnerability.getPackage$().getFixedVersions()).containsExactly("4.17.21");
    assertThat(vulnerability.getRatings()).extracting("method").containsExactly("CVSSv31");
    RawFinding leak = report.findings.get(2);
    assertThat(leak.getSecret().getHmac())
        .isEqualTo(Collected.REDACTOR.hmac("6367c48dd193d56ea7b0baad25b19455e529f5ee"));
    assertThat(report.text()).doesNotContain("6367c48dd193d56ea7b0baad25b19455e529f5ee");
  }

  @Test
  void shouldNumberAFrameworkThatComesTwice() throws IOException {
    String twice =
        "["
            + Samples.text("checkov/terraform.json")
            + ","
            + Samples.text("checkov/terraform.json")
            + "]";

    assertThat(Collected.read(format(), twice).scans)
        .extracting(ScanHeader::configuration)
        .containsExactly("terraform", "terraform 2");
  }

  @Test
  void shouldReadTheSummaryOfNothing() throws IOException {
    Collected report = Collected.read(format(), Samples.text("checkov/summary.json"));

    assertThat(report.findings).isEmpty();
    assertThat(report.scans).singleElement().matches(scan -> scan.configuration().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"passed\": 3, \"failed\": 2, \"checkov_version\": \"3\"}",
        "{\"check_type\": \"terraform\", \"results\": null}",
        "{\"check_type\": \"terraform\", \"results\": {\"failed_checks\": [{\"resource\": \"x\"}]}}",
        "[]",
        "[7]"
      })
  void shouldRefuseAReportThatSaysLessThanItCounts(String text) {
    assertThatThrownBy(() -> Collected.read(format(), text))
        .isInstanceOf(MalformedReportException.class);
  }
}
