/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.benchmarks.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CorpusTest {

  private final List<World> worlds = Corpus.read(Corpus.CATEGORIES);

  @Test
  void shouldHoldEnoughPairsOfBothKinds() {
    List<LabelledPair> pairs = worlds.stream().flatMap(world -> world.pairs().stream()).toList();

    assertThat(pairs).hasSizeGreaterThanOrEqualTo(300);
    assertThat(pairs.stream().filter(pair -> !pair.same()).count())
        .isGreaterThanOrEqualTo(pairs.size() / 3);
  }

  @Test
  void shouldLabelAPairOnce() {
    for (World world : worlds) {
      Set<Set<String>> seen = new HashSet<>();
      for (LabelledPair pair : world.pairs()) {
        assertThat(seen.add(Set.of(pair.first(), pair.second())))
            .describedAs("%s: %s and %s", world.name(), pair.first(), pair.second())
            .isTrue();
      }
    }
  }

  @Test
  void shouldNotContradictItself() {
    for (World world : worlds) {
      for (LabelledPair apart : world.pairs()) {
        if (!apart.same()) {
          assertThat(reachable(world, apart.first()))
              .describedAs("%s: what is the same as %s", world.name(), apart.first())
              .doesNotContain(apart.second());
        }
      }
    }
  }

  @Test
  void shouldRefuseAFieldThatNobodyReads() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    world: typing error
                    scans:
                      - {tool: semgrep, kind: SAST, asset: "repo:a", findings: {a: {rul: x}}}
                    """))
        .isInstanceOf(MalformedCorpusException.class)
        .hasMessage("sast.yaml, world 'typing error', finding 'a': nothing is known of 'rul'");
  }

  @Test
  void shouldRefuseAPairOfUnknownFindings() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    world: pair of nobody
                    scans:
                      - {tool: semgrep, kind: SAST, asset: "repo:a", findings: {a: {rule: x}}}
                    pairs:
                      - {same: [a, b], why: none}
                    """))
        .isInstanceOf(MalformedCorpusException.class)
        .hasMessage("sast.yaml, world 'pair of nobody', pairs: no finding is called b");
  }

  @Test
  void shouldRefuseAVersionThatLosesDigits() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    world: version
                    scans:
                      - {tool: t, kind: SCA, asset: "repo:a", findings: {a: {package: x, version: 2.10}}}
                    """))
        .isInstanceOf(MalformedCorpusException.class)
        .hasMessageContaining("'version' loses digits as a number; put it in quotes");
  }

  private static World read(String yaml) throws Exception {
    return WorldReader.read("sast", YAMLMapper.builder().build().readTree(yaml));
  }

  private static Set<String> reachable(World world, String label) {
    Set<String> reached = new HashSet<>(Set.of(label));
    boolean grew = true;
    while (grew) {
      grew = false;
      for (LabelledPair pair : world.pairs()) {
        if (pair.same() && (reached.contains(pair.first()) || reached.contains(pair.second()))) {
          grew |= reached.add(pair.first()) | reached.add(pair.second());
        }
      }
    }
    return reached;
  }
}
