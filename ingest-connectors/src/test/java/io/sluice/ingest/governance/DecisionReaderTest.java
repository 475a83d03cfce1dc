/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.event.ControlKind;
import io.sluice.event.DispositionKind;
import io.sluice.event.GovernanceDecision;
import io.sluice.ingest.file.MalformedFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DecisionReaderTest {

  private static final Instant NOW = Instant.parse("2026-08-14T12:00:00Z");

  private static final String ACCEPTED =
      """
      # quarterly review
      decisions:
        - application: shop
          kind: risk-accepted
          issues: [SLC-0123456789ab]
          decided: 2026-08-01
          until: 2027-01-31
          by: alice
          reason: no customer data in reach
      """;

  @Test
  void shouldReadAnAcceptedRiskUntilTheEndOfItsDay() {
    GovernanceDecision decision = read(ACCEPTED).getFirst();

    assertThat(decision.getKind()).isEqualTo(DispositionKind.RISK_ACCEPTED);
    assertThat(decision.getTarget().getIssueIds()).containsExactly("SLC-0123456789ab");
    assertThat(decision.getDecidedAt()).isEqualTo(Instant.parse("2026-08-01T00:00:00Z"));
    assertThat(decision.getExpiresAt()).isEqualTo(Instant.parse("2027-02-01T00:00:00Z"));
    assertThat(decision.getDecidedBy()).isEqualTo("alice");
    assertThat(decision.getDecisionId()).matches("file:review:[0-9a-f]{12}");
    assertThat(read(ACCEPTED.replace("alice", "bob")).getFirst().getDecisionId())
        .isEqualTo(decision.getDecisionId());
  }

  @Test
  void shouldReadAControl() {
    GovernanceDecision decision =
        read("""
                {"decisions": [{"application": "shop", "id": "waf", "kind": "mitigated",
                  "weaknesses": ["sqli"], "by": "bob", "reason": "blocks it",
                  "control": {"id": "waf-7", "kind": "waf-rule", "proof": "run 7", "until": "30d"}}]}
                """)
            .getFirst();

    assertThat(decision.getDecisionId()).isEqualTo("file:review:waf");
    assertThat(decision.getControl().getKind()).isEqualTo(ControlKind.WAF_RULE);
    assertThat(decision.getControl().getCovers().getWeaknessClasses()).containsExactly("sqli");
    assertThat(decision.getControl().getExpiresAt())
        .isEqualTo(Instant.parse("2026-09-13T12:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource({
    "until: 2027-01-31, '', a risk is accepted until a date",
    "by: alice, '', 'by' is missing",
    "'issues: [SLC-0123456789ab]', '', says nothing of which issues",
    "risk-accepted, ignored, 'kind' is one of not-affected",
    "2027-01-31, soon, a time is a date",
    "risk-accepted, mitigated, 'control' belongs to kind",
    "reason:, resaon:, Unrecognized field"
  })
  void shouldRefuseAFileWithADecisionThatCannotBeActedUpon(String from, String to, String problem) {
    assertThatThrownBy(() -> read(ACCEPTED.replace(from, to)))
        .isInstanceOf(MalformedFileException.class)
        .hasMessageContaining(problem.replace("''", "'"));
  }

  @Test
  void shouldRefuseTheSameDecisionTwice() {
    String entry = ACCEPTED.substring(ACCEPTED.indexOf("  - application"));

    assertThatThrownBy(() -> read(ACCEPTED + entry)).hasMessageContaining("twice");
  }

  @Test
  void shouldRecogniseAFileOfDecisions() {
    assertThat(DecisionReader.isDecisions(ACCEPTED)).isTrue();
    assertThat(DecisionReader.isDecisions("{\"decisions\": []}")).isTrue();
    assertThat(DecisionReader.isDecisions("openapi: 3.0.0\npaths: {}\n")).isFalse();
    assertThat(DecisionReader.isDecisions("{\"vulnerabilities\": [], \"decisions\": 1}")).isFalse();
    assertThat(DecisionReader.prefix(Path.of("/x/review.yaml"))).isEqualTo("file:review:");
  }

  @Test
  void shouldReadTimesAsPeopleWriteThem() {
    assertThat(DecisionTimes.end("2026-12-31", NOW))
        .isEqualTo(Instant.parse("2027-01-01T00:00:00Z"));
    assertThat(DecisionTimes.end("30d", NOW)).isEqualTo(Instant.parse("2026-09-13T12:00:00Z"));
    assertThat(DecisionTimes.end("2026-12-31T08:00:00Z", NOW))
        .isEqualTo(Instant.parse("2026-12-31T08:00:00Z"));
    assertThatIllegalArgumentException().isThrownBy(() -> DecisionTimes.end("never", NOW));
  }

  private static List<GovernanceDecision> read(String text) {
    return DecisionReader.read(text, "file:review:", "review.yaml", NOW);
  }
}
