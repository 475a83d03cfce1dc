/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.sluice.deploy", importOptions = DoNotIncludeTests.class)
class DeployArchitectureTest {

  @ArchTest
  static final ArchRule LIBRARY_WITHOUT_COMMAND_LINE =
      noClasses()
          .that()
          .resideInAnyPackage("..platform..", "..queue..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..cli..", "picocli..")
          .because("tests and benchmarks start platforms and read queues without a command line");

  @ArchTest
  static final ArchRule EXIT_ONLY_FROM_MAIN =
      noClasses()
          .that()
          .haveSimpleNameNotEndingWith("Main")
          .should()
          .callMethod(System.class, "exit", int.class)
          .because("a command that ends the process cannot be tested and skips what others close");
}
