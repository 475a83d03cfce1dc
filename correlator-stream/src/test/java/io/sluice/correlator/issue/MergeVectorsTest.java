/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.issue;

import static io.sluice.correlator.FindingBuilder.REPO;
import static io.sluice.correlator.FindingBuilder.aFinding;
import static io.sluice.correlator.FindingBuilder.aVulnerability;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.sluice.correlator.FindingBuilder;
import io.sluice.event.Category;
import io.sluice.event.MergeReason;
import io.sluice.event.PackageRef;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Reports that are known to be of one weakness, and such that are known not to be. */
class MergeVectorsTest {

  private static final String IMAGE = "image:registry.acme.example/shop";
  private static final String LODASH = "pkg:npm/lodash@4.17.20";

  private final IssueWorld world = new IssueWorld();

  @Nested
  class MustMerge {

    @Test
    void shouldMergeStaticInteractiveAndDynamicReportsOfOneInjection() {
      world.add(
          aFinding("semgrep").weakness("sqli").at("routes/search.ts", 23),
          aFinding("zap")
              .by("zap")
              .of(Category.DAST)
              .in("url:https://shop.example")
              .weakness("sqli")
              .route("GET", "https://shop.example/rest/products/search?q=%27", "q"));
      assertThat(world.live()).hasSize(2);

      world.add(
          aFinding("iast")
              .by("contrast")
              .of(Category.IAST)
              .weakness("sqli")
              .at("routes/search.ts", 23)
              .route("GET", "/rest/products/search", "q"));

      assertThat(world.only().getTitle()).isEqualTo("SQL injection in routes/search.ts");
      assertThat(world.only().getTools()).containsExactly("contrast", "semgrep", "zap");
      assertThat(world.only().getMergeReasons())
          .extracting(MergeReason::getRule)
          .containsExactly("dast.route-parameter/2", "sast.class-location/2");
    }

    @Test
    void shouldMergeAliasesThatOneFindingNames() {
      world.add(
          aVulnerability("trivy", LODASH, "GHSA-35jh-r3h4-6jhm"),
          aVulnerability("grype", LODASH, "CVE-2021-23337", "GHSA-35jh-r3h4-6jhm").in(IMAGE));

      assertThat(world.only().getTitle()).startsWith("CVE-2021-23337 in ");
      assertThat(world.only().getVulnerabilityIds())
          .containsExactly("CVE-2021-23337", "GHSA-35jh-r3h4-6jhm");
    }

    @Test
    void shouldMergeTwoToolsKeyInOneFile() {
      world.add(
          aFinding("gitleaks").by("gitleaks").secret("aws", "h1").at(".env", 3),
          aFinding("trivy").by("trivy").secret("aws-access-key-id", null).at(".env", 3));

      assertThat(world.live()).hasSize(1);
    }

    @Test
    void shouldMergeTwoRulesOfOneToolAtOneLine() {
      world.add(
          aFinding("tainted").rule("tainted-sql-string").weakness("sqli").at("q.py", 22),
          aFinding("raw").rule("raw-query").weakness("sqli").at("q.py", 22),
          aFinding("bandit").by("bandit").rule("B608").weakness("sqli").at("q.py", 22));

      assertThat(world.live()).hasSize(1);
    }

    @Test
    void shouldMergeAPackageWithoutVersionWithTheOneOfItsManifest() {
      world.add(
          inManifest("dependabot", "pkg:npm/lodash", "package.json"),
          inManifest("trivy", LODASH, "package-lock.json"));

      assertThat(world.only().getMergeReasons())
          .extracting(MergeReason::getRule, MergeReason::getEvidence)
          .containsExactly(
              tuple("sca.package-manifest/1", "npm/lodash · ./ · " + REPO + " · CVE-2021-23337"));
    }

    @Test
    void shouldMergeAClassFilesPlaceWithItsSource() {
      world.add(
          aFinding("codeql")
              .by("codeql")
              .weakness("sqli")
              .at("orders/src/main/java/com/acme/Dao.java", 57),
          aFinding("spotbugs").by("spotbugs").weakness("sqli").at("com/acme/Dao.java", 57));

      assertThat(world.live()).hasSize(1);
    }

    @Test
    void shouldMergeStagingAndProduction() {
      world.add(
          aFinding("p")
              .by("zap")
              .weakness("xss")
              .in("url:https://a")
              .route("GET", "https://a/x", "q"),
          aFinding("s")
              .by("zap")
              .weakness("xss")
              .in("url:https://b")
              .route("GET", "https://b/x", "q"));

      assertThat(world.only().getAssets()).containsExactly("url:https://a", "url:https://b");
    }
  }

  @Nested
  class MustNotMerge {

    @Test
    void shouldKeepTwoParametersOfOneHandlerApart() {
      world.add(
          aFinding("q").weakness("sqli").route("GET", "/search", "q"),
          aFinding("sort").weakness("sqli").route("GET", "/search", "sort"));

      assertThat(world.live()).hasSize(2);
    }

    @Test
    void shouldKeepMethodsAndClassesApart() {
      world.add(
          aFinding("get").weakness("sqli").route("GET", "/search", "q"),
          aFinding("post").weakness("sqli").route("POST", "/search", "q"),
          aFinding("xss").weakness("xss").route("GET", "/search", "q"));

      assertThat(world.live()).hasSize(3);
    }

