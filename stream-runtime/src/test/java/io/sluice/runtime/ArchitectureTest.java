/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.runtime;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "io.sluice.runtime",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule KNOWS_NO_ROOM =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideOutsideOfPackages(
              "io.sluice.normalizer..",
              "io.sluice.correlator..",
              "io.sluice.scorer..",
              "io.sluice.ingest..",
              "io.sluice.deploy..",
              "io.sluice.cli..")
          .because("the runtime is what every app shares and nothing else");

  @ArchTest
  static final ArchRule CONFIG_STANDS_ALONE =
      noClasses()
          .that()
          .resideInAPackage("..config..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..health..", "..metrics..", "..error..", "..topic.", "..state..")
          .because("a configuration is values, and everything else is made from them");

  @ArchTest
  static final ArchRule ONLY_MAIN_ENDS_THE_PROCESS =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(StreamApps.class.getName())
          .should()
          .callMethod(System.class, "exit", int.class)
          .orShould()
          .callMethod(Runtime.class, "halt", int.class)
          .because("apps also run inside other processes and in tests");

  @ArchTest
  static final ArchRule NO_CYCLES =
      slices()
          .matching("io.sluice.runtime.(*)..")
          .should()
          .beFreeOfCycles()
          .because("a package is an idea that can be understood without its callers");
}
