/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.anchor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ControlTableTest {

  private final ControlTable table = ControlTable.bundled();

  private static final Map<String, String> IDS =
      Map.of(
          "checkov", "CKV2?_(AWS|AZURE|GCP|K8S|DOCKER)_\\d+",
          "trivy", "(AWS|AZU|GCP|KSV|DS)-\\d{4}",
          "tfsec", "(aws|azure|google)(-[a-z0-9]+)+",
          "kics", "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}",
          "kubescape", "C-\\d{4}",
          "hadolint", "DL\\d{4}",
          "securityhub", "[A-Za-z0-9]+\\.\\d+");

  @Test
  void shouldNameTwoToolsForEveryControl() {
    assertThat(table.entries())
        .hasSizeGreaterThan(40)
        .allSatisfy(
            entry -> {
              assertThat(entry.requirement()).isNotBlank();
              assertThat(entry.rules()).hasSizeGreaterThan(1);
              entry
                  .rules()
                  .forEach(
                      (tool, rules) ->
                          assertThat(rules)
                              .isNotEmpty()
                              .allMatch(rule -> rule.matches(IDS.getOrDefault(tool, "\\S+"))));
            });
    assertThat(table.entries()).extracting(ControlTable.Entry::control).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(strings = {"KSV001", "KSV-0001", "AVD-KSV-0001", "ksv001"})
  void shouldKnowEverySpellingOfTrivy(String rule) {
    assertThat(table.canonical("trivy", rule)).isEqualTo("k8s-no-privilege-escalation");
  }

  @Test
  void shouldTakeAnUnknownRuleAsAControlOfItsOwn() {
    assertThat(table.canonical("checkov", "CKV_AWS_999")).isEqualTo("checkov:CKV_AWS_999");
    assertThat(table.canonical("trivy", "AVD-AWS-9999")).isEqualTo("trivy:AWS-9999");
    assertThat(table.canonical("kics", "KSV001")).isEqualTo("kics:KSV001");
    assertThat(table.shared("checkov", "CKV_AWS_999")).isEmpty();
    assertThat(table.shared("tfsec", "aws-s3-enable-versioning")).contains("aws-s3-versioning");
  }
}
