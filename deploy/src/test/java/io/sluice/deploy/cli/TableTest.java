/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class TableTest {

  private static final OptionalInt ANY_WIDTH = OptionalInt.empty();

  @Test
  void shouldAlignColumns() {
    Table table = new Table(Table.Column.left("NAME"), Table.Column.right("SCORE"));
    table.add("shop", "9.5");
    table.add("payments", "85.0");

    assertThat(lines(table, ANY_WIDTH))
        .containsExactly("NAME      SCORE", "shop        9.5", "payments   85.0");
  }

  @Test
  void shouldCutTheWidestTextWhereTheTerminalEnds() {
    Table table =
        new Table(Table.Column.left("ID"), Table.Column.text("A"), Table.Column.text("B"));
    table.add("1234567890", "short", "a text that does not fit at all");

    assertThat(lines(table, OptionalInt.of(30)).get(1)).isEqualTo("1234567890  short  a text tha…");
  }

  @Test
  void shouldNotCutAnythingInAPipe() {
    Table table = new Table(Table.Column.text("A"));
    table.add("x".repeat(500));

    assertThat(lines(table, ANY_WIDTH).get(1)).hasSize(500);
  }

  @Test
  void shouldKeepControlCharactersFromTheTerminal() {
    Table table = new Table(Table.Column.text("A"));
    table.add("red \u001b[31m alert\nnext\tline");

    assertThat(lines(table, ANY_WIDTH).get(1)).isEqualTo("red [31m alert next line");
  }

  @Property
  void shouldFitTheTerminalWhenItCan(
      @ForAll @StringLength(max = 60) String first,
      @ForAll @StringLength(max = 60) String second,
      @ForAll @IntRange(min = 24, max = 120) int width) {
    Table table = new Table(Table.Column.text("FIRST"), Table.Column.text("SECOND"));
    table.add(first, second);

    assertThat(lines(table, OptionalInt.of(width)))
        .allSatisfy(line -> assertThat(Table.width(line)).isLessThanOrEqualTo(width));
  }

  private static List<String> lines(Table table, OptionalInt width) {
    return table.lines(width, UnaryOperator.identity());
  }
}
