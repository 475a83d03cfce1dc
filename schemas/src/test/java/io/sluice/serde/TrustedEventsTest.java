/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.event.CatalogApplication;
import io.sluice.event.Criticality;
import org.apache.avro.util.ClassSecurityValidator;
import org.junit.jupiter.api.Test;

class TrustedEventsTest {

  @Test
  void shouldLetBuildersUseEnumDefaultsAndCopies() {
    CatalogApplication application =
        CatalogApplication.newBuilder()
            .setApplication("shop")
            .setTitle("Shop")
            .setSource("test")
            .setObservedAt(Events.NOON)
            .build();

    assertThat(application.getCriticality()).isEqualTo(Criticality.UNKNOWN);
    assertThat(CatalogApplication.newBuilder(application).build()).isEqualTo(application);
  }

  @Test
  void shouldTrustNothingElse() {
    assertThatThrownBy(() -> ClassSecurityValidator.validate(ProcessBuilder.class))
        .isInstanceOf(SecurityException.class);
    assertThatThrownBy(() -> ClassSecurityValidator.validate(TrustedEvents.class))
        .isInstanceOf(SecurityException.class);
  }
}
