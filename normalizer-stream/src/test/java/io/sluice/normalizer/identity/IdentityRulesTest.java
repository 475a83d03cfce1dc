/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.normalizer.identity;

import static io.sluice.normalizer.Samples.at;
import static io.sluice.normalizer.Samples.purl;
import static io.sluice.normalizer.Samples.raw;
import static io.sluice.normalizer.Samples.scope;
import static io.sluice.normalizer.Samples.sqlInjection;
import static io.sluice.normalizer.Samples.url;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.event.Category;
import io.sluice.event.Location;
import io.sluice.event.PackageRef;
import io.sluice.event.RawFinding;
import io.sluice.event.ScanScope;
import io.sluice.event.SecretRef;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class IdentityRulesTest {

  @Nested
  class Code {

    @Test
    void shouldIgnoreTitleMessageSeverityAndLine() {
      RawFinding before = sqlInjection().setLocations(List.of(at("routes/search.ts", 23))).build();
      RawFinding after =
          sqlInjection()
              .setTitle("Reworded")
              .setMessage("Says more")
              .setDescription("And more")
              .setSeverity("INFO")
              .setIndex(99)
              .setPointer("/elsewhere")
              .setTags(List.of("new"))
              .setCwes(List.of(89, 20))
              .setLocations(List.of(at("./routes\\search.ts", 63)))
              .build();

      assertSame(before, after);
    }

    @Test
    void shouldUseStrongestLayer() {
      RawFinding.Builder result =
          sqlInjection()
              .setLocations(
                  List.of(
                      Location.newBuilder(at("a.js", 1))
                          .setSymbol("search()")
                          .setSnippet("query( q )")
                          .build()));
      assertThat(identify(result.build()).basis()).isEqualTo("location");

      result.setFingerprints(Map.of("primaryLocationLineHash", "39fa2ee980eb94b0:1"));
      assertThat(identify(result.build()).basis()).isEqualTo("fingerprint:primarylocationlinehash");

      result.setToolFindingId("7d4b8e3a");
      assertThat(identify(result.build()).basis()).isEqualTo("tool-id");
    }

    @Test
    void shouldNotTrustConstants() {
      RawFinding.Builder result = sqlInjection().setLocations(List.of(at("a.js", 1)));
      Identity bare = identify(result.build());

      result
          .setToolFindingId("requires login")
          .setFingerprints(Map.of("matchBasedId/v1", "requires login"));

      assertThat(identify(result.build())).isEqualTo(bare);
    }

    @Test
    void shouldTellEqualFingerprintsOfOtherFilesAndRulesApart() {
      RawFinding.Builder result =
          sqlInjection()
              .setFingerprints(Map.of("custom", "the same everywhere"))
              .setLocations(List.of(at("a.js", 1)));
      RawFinding inA = result.build();

      assertDifferent(inA, result.setLocations(List.of(at("b.js", 1))).build());
      assertDifferent(
          inA, result.setLocations(List.of(at("a.js", 1))).setRuleId("another-rule").build());
    }

    @Test
    void shouldIgnoreTheLineWithinAFunction() {
      assertSame(withScope("a.js|Search[0]|find[0]:4"), withScope("a.js|Search[0]|find[0]:9"));
      assertDifferent(withScope("a.js|Search[0]|find[0]:4"), withScope("a.js|Search[0]|all[0]:4"));
    }

    @Test
    void shouldTellSymbolsAndSnippetsApart() {
      assertDifferent(inSymbol("search()"), inSymbol("find()"));
      assertDifferent(withSnippet("query(a)"), withSnippet("query(b)"));
      assertSame(withSnippet("query( a )"), withSnippet("query(a)\n"));
    }

    @Test
    void shouldTellRulesApartByCweWhenTheyHaveNoId() {
      assertDifferent(
          raw(Category.SAST).setCwes(List.of(89)).setLocations(List.of(at("a.js", 1))).build(),
          raw(Category.SAST).setCwes(List.of(79)).setLocations(List.of(at("a.js", 1))).build());
    }

    @Test
    void shouldUseTitleOnlyWhenThereIsNothingElse() {
      assertThat(identify(raw(Category.SAST).build()).basis()).isEqualTo("title");
      assertThat(identify(raw(Category.SAST).setRuleId("r").build()).basis()).isEqualTo("rule");
    }

    private RawFinding withScope(String scope) {
      return sqlInjection()
          .setFingerprints(Map.of("scope_offset_compressed", scope, "scope_offset", scope))
          .setLocations(List.of(at("a.js", 1)))
          .build();
    }

    private RawFinding inSymbol(String symbol) {
      return sqlInjection()
          .setLocations(List.of(Location.newBuilder(at("a.js", 1)).setSymbol(symbol).build()))
          .build();
    }

    private RawFinding withSnippet(String snippet) {
      return sqlInjection()
          .setLocations(List.of(Location.newBuilder(at("a.js", 1)).setSnippet(snippet).build()))
          .build();
    }
  }

  @Nested
  class Packages {

    @Test
    void shouldUseCoordinatesVulnerabilityAndManifest() {
      RawFinding known = vulnerable("pkg:npm/lodash@4.17.0", "CVE-2021-23337", "package.json");

      assertThat(identify(known).basis()).isEqualTo("package");
      assertSame(known, vulnerable("pkg:npm/lodash@4.17.0?x=y", "cve-2021-23337", "package.json"));
      assertDifferent(known, vulnerable("pkg:npm/lodash@4.17.0", "CVE-2020-8203", "package.json"));
      assertDifferent(known, vulnerable("pkg:npm/lodash@4.17.1", "CVE-2021-23337", "package.json"));
      assertDifferent(
          known, vulnerable("pkg:npm/lodash@4.17.0", "CVE-2021-23337", "web/package.json"));
      assertDifferent(
          known, vulnerable("pkg:pypi/lodash@4.17.0", "CVE-2021-23337", "package.json"));
    }

    @Test
    void shouldKeepTheToolsFirstIdWhenAliasesCome() {
      RawFinding.Builder advisory =
          raw(Category.SCA)
              .setVulnerabilityIds(List.of("GHSA-35jh-r3h4-6jhm"))
              .setPackage$(purl("pkg:npm/lodash@4.17.0", "lodash", "4.17.0"));
      RawFinding before = advisory.build();

      assertSame(
          before,
          advisory.setVulnerabilityIds(List.of("GHSA-35jh-r3h4-6jhm", "CVE-2021-23337")).build());
    }

    private RawFinding vulnerable(String purl, String id, String manifest) {
      PackageRef reference =
          PackageRef.newBuilder(purl(purl, "lodash", null)).setPath(manifest).build();
      return raw(Category.SCA).setVulnerabilityIds(List.of(id)).setPackage$(reference).build();
    }
  }

  @Nested
  class Secrets {

    @Test
    void shouldUseHmac() {
      assertThat(identify(leak("aa11", ".env")).basis()).isEqualTo("secret");
      assertDifferent(leak("aa11", ".env"), leak("bb22", ".env"));
      assertDifferent(leak("aa11", ".env"), leak("aa11", "prod.env"));
    }

    private RawFinding leak(String hmac, String path) {
      return raw(Category.SECRET)
          .setRuleId("aws-access-token")
          .setSecret(SecretRef.newBuilder().setDetector("aws").setHmac(hmac).build())
          .setLocations(List.of(at(path, 3)))
          .build();
    }
  }

  @Nested
  class Infrastructure {

    @Test
    void shouldUseResource() {
      assertThat(identify(bucket("aws_s3_bucket.data", 3)).basis()).isEqualTo("resource");
      assertSame(bucket("aws_s3_bucket.data", 3), bucket("aws_s3_bucket.data", 43));
      assertDifferent(bucket("aws_s3_bucket.data", 3), bucket("aws_s3_bucket.logs", 3));
    }

    private RawFinding bucket(String resource, int line) {
      return raw(Category.IAC)
          .setRuleId("CKV_AWS_20")
          .setLocations(
              List.of(Location.newBuilder(at("main.tf", line)).setResource(resource).build()))
          .build();
    }
  }

  @Nested
  class Dynamic {

    @Test
    void shouldUseRoute() {
      RawFinding search = probe("GET", "https://shop.example/rest/search?q=1", "q");

      assertThat(identify(search).basis()).isEqualTo("route");
      assertSame(search, probe("get", "http://localhost:3000/rest/search?q=%27", "q"));
      assertDifferent(search, probe("POST", "https://shop.example/rest/search?q=1", "q"));
      assertDifferent(search, probe("GET", "https://shop.example/rest/search?q=1", "p"));
      assertDifferent(search, probe("GET", "https://shop.example/rest/find?q=1", "q"));
    }

    @Test
    void shouldKeepGroupedAlertWhenInstancesComeAndGo() {
      RawFinding.Builder alert = raw(Category.DAST).setRuleId("10038-1");
      RawFinding one = alert.setLocations(List.of(url("GET", "https://a.x/1", null))).build();
      RawFinding two =
          alert
              .setLocations(
                  List.of(url("GET", "https://a.x/0", null), url("GET", "https://a.x/1", null)))
              .build();

      ScanScope zap = scope("zap", Category.DAST);
      assertThat(IdentityRules.identify(zap, "zap", one))
          .isEqualTo(IdentityRules.identify(zap, "zap", two));
    }

    private RawFinding probe(String method, String url, String parameter) {
      return raw(Category.DAST)
          .setRuleId("sqli")
          .setLocations(List.of(url(method, url, parameter)))
          .build();
    }
  }

  @Nested
  class Runtime {

    @Test
    void shouldCallRepeatsTheSameFinding() {
      Identity shell = identify(event("web-6d4b75cb6d-hswr9", "acme/web:1.0", "bash"));

      assertThat(shell.repeats()).isTrue();
      assertThat(shell.basis()).isEqualTo("workload");
      assertThat(identify(event("web-6d4b75cb6d-bcdf5", "acme/web:1.1", "bash"))).isEqualTo(shell);
      assertThat(identify(event("web-6d4b75cb6d-hswr9", "acme/web:1.0", "curl")))
          .isNotEqualTo(shell);
    }

    private RawFinding event(String pod, String image, String process) {
      return raw(Category.RUNTIME)
          .setRuleId("Terminal shell in container")
          .setLocations(
              List.of(
                  Location.newBuilder()
                      .setWorkload(pod)
                      .setImage(image)
                      .setProcess(process)
                      .build()))
          .build();
    }
  }

  @Nested
  class Manual {

    @Test
    void shouldUseToolIdThenFieldsThenTitle() {
      assertThat(identify(raw(Category.MANUAL).setToolFindingId("PT-7").build()).basis())
          .isEqualTo("tool-id");
      assertThat(
              identify(
                      raw(Category.MANUAL)
                          .setLocations(List.of(url("GET", "https://a.x/login", "user")))
                          .build())
                  .basis())
          .isEqualTo("route");
      assertThat(identify(raw(Category.MANUAL).build()).basis()).isEqualTo("title");
    }
  }

  @Test
  void shouldGiveEachScopeItsOwnFindings() {
    RawFinding result = sqlInjection().setLocations(List.of(at("a.js", 1))).build();
    ScanScope scope = scope();

    assertThat(
            List.of(
                key(scope, result),
                key(ScanScope.newBuilder(scope).setAsset("repo:other").build(), result),
                key(ScanScope.newBuilder(scope).setTool("codeql").build(), result),
                key(ScanScope.newBuilder(scope).setBranch("main").build(), result),
                key(ScanScope.newBuilder(scope).setConfiguration("p/owasp").build(), result),
                key(ScanScope.newBuilder(scope).setCategory(Category.IAC).build(), result)))
        .doesNotHaveDuplicates();
  }

  @Test
  void shouldGiveEachOccurrenceItsOwnKey() {
    Identity identity = identify(sqlInjection().build());

    assertThat(identity.key(1)).hasSize(32).isNotEqualTo(identity.key(2));
  }

  private static String key(ScanScope scope, RawFinding result) {
    return IdentityRules.identify(scope, "sarif", result).key(1);
  }

  private static Identity identify(RawFinding result) {
    return IdentityRules.identify(scope(), "sarif", result);
  }

  private static void assertSame(RawFinding one, RawFinding other) {
    assertThat(identify(one)).isEqualTo(identify(other));
  }

  private static void assertDifferent(RawFinding one, RawFinding other) {
    assertThat(identify(one).base()).isNotEqualTo(identify(other).base());
  }
}