    @Test
    void shouldKeepTheSamePathOfTwoRepositoriesApart() {
      world.add(
          aFinding("a").weakness("sqli").at("A.java", 1),
          aFinding("b").by("codeql").in("repo:github.com/acme/b").weakness("sqli").at("A.java", 1));

      assertThat(world.live()).hasSize(2);
    }

    @Test
    void shouldKeepABroadCweApart() {
      world.add(
          aFinding("broad").cwe(20).at("A.java", 1),
          aFinding("sqli").by("codeql").weakness("sqli").cwe(89).at("A.java", 1));

      assertThat(world.live()).hasSize(2);
    }

    @Test
    void shouldKeepPackagesOfOneNameApart() {
      world.add(
          aVulnerability("deb", "pkg:deb/debian/openssl@3", "CVE-2022-1").in(IMAGE),
          aVulnerability("pypi", "pkg:pypi/openssl@3", "CVE-2022-1").in(IMAGE),
          aVulnerability("other", "pkg:deb/debian/openssl@3", "CVE-2022-1").in("image:b"));

      assertThat(world.live()).hasSize(3);
    }

    @Test
    void shouldKeepRedactedSecretsWithEqualMasksApart() {
      world.add(
          aFinding("a").by("trivy").secret("aws", null).at("a.env", 1),
          aFinding("b").by("trivy").secret("aws", null).at("b.env", 1));

      assertThat(world.live()).hasSize(2);
    }

    @Test
    void shouldKeepTwoResultsOfOneToolAtOneLineApart() {
      world.add(
          aFinding("first").weakness("sqli").at("A.java", 1),
          aFinding("second").weakness("sqli").at("A.java", 1),
          aFinding("other tool").by("codeql").weakness("sqli").at("A.java", 1));

      assertThat(world.live()).hasSize(2);
    }

    @Test
    void shouldKeepTwoVersionsOfOneManifestApart() {
      world.add(
          inManifest("old", "pkg:npm/lodash@4.17.15", "package-lock.json"),
          inManifest("new", LODASH, "package-lock.json"));
      assertThat(world.live()).allMatch(issue -> issue.getMergeReasons().isEmpty());

      world.add(inManifest("dependabot", "pkg:npm/lodash", "package-lock.json"));

      assertThat(world.live()).hasSize(3);
      assertThat(world.issueOf("dependabot").getMergeReasons())
          .singleElement()
          .satisfies(
              reason -> {
                assertThat(reason.getRule()).isEqualTo("guard.version-conflict/1");
                assertThat(reason.getEvidence()).contains("the manifest has 4.17.15, 4.17.20");
              });

      world.remove("old");

      assertThat(world.partition()).containsExactly(Set.of("new", "dependabot"));
    }

    @Test
    void shouldKeepPackagesWithoutVersionOfTwoManifestsApart() {
      world.add(
          inManifest("web", "pkg:npm/lodash", "web/package.json"),
          inManifest("docs", "pkg:npm/lodash", "docs/package.json"));

      assertThat(world.live()).hasSize(2);
    }

    @Test
    void shouldKeepTwoSecretsOfOneLineApart() {
      world.add(
          aFinding("key").by("gitleaks").secret("generic", "h1").at("run.sh", 5),
          aFinding("url").by("trufflehog").secret("URI", "h2").at("run.sh", 5));

      assertThat(world.live()).hasSize(2);
    }

    @Test
    void shouldNotCompareADigestWithASecret() {
      world.add(
          aFinding("key").by("gitleaks").secret("aws", "h1").at("run.sh", 5),
          aFinding("digest").by("checkov").secret("CKV_SECRET_2", "h2").at("run.sh", 5));

      assertThat(world.live()).hasSize(1);
    }

    @Test
    void shouldNotTakeAPlaceInAPackageForTwoFiles() {
      world.add(
          aFinding("orders").weakness("sqli").at("orders/src/main/java/com/acme/Dao.java", 5),
          aFinding("billing")
              .by("codeql")
              .weakness("sqli")
              .at("billing/src/main/java/com/acme/Dao.java", 5),
          aFinding("spotbugs").by("spotbugs").weakness("sqli").at("com/acme/Dao.java", 5));

      assertThat(world.idOf("orders")).isNotEqualTo(world.idOf("billing"));
    }

    @Test
    void shouldStopAnAliasFromUnitingTwoCves() {
      world.add(
          aVulnerability("one", LODASH, "CVE-2021-1", "GHSA-aaaa-bbbb-cccc"),
          aVulnerability("alias", LODASH, "GHSA-aaaa-bbbb-cccc"),
          aVulnerability("two", LODASH, "CVE-2021-2", "GHSA-aaaa-bbbb-cccc"));

      assertThat(world.partition())
          .containsExactlyInAnyOrder(Set.of("one"), Set.of("alias"), Set.of("two"));
      assertThat(world.issueOf("alias").getMergeReasons())
          .singleElement()
          .satisfies(
              reason -> {
                assertThat(reason.getRule()).isEqualTo("guard.cve-conflict/1");
                assertThat(reason.getEvidence()).contains("would unite CVE-2021-1, CVE-2021-2");
              });

      world.remove("two");

      assertThat(world.partition()).containsExactly(Set.of("one", "alias"));
    }
  }

  private static FindingBuilder inManifest(String name, String purl, String manifest) {
    PackageRef reference =
        PackageRef.newBuilder().setPurl(purl).setName("lodash").setPath(manifest).build();
    return aVulnerability(name, purl, "CVE-2021-23337").packaged(reference);
  }
}
