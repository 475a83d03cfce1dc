/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator;

import static io.sluice.correlator.FindingBuilder.REPO;
import static io.sluice.correlator.FindingBuilder.aFinding;
import static io.sluice.correlator.FindingBuilder.aVulnerability;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.sluice.event.CatalogAsset;
import io.sluice.event.CatalogDeployment;
import io.sluice.event.CatalogRoute;
import io.sluice.event.CodeownersRule;
import io.sluice.event.CorrelatedIssue;
import io.sluice.event.DeadLetterCode;
import io.sluice.event.Deployment;
import io.sluice.event.DeploymentMatch;
import io.sluice.event.Environment;
import io.sluice.event.Finding;
import io.sluice.event.IssueStatus;
import io.sluice.event.OwnershipRule;
import io.sluice.event.RootCause;
import io.sluice.event.Route;
import io.sluice.runtime.testing.TopologyFixture;
import io.sluice.topic.Keys;
import io.sluice.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CorrelatorTopologyTest {

  private static final String IMAGE = "image:registry.acme.example/shop";
  private static final String DIGEST = "sha256:" + "1".repeat(64);
  private static final String UNOWNED = "unowned:" + REPO;

  private final TopologyFixture fixture = new TopologyFixture(CorrelatorTopology.app());
  private final TestInputTopic<String, Finding> findings = fixture.input(Topics.FINDING_NORMALIZED);
  private final TestInputTopic<String, CatalogAsset> catalog = fixture.input(Topics.CATALOG_ASSET);
  private final TestInputTopic<String, CatalogDeployment> deployments =
      fixture.input(Topics.CATALOG_DEPLOYMENT);
  private final TestOutputTopic<String, CorrelatedIssue> issues =
      fixture.output(Topics.ISSUE_CORRELATED);
  private Instant now = Instant.parse("2026-04-01T00:00:00Z");

  @BeforeEach
  void nothingIsThere() {
    assertThat(issues.isEmpty()).isTrue();
  }

  @AfterEach
  void close() {
    assertThat(fixture.deadLetters().isEmpty()).isTrue();
    fixture.close();
  }

  @Test
  void shouldOpenAnIssueOfAnUnknownAssetAsUnowned() {
    report(aFinding("a"));

    TestRecord<String, CorrelatedIssue> issue = issues.readRecord();
    assertThat(issue.key()).isEqualTo(Keys.issue(UNOWNED, issue.value().getIssueId()));
    assertThat(issue.timestamp()).isEqualTo(now.toEpochMilli());
    assertThat(issue.value().getChangedAt()).isEqualTo(now);
    assertThat(issue.value().getApplication()).isEqualTo(UNOWNED);
    assertThat(issue.value().getOwnership().getRule()).isEqualTo(OwnershipRule.UNOWNED);
    assertThat(issue.value().getStatus()).isEqualTo(IssueStatus.OPEN);
    assertThat(issues.isEmpty()).isTrue();
  }

  @Test
  void shouldMergeFindingsOfTwoAssetsOfOneApplication() {
    register(REPO, "backstage:shop", "shop", "team-shop");
    register(IMAGE, "backstage:shop", "shop", "team-shop");

    report(aVulnerability("repo", "pkg:npm/lodash@4.17.20", "CVE-2021-23337"));
    CorrelatedIssue first = issues.readValue();
    report(
        aVulnerability("image", "pkg:npm/lodash@4.17.20", "GHSA-35jh-r3h4-6jhm", "CVE-2021-23337")
            .by("grype")
            .in(IMAGE));
    CorrelatedIssue merged = issues.readValue();

    assertThat(merged.getIssueId()).isEqualTo(first.getIssueId());
    assertThat(merged.getAssets()).containsExactly(IMAGE, REPO);
    assertThat(merged.getTools()).containsExactly("grype", "trivy");
    assertThat(merged.getMergeReasons())
        .singleElement()
        .satisfies(
            reason -> {
              assertThat(reason.getRule()).isEqualTo("sca.package-vulnerability/1");
              assertThat(reason.getEvidence()).isEqualTo("npm/lodash@4.17.20 · CVE-2021-23337");
              assertThat(reason.getFindings()).hasSize(2);
            });
    assertThat(issues.isEmpty()).isTrue();
  }

  @Test
  void shouldBeSilentWhenAFindingIsDeliveredAgain() {
    report(aFinding("a"));
    issues.readValue();

    report(aFinding("a").readAt(7));

    assertThat(issues.isEmpty()).isTrue();
  }

  @Test
  void shouldMoveFindingsWhenTheirAssetIsRegistered() {
    report(aFinding("a"));
    String former = issues.readValue().getIssueId();

    register(REPO, "backstage:shop", "shop", "team-shop");

    List<CorrelatedIssue> moved = issues.readValuesToList();
    assertThat(moved)
        .extracting(CorrelatedIssue::getApplication, CorrelatedIssue::getStatus)
        .containsExactlyInAnyOrder(
            tuple(UNOWNED, IssueStatus.RETRACTED), tuple("shop", IssueStatus.OPEN));
    assertThat(moved)
        .filteredOn(issue -> issue.getStatus() == IssueStatus.RETRACTED)
        .singleElement()
        .satisfies(
            issue -> {
              assertThat(issue.getIssueId()).isEqualTo(former);
              assertThat(issue.getMembers()).isEmpty();
            });
  }

  @Test
  void shouldGiveTheFormerIssueBackWhenACatalogChangeIsUndone() {
    register(REPO, "backstage:shop", "shop", "team-shop");
    report(aVulnerability("a", "pkg:npm/lodash@4.17.20", "CVE-2021-23337"));
    report(aVulnerability("b", "pkg:npm/lodash@4.17.20", "CVE-2021-23337").by("grype"));
    CorrelatedIssue before = issues.readValuesToList().getLast();

    register(REPO, "backstage:shop", "checkout", "team-shop");
    issues.readValuesToList();
    register(REPO, "backstage:shop", "shop", "team-shop");

    CorrelatedIssue after =
        issues.readValuesToList().stream()
            .filter(issue -> issue.getApplication().equals("shop"))
            .reduce((earlier, later) -> later)
            .orElseThrow();
    assertThat(after.getIssueId()).isEqualTo(before.getIssueId());
    assertThat(after.getMembers()).isEqualTo(before.getMembers());
  }

  @Test
  void shouldGiveBackIssuesThatFellApartOnTheWay() {
    register(REPO, "backstage:shop", "shop", "team-shop");
    report(aVulnerability("a", "pkg:npm/a@1", "CVE-2021-1"));
    report(aVulnerability("b", "pkg:npm/a@1", "CVE-2021-1", "GHSA-aaaa-bbbb-cccc"));
    report(aVulnerability("c", "pkg:npm/a@1", "GHSA-aaaa-bbbb-cccc"));
    report(aVulnerability("d", "pkg:npm/b@1", "CVE-2021-2"));
    now = now.plus(Duration.ofHours(2));
    Map<String, CorrelatedIssue> before = live(issues.readValuesToList(), Map.of());
    assertThat(before).hasSize(2);

    register(REPO, "backstage:shop", "checkout", "team-shop");
    List<CorrelatedIssue> away = issues.readValuesToList();
    assertThat(live(away, before)).isEmpty();
    now = now.plus(Duration.ofDays(30));
    register(REPO, "backstage:shop", "shop", "team-shop");

    Map<String, CorrelatedIssue> after = live(issues.readValuesToList(), live(away, before));
    assertThat(after.keySet()).isEqualTo(before.keySet());
    after.forEach(
        (id, issue) -> {
          CorrelatedIssue former = before.getOrDefault(id, issue);
          assertThat(issue.getMembers()).isEqualTo(former.getMembers());
          assertThat(issue.getFirstSeenAt()).isEqualTo(former.getFirstSeenAt());
          assertThat(issue.getStatus()).isEqualTo(former.getStatus());
        });
  }

  @Test
  void shouldSuggestAnOwnerOfAnAssetThatIsNamedLikeAnother() {
    report(aFinding("a"));
    issues.readValue();

    catalog.pipeInput(
        Keys.catalogAsset(REPO, "likeness:shop"),
        CatalogAsset.newBuilder()
            .setAsset(REPO)
            .setSource("likeness:shop")
            .setOwner("team-shop")
            .setSuggestion("owner of shop: it has the name of the application")
            .setObservedAt(now)
            .build(),
        tick());

    assertThat(issues.readValuesToList())
        .singleElement()
        .satisfies(
            issue -> {
              assertThat(issue.getApplication()).isEqualTo(UNOWNED);
              assertThat(issue.getOwnership().getOwner()).isNull();
              assertThat(issue.getOwnership().getSuggestedOwner()).isEqualTo("team-shop");
            });
  }

  @Test
  void shouldReassignOnlyFindingsOfWhichTheOwnerChanged() {
    register(REPO, "backstage:shop", "shop", "team-shop");
    report(aFinding("a").at("payments/A.java", 1));
    report(aFinding("b").at("search/B.java", 1));
    issues.readValuesToList();

    codeowners(REPO, rule("/payments/", 3, "@acme/pay"));

    assertThat(issues.readValuesToList())
        .singleElement()
        .satisfies(
            issue -> {
              assertThat(issue.getOwnership().getOwner()).isEqualTo("@acme/pay");
              assertThat(issue.getOwnership().getRule()).isEqualTo(OwnershipRule.CODEOWNERS_PATH);
              assertThat(issue.getOwnership().getEvidence())
                  .isEqualTo("CODEOWNERS line 3: /payments/ @acme/pay");
              assertThat(issue.getMembers().getFirst().getTitle()).isEqualTo("Title of a");
            });
  }

  @Test
  void shouldBeSilentWhenTheCatalogIsReadAgain() {
    register(REPO, "backstage:shop", "shop", "team-shop");
    report(aFinding("a"));
    issues.readValue();

    register(REPO, "backstage:shop", "shop", "team-shop");

    assertThat(issues.isEmpty()).isTrue();
  }

  @Test
  void shouldMoveFindingsBackWhenTheirAssetIsNoLongerRegistered() {
    register(REPO, "backstage:shop", "shop", "team-shop");
    report(aFinding("a"));
    issues.readValue();

    catalog.pipeInput(Keys.catalogAsset(REPO, "backstage:shop"), null, tick());

    assertThat(issues.readValuesToList())
        .extracting(CorrelatedIssue::getApplication)
        .containsExactlyInAnyOrder("shop", UNOWNED);
  }

  @Test
  void shouldJoinCodeAndRequestsOfAnApplicationByItsRoutes() {
    register(REPO, "backstage:shop", "shop", "team-shop");
    register("url:https://shop", "backstage:shop", "shop", "team-shop");
    report(aFinding("code").weakness("sqli").at("search/search.ts", 23));
    report(
        aFinding("request")
            .by("zap")
            .in("url:https://shop")
            .weakness("sqli")
            .route("GET", "https://shop/search?q=1", "q"));
    assertThat(issues.readValuesToList())
        .extracting(CorrelatedIssue::getStatus)
        .containsOnly(IssueStatus.OPEN);

    routes(BridgeVectorsTest.route("GET", "/search", "search/search.ts", null, 20, 30, 0.8));
    assertThat(issues.readValuesToList())
        .extracting(issue -> issue.getMembers().size(), CorrelatedIssue::getStatus)
        .containsExactly(tuple(2, IssueStatus.OPEN), tuple(0, IssueStatus.MERGED));
    routes(BridgeVectorsTest.route("GET", "/search", "search/search.ts", null, 20, 30, 0.8));
    assertThat(issues.isEmpty()).isTrue();

    // The code and its routes become another application's; the address stays.
    catalog.pipeInput(
        Keys.catalogAsset(REPO, "backstage:search"),
        CatalogAsset.newBuilder()
            .setAsset(REPO)
            .setSource("backstage:search")
            .setApplication("search")
            .setPathPrefix("search/")
            .setObservedAt(now)
            .build(),
        tick());
    assertThat(issues.readValuesToList())
        .filteredOn(issue -> issue.getApplication().equals("shop"))
        .last()
        .satisfies(issue -> assertThat(issue.getMembers()).hasSize(1));
    catalog.pipeInput(Keys.catalogAsset(REPO, "backstage:search"), null, tick());
    assertThat(issues.readValuesToList())
        .filteredOn(issue -> issue.getApplication().equals("shop"))
        .anySatisfy(issue -> assertThat(issue.getMembers()).hasSize(2));

    routes();
    assertThat(issues.readValuesToList())
        .extracting(issue -> issue.getMembers().size())
        .containsExactly(1, 1);
  }

  @Test
  void shouldRetractTheIssueOfAForgottenFinding() {
    Finding finding = report(aFinding("a"));
    issues.readValue();

    findings.pipeInput(Keys.finding(REPO, finding.getFindingKey()), null, tick());

    assertThat(issues.readValuesToList())
        .singleElement()
        .extracting(CorrelatedIssue::getStatus)
        .isEqualTo(IssueStatus.RETRACTED);
  }

  @Test
  void shouldIgnoreATombstoneOfAnUnknownFinding() {
    findings.pipeInput(Keys.finding(REPO, "unknown"), null, tick());

    assertThat(issues.isEmpty()).isTrue();
  }

  @Test
  void shouldMakeNoIssueOfAFindingOnABranch() {
    report(aFinding("a").onBranch("feature/x"));
    register(REPO, "backstage:shop", "shop", "team-shop");

    assertThat(issues.isEmpty()).isTrue();
  }

  @Test
  void shouldAnnounceTheSurvivorBeforeTheAbsorbedIssue() {
    report(aVulnerability("a", "pkg:npm/a@1", "CVE-2021-1"));
    report(aVulnerability("b", "pkg:npm/a@1", "GHSA-aaaa-bbbb-cccc"));
    assertThat(issues.readValuesToList()).hasSize(2);

    report(aVulnerability("c", "pkg:npm/a@1", "CVE-2021-1", "GHSA-aaaa-bbbb-cccc"));

    List<CorrelatedIssue> merged = issues.readValuesToList();
    assertThat(merged)
        .extracting(CorrelatedIssue::getStatus)
        .containsExactly(IssueStatus.OPEN, IssueStatus.MERGED);
    assertThat(merged.getLast().getMergedInto()).isEqualTo(merged.getFirst().getIssueId());
    assertThat(merged.getFirst().getAliases()).containsExactly(merged.getLast().getIssueId());
  }

  @Test
  void shouldAcceptAnApplicationNameThatHoldsTheSeparator() {
    register(REPO, "backstage:odd", "a|b", "team");

    report(aFinding("a"));

    assertThat(issues.readValue().getApplication()).isEqualTo("a%7Cb");
  }

  @Test
  void shouldDeadLetterAFindingUnderAWrongKey() {
    findings.pipeInput(Keys.finding(REPO, "wrong"), aFinding("a").build(), tick());
    register(REPO, "backstage:shop", "shop", "team-shop");

    assertThat(issues.isEmpty()).isTrue();
    assertThat(fixture.deadLetters().readValuesToList())
        .singleElement()
        .satisfies(letter -> assertThat(letter.getCode()).isEqualTo(DeadLetterCode.INVALID));
  }

  @Test
  void shouldKnowWhereAWeaknessRunsFromCodeToCluster() {
    register(REPO, "backstage:shop", "shop", "team-shop");
    register(IMAGE, "backstage:shop", "shop", "team-shop");
    report(aVulnerability("lock", "pkg:npm/lodash@4.17.20", "CVE-2021-23337").by("osv-scanner"));
    String id = issues.readValue().getIssueId();
    report(inImage("scan", DIGEST));
    issues.readValue();

    deploy("prod-eu/shop/Deployment/web/app", "registry.acme.example/shop:1.4", DIGEST);

    CorrelatedIssue running = issues.readValue();
    assertThat(running.getIssueId()).isEqualTo(id);
    assertThat(running.getTools()).containsExactly("osv-scanner", "trivy");
    assertThat(running.getAssets()).containsExactly(IMAGE, REPO);
    assertThat(running.getRunsIn())
        .singleElement()
        .satisfies(
            place -> {
              assertThat(place.getCluster()).isEqualTo("prod-eu");
              assertThat(place.getWorkload()).isEqualTo("shop/Deployment/web");
              assertThat(place.getContainer()).isEqualTo("app");
              assertThat(place.getEnvironment()).isEqualTo(Environment.PRODUCTION);
              assertThat(place.getMatch()).isEqualTo(DeploymentMatch.DIGEST);
            });
    assertThat(running.getCauses()).extracting(RootCause::getName).containsExactly("npm/lodash");
    assertThat(issues.isEmpty()).isTrue();
  }

  @Test
  void shouldSayTheSameWhateverCameFirst() {
    deploy("prod-eu/shop/Deployment/web/app", "registry.acme.example/shop:1.4", DIGEST);
    assertThat(issues.isEmpty()).isTrue();

    report(inImage("scan", DIGEST));

    assertThat(issues.readValue().getRunsIn()).hasSize(1);
  }

  @Test
  void shouldTouchOnlyFindingsOfTheImageThatRuns() {
    report(inImage("scan", DIGEST));
    report(inImage("older", "sha256:" + "0".repeat(64)).vulnerability("CVE-2020-8203"));
    report(aFinding("elsewhere"));
    issues.readValuesToList();

    deploy("prod-eu/shop/Deployment/web/app", "registry.acme.example/shop:1.4", DIGEST);

    assertThat(issues.readValuesToList())
        .singleElement()
        .satisfies(
            issue ->
                assertThat(issue.getMembers())
                    .extracting(member -> member.getTitle())
                    .containsExactly("Title of scan"));
  }

  @Test
  void shouldBeSilentWhenDeploymentsAreReadAgain() {
    report(inImage("scan", DIGEST));
    deploy("prod-eu/shop/Deployment/web/app", "registry.acme.example/shop:1.4", DIGEST);
    issues.readValuesToList();

    deploy("prod-eu/shop/Deployment/web/app", "registry.acme.example/shop:1.4", DIGEST);

    assertThat(issues.isEmpty()).isTrue();
  }

  @Test
  void shouldRestoreTheIssueWhenADeploymentIsGone() {
    report(inImage("scan", DIGEST));
    CorrelatedIssue before = issues.readValue();
    String place = "prod-eu/shop/Deployment/web/app";
    deploy(place, "registry.acme.example/shop:1.4", DIGEST);
    issues.readValue();

    deployments.pipeInput(Keys.join(IMAGE, place), null, tick());

    CorrelatedIssue after = issues.readValue();
    assertThat(after.getRunsIn()).isEmpty();
    assertThat(CorrelatedIssue.newBuilder(after).setChangedAt(before.getChangedAt()).build())
        .isEqualTo(before);
    deployments.pipeInput(Keys.join(IMAGE, place), null, tick());
    assertThat(issues.isEmpty()).isTrue();
  }

  @Test
  void shouldNotRepeatAnIssueForEachOfVeryManyWorkloads() {
    report(inImage("scan", DIGEST));
    issues.readValue();

    for (int i = 100; i < 200; i++) {
      deploy("prod-eu/shop/Deployment/w" + i + "/app", "registry.acme.example/shop:1.4", DIGEST);
    }

    List<CorrelatedIssue> told = issues.readValuesToList();
    assertThat(told).hasSize(16);
    assertThat(told.getLast().getRunsIn())
        .hasSize(16)
        .last()
        .satisfies(place -> assertThat(place.getWorkload()).endsWith("w115"));
    deployments.pipeInput(Keys.join(IMAGE, "prod-eu/shop/Deployment/w107/app"), null, tick());
    assertThat(issues.readValue().getRunsIn())
        .hasSize(16)
        .last()
        .satisfies(place -> assertThat(place.getWorkload()).endsWith("w116"));
  }

  @Test
  void shouldDeadLetterADeploymentUnderAWrongKey() {
    deployments.pipeInput(
        Keys.join("image:other", "x"),
        deployment("prod-eu/shop/Deployment/web/app", "registry.acme.example/shop:1", DIGEST),
        tick());

    assertThat(fixture.deadLetters().readValuesToList())
        .singleElement()
        .satisfies(letter -> assertThat(letter.getCode()).isEqualTo(DeadLetterCode.INVALID));
  }

  private static FindingBuilder inImage(String name, String digest) {
    return aVulnerability(name, "pkg:npm/lodash@4.17.20", "CVE-2021-23337")
        .titled("Title of " + name)
        .in(IMAGE)
        .image("registry.acme.example/shop:1.4", digest);
  }

  private void deploy(String place, String image, @Nullable String digest) {
    deployments.pipeInput(Keys.join(IMAGE, place), deployment(place, image, digest), tick());
  }

  private CatalogDeployment deployment(String place, String image, @Nullable String digest) {
    int cluster = place.indexOf('/');
    int container = place.lastIndexOf('/');
    return CatalogDeployment.newBuilder()
        .setAsset(IMAGE)
        .setDeployment(
            Deployment.newBuilder()
                .setCluster(place.substring(0, cluster))
                .setWorkload(place.substring(cluster + 1, container))
                .setContainer(place.substring(container + 1))
                .setImage(image)
                .setDigest(digest)
                .setEnvironment(Environment.PRODUCTION)
                .build())
        .setSource("kubernetes:prod-eu")
        .setObservedAt(now)
        .build();
  }

  /** Live issues of the application shop, by id, after some records. */
  private static Map<String, CorrelatedIssue> live(
      List<CorrelatedIssue> records, Map<String, CorrelatedIssue> before) {
    Map<String, CorrelatedIssue> live = new TreeMap<>(before);
    for (CorrelatedIssue issue : records) {
      if (issue.getApplication().equals("shop")) {
        live.put(issue.getIssueId(), issue);
      }
    }
    live.values()
        .removeIf(
            issue ->
                issue.getStatus() == IssueStatus.RETRACTED
                    || issue.getStatus() == IssueStatus.MERGED);
    return live;
  }

  private Finding report(FindingBuilder builder) {
    Finding finding = builder.build();
    findings.pipeInput(Keys.finding(finding.getAsset(), finding.getFindingKey()), finding, tick());
    return finding;
  }

  private void register(String asset, String source, String application, @Nullable String owner) {
    catalog.pipeInput(
        Keys.catalogAsset(asset, source),
        CatalogAsset.newBuilder()
            .setAsset(asset)
            .setSource(source)
            .setApplication(application)
            .setOwner(owner)
            .setObservedAt(now)
            .build(),
        tick());
  }

  /** The routes of a document; it is withdrawn when there are none. */
  private void routes(Route... routes) {
    CatalogRoute document =
        CatalogRoute.newBuilder()
            .setAsset(REPO)
            .setSource("noir:noir.json")
            .setRoutes(List.of(routes))
            .setObservedAt(now)
            .build();
    fixture
        .input(Topics.CATALOG_ROUTE)
        .pipeInput(
            Keys.catalogAsset(REPO, "noir:noir.json"),
            routes.length == 0 ? null : document,
            tick());
  }

  private void codeowners(String asset, CodeownersRule... rules) {
    catalog.pipeInput(
        Keys.catalogAsset(asset, "codeowners"),
        CatalogAsset.newBuilder()
            .setAsset(asset)
            .setSource("codeowners")
            .setCodeowners(List.of(rules))
            .setObservedAt(now)
            .build(),
        tick());
  }

  private static CodeownersRule rule(String pattern, int line, String... owners) {
    return CodeownersRule.newBuilder()
        .setPattern(pattern)
        .setOwners(List.of(owners))
        .setLine(line)
        .build();
  }

  private Instant tick() {
    now = now.plusSeconds(1);
    return now;
  }
}
