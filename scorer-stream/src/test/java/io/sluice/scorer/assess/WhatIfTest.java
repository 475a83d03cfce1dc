/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer.assess;

import static io.sluice.scorer.testing.IssueBuilder.FIRST_SEEN;
import static io.sluice.scorer.testing.IssueBuilder.anIssue;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.event.IssueStatus;
import io.sluice.event.Priority;
import io.sluice.event.Severity;
import io.sluice.scorer.facts.IssueContext;
import io.sluice.scorer.model.ScoreModel;
import io.sluice.scorer.priority.Profile;
import io.sluice.scorer.testing.IssueBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class WhatIfTest {

  private final Settings present = Settings.standard();

  @Test
  void shouldMoveNothingUnderTheSameModel() {
    WhatIf result = WhatIf.compare(cases(), present, present, 2);

    assertThat(result.issues()).isEqualTo(3);
    assertThat(result.moved()).isZero();
    assertThat(result.before()).isEqualTo(result.after()).hasSize(2);
    assertThat(result.before().getFirst().issueId()).isEqualTo("SLC-1");
  }

  @Test
  void shouldShowWhichIssuesMoveWhenABandBeginsHigher() {
    String text = ScoreModel.bundledText();
    Settings proposed =
        Settings.of(
            text.replace(
                "{\"priority\": \"P3\", \"fromTenths\": 450}",
                "{\"priority\": \"P3\", \"fromTenths\": 550}"),
            Profile.bundledText("score-bands"));

    WhatIf result = WhatIf.compare(cases(), present, proposed, 20);

    assertThat(proposed.modelId()).matches("sluice-score/2#[0-9a-f]{8}");
    assertThat(result.moves())
        .isEqualTo(
            Map.of(
                Priority.P3, Map.of(Priority.P3, 1, Priority.P4, 1),
                Priority.P4, Map.of(Priority.P4, 1)));
    assertThat(result.moved()).isEqualTo(1);
  }

  private static List<WhatIf.Case> cases() {
    return List.of(
        of(anIssue().id("SLC-1").severity(Severity.CRITICAL, 10)),
        of(anIssue().id("SLC-2").severity(Severity.HIGH, 8)),
        of(anIssue().id("SLC-3").severity(Severity.LOW, 1)),
        of(anIssue().id("SLC-4").status(IssueStatus.SUPPRESSED)));
  }

  private static WhatIf.Case of(IssueBuilder issue) {
    return new WhatIf.Case(
        issue.build(), new IssueContext(Optional.empty(), List.of(), List.of(), FIRST_SEEN));
  }
}
