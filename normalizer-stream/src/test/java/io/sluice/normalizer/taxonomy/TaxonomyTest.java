/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.normalizer.taxonomy;

import static io.sluice.normalizer.Samples.purl;
import static io.sluice.normalizer.Samples.raw;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.event.Category;
import io.sluice.event.RawFinding;
import io.sluice.event.SecretRef;
import io.sluice.normalizer.table.DataTable;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaxonomyTest {

  private final Taxonomy taxonomy = new Taxonomy();

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "semgrep, javascript.sequelize.security.audit.express-sequelize-injection, sqli",
        "semgrep, python.lang.security.audit.dangerous-subprocess-use, oscmd",
        "semgrep oss, javascript.express.mongodb.express-mongo-nosqli, nosqli",
        "semgrep, javascript.browser.security.insecure-document-method, xss",
        "semgrep, python.flask.security.injection.path-traversal-open, path",
        "codeql, js/sql-injection, sqli",
        "codeql, java/concatenated-sql-query, sqli",
        "codeql, js/code-injection, codeinj",
        "codeql, py/full-ssrf, ssrf",
        "codeql, js/xss-through-dom, xss",
        "codeql, js/incomplete-sanitization, -",
        "bandit, B608, sqli",
        "gosec, G304, path",
        "spotbugs, SQL_INJECTION_JPA, sqli",
        "findsecbugs, PATH_TRAVERSAL_IN, path",
        "zap, 40018, sqli",
        "zap, 40012, xss",
        "zap, 10038-1, -",
        "zap, 6-2, path",
        "zap, 60000, -",
        "sonarqube, javasecurity:S3649, sqli",
        "eslint, js/sql-injection, -",
      })
  void shouldKnowClassesOfWellKnownRules(String tool, String rule, @Nullable String weaknessClass) {
    assertThat(taxonomy.classify(raw(Category.SAST).setRuleId(rule).build(), tool).weaknessClass())
        .isEqualTo(weaknessClass);
  }

  @Test
  void shouldBelieveRuleRatherThanTag() {
    RawFinding templateInjection =
        raw(Category.SAST).setRuleId("py/template-injection").setCwes(List.of(74)).build();

    assertThat(taxonomy.classify(templateInjection, "codeql").weaknessClass()).isEqualTo("codeinj");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "89, sqli",
        "564, sqli",
        "79, xss",
        "78, oscmd",
        "88, oscmd",
        "22, path",
        "918, ssrf",
        "611, xxe",
        "502, deser",
        "601, redirect",
        "94, codeinj",
        "1336, codeinj",
        "352, csrf",
        "639, authz",
        "798, hardcoded",
        "943, nosqli",
        "20, -",
        "74, -",
        "707, -",
        "693, -",
        "1, -",
      })
  void shouldKnowClassesOfCwes(int cwe, @Nullable String weaknessClass) {
    assertThat(classify(cwe).weaknessClass()).isEqualTo(weaknessClass);
  }

  @Test
  void shouldGiveNoClassWhenCwesDisagree() {
    assertThat(classify(89, 79).weaknessClass()).isNull();
    assertThat(classify(78, 88, 20).weaknessClass()).isEqualTo("oscmd");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "89, A03, A05", "79, A03, A05", "22, A01, A01", "798, A07, A07", "259, A07, A07",
        "918, A10, A01", "502, A08, A08", "327, A02, A04", "778, A09, A09", "477, -, A03",
        "611, A05, A02", "352, A01, A01",
      })
  void shouldKnowOwaspCategories(
      int cwe, @Nullable String edition2021, @Nullable String edition2025) {
    assertThat(classify(cwe))
        .extracting(Classification::owasp2021, Classification::owasp2025)
        .containsExactly(edition2021, edition2025);
  }

  @Test
  void shouldPreferListedCweToInherited() {
    // CWE-24 is a kind of 22 (A01) that 2021 does not list; 79 it lists.
    assertThat(classify(24).owasp2021()).isEqualTo("A01");
    assertThat(classify(24, 79).owasp2021()).isEqualTo("A03");
  }

  @Test
  void shouldCallVulnerablePackageOutdatedComponent() {
    RawFinding log4shell =
        raw(Category.SCA)
            .setPackage$(purl("pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1", "x", "2"))
            .setVulnerabilityIds(List.of("CVE-2021-44228"))
            .setCwes(List.of(502, 20))
            .build();

    Classification kind = taxonomy.classify(log4shell, "trivy");

    assertThat(kind.owasp2021()).isEqualTo("A06");
    assertThat(kind.owasp2025()).isEqualTo("A03");
    assertThat(kind.cwes()).containsExactly(20, 502);
  }

  @Test
  void shouldKnowWhatSecretsAre() {
    RawFinding leak =
        raw(Category.SECRET)
            .setSecret(SecretRef.newBuilder().setDetector("aws-access-token").build())
            .build();

    assertThat(taxonomy.classify(leak, "gitleaks"))
        .isEqualTo(new Classification(List.of(), "hardcoded", "A07", "A07"));
  }

  @Test
  void shouldFindCategoryThroughClassWithoutCwe() {
    assertThat(
            taxonomy.classify(raw(Category.SAST).setRuleId("B608").build(), "bandit").owasp2021())
        .isEqualTo("A03");
  }

  @Test
  void shouldOnlyNameClassesThatExist() {
    Set<String> classes =
        DataTable.beside(Taxonomy.class, "weakness-classes.csv").rows().stream()
            .map(row -> row.get("class"))
            .collect(Collectors.toSet());

    assertThat(DataTable.beside(Taxonomy.class, "rule-classes.csv").rows())
        .extracting(row -> row.get("class"))
        .allMatch(name -> name.equals("-") || classes.contains(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "*", "..", "a*b"})
  void shouldLiveWithOddRuleIds(String rule) {
    assertThat(taxonomy.classify(raw(Category.SAST).setRuleId(rule).build(), "").weaknessClass())
        .isNull();
  }

  private Classification classify(Integer... cwes) {
    return taxonomy.classify(raw(Category.SAST).setCwes(List.of(cwes)).build(), "some-tool");
  }
}
