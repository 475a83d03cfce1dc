/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.topic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.event.Category;
import io.sluice.event.ScanScope;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.Test;

class KeysTest {

  @Test
  void shouldStartTheScanKeyWithTheAsset() {
    ScanScope scope =
        ScanScope.newBuilder()
            .setAsset("repo:github.com/acme/shop")
            .setTool("semgrep")
            .setCategory(Category.SAST)
            .setConfiguration("p/java")
            .setBranch("main")
            .build();

    assertThat(Keys.scan(scope)).isEqualTo("repo:github.com/acme/shop|semgrep/sast/p/java@main");
  }

  @Test
  void shouldRefuseAScopeThatWouldMoveItsRecords() {
    assertThatThrownBy(() -> Keys.finding("a|b", "f")).hasMessageContaining("'a|b'");
    assertThatThrownBy(() -> Keys.finding("", "f")).hasMessageContaining("empty");
  }

  @Property
  void shouldPlaceEverythingOfAScopeInOnePartition(
      @ForAll @NotEmpty String scope,
      @ForAll String first,
      @ForAll String second,
      @ForAll @IntRange(min = 1, max = 64) int partitions) {
    String escaped = Keys.escape(scope);

    assertThat(place(Keys.join(escaped, first), partitions))
        .isEqualTo(place(Keys.join(escaped, second), partitions))
        .isEqualTo(place(escaped, partitions));
  }

  @Property
  void shouldPlaceAKeyWithoutSeparatorWhereKafkaDoes(
      @ForAll @NotEmpty String key, @ForAll @IntRange(min = 1, max = 64) int partitions) {
    String escaped = Keys.escape(key);

    assertThat(place(escaped, partitions))
        .isEqualTo(Utils.toPositive(Utils.murmur2(escaped.getBytes(UTF_8))) % partitions);
  }

  @Property
  void shouldTakeAKeyApartAgain(@ForAll @NotEmpty String scope, @ForAll String entity) {
    String key = Keys.join(Keys.escape(scope), entity);

    assertThat(Keys.partitionScope(key)).isEqualTo(Keys.escape(scope));
    assertThat(Keys.entity(key)).isEqualTo(entity);
  }

  private static int place(String key, int partitions) {
    return ScopePartitioner.partition(key.getBytes(UTF_8), partitions);
  }
}
