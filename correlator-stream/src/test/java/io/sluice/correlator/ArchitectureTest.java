/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "io.sluice.correlator",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule DOMAIN_KNOWS_NO_KAFKA =
      noClasses()
          .that()
          .resideInAnyPackage(
              "..owner..",
              "..anchor..",
              "..issue..",
              "..bridge..",
              "..route..",
              "..cause..",
              "..deployment..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.kafka..", "io.sluice.runtime..", "io.sluice.serde..")
          .because("what is decided has to be testable and replayable without a stream");

  @ArchTest
  static final ArchRule ANCHORS_COME_FROM_ONE_FINDING =
      noClasses()
          .that()
          .resideInAPackage("..anchor..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..issue..", "..owner..")
          .because("an anchor that looked at issues would depend on the order of arrival");

  @ArchTest
  static final ArchRule BRIDGES_KNOW_NO_ISSUES =
      noClasses()
          .that()
          .resideInAnyPackage("..bridge..", "..route..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..issue..", "..owner..")
          .because("what a bridge joins depends on findings and routes, not on issues so far");

  @ArchTest
  static final ArchRule NO_CLOCK =
      noClasses()
          .should()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(java.time.Instant.class, "now")
          .because("a replay has to give the same bytes");

  @ArchTest
  static final ArchRule NO_OTHER_ROOM =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.sluice.normalizer..", "io.sluice.scorer..", "io.sluice.ingest..")
          .because("rooms meet in topics only");
}
