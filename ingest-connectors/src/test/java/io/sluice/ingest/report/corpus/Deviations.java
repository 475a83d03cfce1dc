/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.corpus;

import java.util.List;
import java.util.regex.Pattern;

/** Why a corpus file gives another number than its manifest says, on purpose. */
final class Deviations {

  private record Deviation(Pattern file, String got, String reason) {}

  private static final List<Deviation> ALL =
      List.of(
          deviation(
              "scanners/spotbugs/many_findings.xml",
              "83 findings",
              "one finding a bug instance; the oracle merges equal instance hashes"),
          deviation(
              "scanners/tenable/nessus/nessus_many_vuln.xml",
              "7 findings",
              "one finding an item of a host; the oracle merges by title"),
          deviation(
              "scanners/tenable/nessus/nessus_v_unknown.xml",
              "296 findings",
              "one finding an item of a host; the oracle merges hosts by title"),
          deviation(
              "scanners/burp/one_finding.xml",
              "3 findings",
              "one finding an issue; the oracle merges all of one type"),
          deviation(
              "scanners/checkmarx/multiple_findings_different_sourceFilename_same_sinkFilename.xml",
              "2 findings",
              "one finding a result; the oracle merges those that end in one file"),
          deviation(
              "scanners/checkmarx/multiple_findings_line_changed.xml",
              "3 findings",
              "one finding a result; the oracle merges those that end in one file"),
          deviation(
              "scanners/checkmarx/multiple_findings_same_query_id.xml",
              "11 findings",
              "one finding a result; the oracle merges those that end in one file"),
          deviation(
              "scanners/fortify/fortify_many_findings.xml",
              "334 findings",
              "one finding an issue; the oracle merges category, file and line"),
          deviation(
              "scanners/qualys_webapp/qualys_webapp_many_vuln.xml",
              "22 findings",
              "one finding a detection; the oracle merges those of one QID"),
          deviation(
              "scanners/nikto/juice-shop.json",
              "151 findings",
              "one finding an item; the oracle merges by message"),
          deviation(
              "scanners/anchore_grype/check_all_fields.json",
              "6 findings",
              "one finding a match; the oracle merges matches of one package in several places"),
          deviation(
              "scanners/gitleaks/version_7.5.0.json",
              "8 findings",
              "one finding an element; the oracle merges the same secret and line of several commits"),
          deviation(
              "scanners/kubehunter/dupe.json",
              "2 findings",
              "one finding an element; the oracle merges equal ones"),
          deviation(
              "scanners/kubescape/many_findings.json",
              "289 findings",
              "one finding a resource and control that it fails; the oracle makes one a rule of the control"),
          deviation(
              "scanners/mobsf/damnvulnrablebank.json",
              "83 findings",
              "the oracle leaves out the findings about network security"),
          deviation(
              "scanners/mobsf/report2.json",
              "1465 findings",
              "a report of QARK, one finding an element; the oracle merges by title and severity"),
          deviation(
              "scanners/nuclei/many_findings.json",
              "18 findings",
              "one finding a record; the oracle merges records of one matcher and host"),
          deviation(
              "scanners/trufflehog/v2_many_vulns.json",
              "64 findings",
              "one finding a record; the oracle merges those of one file and reason"),
          deviation(
              "scanners/trufflehog/v3_github.json",
              "4 findings",
              "one finding a record; the oracle merges those of one file and detector"),
          deviation(
              "scanners/trufflehog3/many_vulns_legacy.json",
              "32 findings",
              "one finding an element; the oracle merges those of one file and reason"),
          deviation(
              "scanners/wpscan/wordpress_many_vuln.json",
              "10 findings",
              "one finding a vulnerable component; the oracle merges those of one vulnerability"),
          deviation(
              "scanners/generic/generic_report1.csv",
              "5 findings",
              "one finding a row; the oracle merges rows with the same title and description"),
          deviation(
              "scanners/generic/generic_report_kev_cvssv4.csv",
              Expectation.REFUSED,
              "the quote around the last cell is never closed (RFC 4180 section 2.5)"),
          deviation(
              "scanners/gitlab_sast/gl-sast-report-many-vuln_v14.json",
              "467 findings",
              "one finding an element; the oracle merges results that its key does not tell apart"),
          deviation(
              "scanners/semgrep/repeated_findings.json",
              "2 findings",
              "one finding a result; the oracle merges rule, file and line"),
          deviation(
              "scanners/snyk/snykcontainer_issue_epss.json",
              "13 findings",
              "with the applications in the image, which the oracle leaves out"),
          deviation(
              "scanners/govulncheck/issue_14642.json",
              "40 findings",
              "one finding a vulnerability and module that is required; the oracle makes one an"
                  + " advisory, of which most concern other versions"),
          deviation(
              "scanners/aws_prowler_v3plus/many_vuln.ocsf.json",
              "3 findings",
              "one finding a failed check; the oracle merges two with the same id"),
          deviation(
              "scanners/prowler/example_output_kubernetes.ocsf.json",
              "4 findings",
              "one finding a failed check; the oracle merges two with the same text"),
          deviation(
              "documents/spdx/defectdojo__spdx__spdx_3_unsupported.json",
              "error: java.lang.AssertionError:"
                  + " documents/spdx/defectdojo__spdx__spdx_3_unsupported.json was taken for spdx3",
              "SPDX 3, with one package"),
          deviation(
              "scanners/sarif/mobsfscan.json",
              "9 findings",
              "one finding a result with all its locations; the oracle makes one a location"),
          deviation(
              "documents/sarif/codeqlaction__invalid-sarif.sarif",
              Expectation.REFUSED,
              "'results' is a number; the mechanical count takes it for none"),
          deviation(
              "documents/sarif/sarifsdk__Multitool_ValidateCommand__SimpleExample.sarif-external-properties.json",
              Expectation.REFUSED,
              "an external property file: part of a log, without runs"),
          deviation(
              "documents/sarif/sarifsdk__BaselineOption_ExpectedOutputs__TEST1007.ValidateBaseline.LessResultsThanBaseline.sarif",
              "30 findings",
              "one result is absent from the run (baselineState)"),
          deviation(
              "documents/sarif/sarifsdk__Multitool_BaselineOption__TEST1003.Baseline.sarif",
              "0 findings",
              "all results are absent from the run (baselineState)"),
          deviation(
              "documents/sarif/sarifsdk__ConverterTestData_StaticDriverVerifier__checkdriverunload_bug1.tt.sarif",
              "0 findings",
              "the result is of kind pass"),
          new Deviation(
              Pattern.compile("documents/cyclonedx/cdxspec__(skip_)?invalid-empty-component-.*"),
              Expectation.REFUSED,
              "the component has nothing to name it by; the schema refuses it too"));

  private Deviations() {}

  private static Deviation deviation(String file, String got, String reason) {
    return new Deviation(Pattern.compile(Pattern.quote(file)), got, reason);
  }

  /** The reason, or {@code UNEXPLAINED}. */
  static String reason(String file, String got) {
    return ALL.stream()
        .filter(row -> row.file().matcher(file).matches() && row.got().equals(got))
        .map(Deviation::reason)
        .findFirst()
        .orElse("UNEXPLAINED");
  }
}
