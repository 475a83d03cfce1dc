/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.benchmarks.judge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.sluice.benchmarks.judge.Verdict.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The judge sees what goes wrong: labels that are wrong on purpose stand in for wrong merges. */
class JudgeTest {

  @Test
  void shouldTellRightFromWrong() throws Exception {
    World world =
        WorldReader.read(
            "sast",
            YAMLMapper.builder()
                .build()
                .readTree(
                    """
                    world: one injection by two tools
                    asset: "repo:github.com/acme/judged"
                    commit: c1
                    scans:
                      - {tool: semgrep, kind: SAST, findings: {a: {rule: x, cwe: 89, at: "A.java:1"}}}
                      - {tool: codeql, kind: SAST, findings: {
                          b: {rule: y, cwe: 89, at: "A.java:1"}, c: {rule: y, cwe: 89, at: "C.java:1"}}}
                      - {tool: semgrep, kind: SAST, phase: 2, findings: {
                          a2: {rule: x, cwe: 89, at: "A.java:1"}}}
                    pairs:
                      - {same: [a, b], why: right}
                      - {different: [a, c], why: right}
                      - {different: [b, a2], why: wrong}
                      - {same: [b, c], why: wrong}
                      - {same: [a, a2], why: nobody tells of what is known already}
                    """));

    List<Verdict> verdicts = Judge.judge(List.of(world));

    assertThat(verdicts)
        .extracting(Verdict::kind)
        .containsExactly(Kind.MERGED, Kind.APART, Kind.FALSE_MERGE, Kind.MISSED, Kind.MERGED);
    Scorecard card = Scorecard.of("all", verdicts);
    assertThat(card.precision()).isEqualTo(2.0 / 3);
    assertThat(card.recall()).isEqualTo(2.0 / 3);
    assertThat(card.passes()).isFalse();
  }
}
