/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.sluice.ingest", importOptions = ImportOption.DoNotIncludeTests.class)
final class ReportArchitectureTest {

  @ArchTest
  static final ArchRule FORMATS_KNOW_NO_KAFKA =
      noClasses()
          .that()
          .resideInAnyPackage("io.sluice.ingest.report..", "io.sluice.ingest.secret..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.kafka..", "io.sluice.ingest.publish..")
          .because("a report is read the same way offline as on its way to Kafka");

  @ArchTest
  static final ArchRule CONTRACT_KNOWS_NO_FORMAT =
      noClasses()
          .that()
          .resideInAPackage("io.sluice.ingest.report")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.sluice.ingest.report.*..")
          .because("formats are found as services, and another jar can bring one");
}
