/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sluice.scorer.model.Score;
import io.sluice.scorer.model.ScoreFacts;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class FactsFileTest {

  private static final Instant NOW = Instant.parse("2026-08-14T12:00:00Z");

  private final Assessor assessor = new Assessor(Settings.standard());

  @Test
  void shouldScoreAWrittenCaseAsTheModelsExample() {
    ScoreFacts facts =
        FactsFile.of(
                """
                severity: {score: 10.0, by: nvd}
                vulnerabilities:
                  - id: CVE-2021-44228
                    kev: {dateAdded: 2021-12-10, ransomware: true, version: "2025.08.25"}
                reachability: {value: loaded, confidence: 90, source: agent}
                exposure: {value: internet-open}
                criticality: {value: mission}
                dataClass: {value: regulated}
                environment: {value: production}
                """)
            .facts(NOW);

    Score score = assessor.score(facts);

    assertThat(score.scoreTenths()).isEqualTo(979);
    assertThat(score.unknowns()).isEmpty();
  }

  @Test
  void shouldTakeWhatIsNotWrittenForUnknown() {
    Score score = assessor.score(FactsFile.of("{\"severity\": {\"named\": \"high\"}}").facts(NOW));

    assertThat(score.scoreTenths()).isEqualTo(545);
    assertThat(score.lowTenths()).isEqualTo(336);
    assertThat(score.highTenths()).isEqualTo(720);
  }

  @Test
  void shouldCountAControlWithProofUntilItsDay() {
    String facts =
        """
        severity: {named: high}
        controls:
          - {id: waf-7, kind: waf-rule, proof: test, expires: 2026-08-15}
          - {id: waf-8, kind: waf-rule}
        """;

    assertThat(assessor.score(FactsFile.of(facts).facts(NOW)).scoreTenths()).isEqualTo(465);
    assertThat(
            assessor
                .score(FactsFile.of(facts).facts(Instant.parse("2026-08-15T00:00:00Z")))
                .scoreTenths())
        .isEqualTo(545);
  }

  @Test
  void shouldSayWhatIsWrongWithAFile() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FactsFile.of("severty: {named: high}"))
        .withMessageContaining("no facts file: severty: Unrecognized field");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FactsFile.of("exposure: {value: moon}").facts(NOW))
        .withMessageContaining("'moon' is none of");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FactsFile.of("severity: {score: 11}").facts(NOW))
        .withMessageContaining("0 to 10");
  }
}
