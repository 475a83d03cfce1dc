/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.benchmarks.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class RankingTest {

  private static final Knowledge SOME = new Knowledge("some", 0.5, 0.3);
  private static final Offset<Double> EXACTLY = Offset.offset(1e-9);

  @Test
  void shouldCountATieByItsChance() {
    Case urgent = one(9.8, true);
    Case other = one(9.8, false);
    Case last = one(1.0, true);
    List<Case> cases = List.of(other, urgent, other, other, last);
    Ranking byCvss = Ranking.of(cases, order("CVSS"));

    assertThat(byCvss.urgentAmong(1)).isEqualTo(0.25, EXACTLY);
    assertThat(byCvss.urgentAmong(2)).isEqualTo(0.5, EXACTLY);
    assertThat(byCvss.urgentAmong(4)).isEqualTo(1, EXACTLY);
    assertThat(byCvss.urgentAmong(9)).isEqualTo(2, EXACTLY);
  }

  @Test
  void shouldGenerateTheSamePortfolioFromTheSameSeed() {
    assertThat(Portfolio.of(7, SOME)).isEqualTo(Portfolio.of(7, SOME));
    assertThat(Portfolio.of(7, SOME)).isNotEqualTo(Portfolio.of(8, SOME));
  }

  /** The order of the queue is worth its work only while it finds more than any single signal. */
  @Test
  void shouldFindMoreOfTheUrgentThanAnySingleSignal() {
    List<List<Case>> portfolios =
        IntStream.rangeClosed(1, 5).mapToObj(seed -> Portfolio.of(seed, SOME)).toList();
    double ours = found(portfolios, order("Sluice"));

    for (Order other : Order.all()) {
      if (!other.name().equals("Sluice")) {
        assertThat(ours).as("more than %s", other.name()).isGreaterThan(found(portfolios, other));
      }
    }
  }

  private static double found(List<List<Case>> portfolios, Order order) {
    return portfolios.stream()
        .mapToDouble(cases -> Ranking.of(cases, order).urgentAmong(100))
        .sum();
  }

  private static Order order(String name) {
    return Order.all().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
  }

  private static Case one(double cvss, boolean urgent) {
    Case any = Portfolio.of(1, SOME).getFirst();
    return new Case(any.facts(), cvss, 0, false, urgent);
  }
}
