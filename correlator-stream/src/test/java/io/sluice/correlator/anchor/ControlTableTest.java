/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.anchor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ControlTableTest {

  private final ControlTable table = ControlTable.bundled();

  @Test
  void shouldNameTwoToolsForEveryControl() {
    assertThat(table.entries())
        .hasSizeGreaterThan(40)
        .allSatisfy(
            entry -> {
              assertThat(entry.requirement()).isNotBlank();
              assertThat(entry.rules()).containsOnlyKeys("checkov", "trivy");
              assertThat(entry.rules().get("checkov"))
                  .isNotEmpty()
                  .allMatch(rule -> rule.matches("CKV2?_(AWS|GCP|K8S|DOCKER)_\\d+"));
              assertThat(entry.rules().get("trivy"))
                  .isNotEmpty()
                  .allMatch(rule -> rule.matches("(AWS|GCP|KSV|DS)-\\d{4}"));
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
  }
}
