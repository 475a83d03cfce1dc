/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.normalizer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;

@AnalyzeClasses(
    packages = "io.sluice.normalizer",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule DOMAIN_KNOWS_NO_KAFKA =
      noClasses()
          .that()
          .resideInAPackage("io.sluice.normalizer.*..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.kafka..")
          .because("findings are normalized offline too, and laws are tested without a broker");

  @ArchTest
  static final ArchRule NOBODY_ASKS_THE_CLOCK =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Clock.class)
          .because("a replay of the log must give the same bytes, so time comes from the records");

  @ArchTest
  static final ArchRule PACKAGES_HAVE_A_DIRECTION =
      slices()
          .matching("io.sluice.normalizer.(*)..")
          .should()
          .beFreeOfCycles()
          .because("one can read them one after the other");
}
