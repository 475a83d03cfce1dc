/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class HashTest {

  @Test
  void shouldKeepDifferentSplitsOfOneTextApart() {
    assertThat(Hash.of("ab", "c")).isNotEqualTo(Hash.of("a", "bc")).isNotEqualTo(Hash.of("abc"));
  }

  @Test
  void shouldStayTheSameForever() {
    assertThat(Hash.of("fk/1", "repo:a", "semgrep")).isEqualTo("dbf46c65ae56a982507979f24be481dd");
  }

  @Property
  void shouldDependOnEveryField(@ForAll List<String> fields, @ForAll String other) {
    var longer = new java.util.ArrayList<>(fields);
    longer.add(other);

    assertThat(Hash.of(longer)).isNotEqualTo(Hash.of(fields)).matches("[0-9a-f]{32}");
  }
}
