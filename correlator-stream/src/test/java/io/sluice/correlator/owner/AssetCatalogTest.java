/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.owner;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.event.CatalogAsset;
import io.sluice.event.CodeownersDialect;
import io.sluice.event.CodeownersRule;
import io.sluice.event.Ownership;
import io.sluice.event.OwnershipRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AssetCatalogTest {

  private static final String ASSET = "repo:github.com/acme/shop";

  @Test
  void shouldMakeAnUnknownAssetAnApplicationOfItsOwn() {
    Assignment assignment = AssetCatalog.of(ASSET, List.of()).assign(Optional.of("a/B.java"));

    assertThat(assignment.application()).isEqualTo("unowned:" + ASSET);
    assertThat(assignment.ownership().getOwner()).isNull();
    assertThat(assignment.ownership().getRule()).isEqualTo(OwnershipRule.UNOWNED);
    assertThat(assignment.ownership().getEvidence())
        .isEqualTo("no service in the catalog claims " + ASSET);
  }

  @Test
  void shouldPreferAPathRuleToTheService() {
    AssetCatalog catalog =
        catalog(
            service("backstage:shop", "shop", null, "team-shop"),
            codeowners(rule(1, "*", "@acme/all"), rule(2, "/pay/", "@acme/pay", "@anna")));

    Assignment assignment = catalog.assign(Optional.of("pay/Card.java"));

    assertThat(assignment.application()).isEqualTo("shop");
    assertOwned(assignment, OwnershipRule.CODEOWNERS_PATH, "@acme/pay");
    assertThat(assignment.ownership().getEvidence())
        .isEqualTo("CODEOWNERS line 2: /pay/ @acme/pay @anna");
  }

  @Test
  void shouldPreferTheServiceToTheRepository() {
    AssetCatalog catalog =
        catalog(
            service("backstage:shop", "shop", null, "team-shop"),
            codeowners(rule(1, "*", "@acme/all")));

    assertOwned(catalog.assign(Optional.of("x")), OwnershipRule.SERVICE_OWNER, "team-shop");
    assertOwned(catalog.assign(Optional.empty()), OwnershipRule.SERVICE_OWNER, "team-shop");
  }

  @Test
  void shouldFallBackToTheOwnerOfTheRepository() {
    AssetCatalog catalog =
        catalog(
            service("backstage:shop", "shop", null, null), codeowners(rule(1, "*", "@acme/all")));

    assertOwned(catalog.assign(Optional.of("x")), OwnershipRule.REPOSITORY_OWNER, "@acme/all");
    assertOwned(catalog.assign(Optional.empty()), OwnershipRule.REPOSITORY_OWNER, "@acme/all");
  }

  @Test
  void shouldNameAnOwnerOfAnAssetThatNoServiceClaims() {
    Assignment assignment = catalog(codeowners(rule(1, "*", "@acme/all"))).assign(Optional.of("x"));

    assertThat(assignment.application()).isEqualTo("unowned:" + ASSET);
    assertOwned(assignment, OwnershipRule.REPOSITORY_OWNER, "@acme/all");
  }

  @Test
  void shouldTakeALineWithoutOwnersAsExplicitlyUnowned() {
    CatalogAsset rules = codeowners(rule(1, "*", "@acme/all"), rule(2, "/gen/"));
    Assignment withService =
        catalog(service("backstage:shop", "shop", null, "team-shop"), rules)
            .assign(Optional.of("gen/A.java"));
    Assignment without = catalog(rules).assign(Optional.of("gen/A.java"));

    assertOwned(withService, OwnershipRule.SERVICE_OWNER, "team-shop");
    assertThat(withService.ownership().getEvidence())
        .isEqualTo("catalog backstage:shop; explicitly without owners by CODEOWNERS line 2: /gen/");
    assertThat(without.ownership().getRule()).isEqualTo(OwnershipRule.UNOWNED);
    assertThat(without.ownership().getEvidence()).contains("explicitly without owners");
  }

  @Test
  void shouldChooseTheServiceWithTheLongestDirectory() {
    AssetCatalog catalog =
        catalog(
            service("backstage:all", "all", null, "a"),
            service("backstage:pay", "pay", "services/pay", "p"),
            service("backstage:card", "card", "./services/pay/card/", "c"));

    assertThat(catalog.assign(Optional.of("services/pay/card/A.java")).application())
        .isEqualTo("card");
    assertThat(catalog.assign(Optional.of("services/pay/B.java")).application()).isEqualTo("pay");
    assertThat(catalog.assign(Optional.of("services/payroll/C.java")).application())
        .isEqualTo("all");
    assertThat(catalog.assign(Optional.empty()).application()).isEqualTo("all");
  }

  @Test
  void shouldSayThatAChoiceWasNotBackedByAPath() {
    Assignment equal =
        catalog(
                service("backstage:b", "b", null, "team-b"),
                service("backstage:a", "a", null, "team-a"))
            .assign(Optional.of("x"));
    Assignment outside =
        catalog(
                service("backstage:b", "b", "b/", "team-b"),
                service("backstage:a", "a", "a/", "team-a"))
            .assign(Optional.of("c/x"));

    assertOwned(equal, OwnershipRule.SERVICE_OWNER, "team-a");
    assertThat(equal.ownership().getEvidence())
        .isEqualTo("catalog backstage:a, first by name of 2 services that claim it equally");
    assertThat(outside.application()).isEqualTo("a");
    assertThat(outside.ownership().getEvidence())
        .isEqualTo(
            "catalog backstage:a, though the finding is outside its a/,"
                + " first by name of 2 services that claim it equally");
  }

  @Test
  void shouldPreferAServiceOfTheDirectoryToAPathRule() {
    AssetCatalog catalog =
        catalog(
            service("backstage:all", "all", null, "team-all"),
            service("backstage:pay", "pay", "services/pay/", "team-pay"),
            codeowners(rule(1, "*", "@acme/all"), rule(2, "/services/", "@acme/services")));

    Assignment inside = catalog.assign(Optional.of("services/pay/Card.java"));
    Assignment beside = catalog.assign(Optional.of("services/cart/Cart.java"));

    assertOwned(inside, OwnershipRule.COMPONENT_PATH, "team-pay");
    assertThat(inside.ownership().getEvidence())
        .isEqualTo("catalog backstage:pay for services/pay/");
    assertThat(inside.ownership().getPassedOver())
        .containsExactly("@acme/services by CODEOWNERS line 2: /services/ @acme/services");
    assertOwned(beside, OwnershipRule.CODEOWNERS_PATH, "@acme/services");
    assertThat(beside.ownership().getPassedOver())
        .containsExactly("team-all by catalog backstage:all");
  }

  @Test
  void shouldLetAnOverrideStandAboveEverything() {
    CatalogAsset override =
        CatalogAsset.newBuilder(service("inventory:shop|gen/", "shop", "gen/", "ada"))
            .setOverride(true)
            .build();
    AssetCatalog catalog =
        catalog(
            override,
            service("backstage:gen", "shop", "gen/api/", "team-gen"),
            codeowners(rule(1, "/gen/")));

    Assignment assignment = catalog.assign(Optional.of("gen/api/A.java"));

    assertOwned(assignment, OwnershipRule.OVERRIDE, "ada");
    assertThat(assignment.ownership().getEvidence())
        .isEqualTo(
            "catalog inventory:shop for gen/; explicitly without owners by CODEOWNERS line 1:"
                + " /gen/");
    assertThat(assignment.ownership().getPassedOver())
        .containsExactly("team-gen by catalog backstage:gen for gen/api/");
    assertOwned(catalog.assign(Optional.of("x")), OwnershipRule.SERVICE_OWNER, "team-gen");
  }

  @Test
  void shouldAskTheSystemAfterTheRepository() {
    CatalogAsset service =
        CatalogAsset.newBuilder(service("backstage:shop", "shop", null, "team-commerce"))
            .setOwnerFrom("system:default/commerce")
            .build();

    Assignment alone = catalog(service).assign(Optional.of("x"));
    Assignment withFile =
        catalog(service, codeowners(rule(1, "*", "@acme/all"))).assign(Optional.of("x"));

    assertOwned(alone, OwnershipRule.SYSTEM_OWNER, "team-commerce");
    assertThat(alone.ownership().getEvidence())
        .isEqualTo("catalog backstage:shop, owner of system:default/commerce");
    assertOwned(withFile, OwnershipRule.REPOSITORY_OWNER, "@acme/all");
    assertThat(withFile.ownership().getPassedOver())
        .containsExactly(
            "team-commerce by catalog backstage:shop, owner of system:default/commerce");
  }

  @Test
  void shouldShowEverySectionOfGitLabThatNamesOwners() {
    CatalogAsset file =
        CatalogAsset.newBuilder(
                codeowners(
                    rule(1, "*", "@all"),
                    inSection("Docs", rule(3, "*.md", "@docs")),
                    inSection("Legal", rule(5, "terms.md", "@legal"))))
            .setDialect(CodeownersDialect.GITLAB)
            .build();

    Assignment assignment = catalog(file).assign(Optional.of("terms.md"));

    assertOwned(assignment, OwnershipRule.CODEOWNERS_PATH, "@docs");
    assertThat(assignment.ownership().getEvidence())
        .isEqualTo(
            "CODEOWNERS line 3, section Docs: *.md @docs;"
                + " also line 1: * @all, line 5, section Legal: terms.md @legal");
  }

  @Test
  void shouldBelieveLabelsOnlyWhereNothingElseIsSaid() {
    CatalogAsset web = service("kubernetes:prod/shop/deployment/web", "shop", null, "team-web");
    CatalogAsset jobs = service("kubernetes:prod/shop/cronjob/jobs", "shop", null, "team-web");
    CatalogAsset other = service("kubernetes:prod/pay/deployment/pay", "pay", null, "team-pay");

    Assignment labelled = catalog(web, jobs).assign(Optional.empty());
    assertThat(labelled.application()).isEqualTo("shop");
    assertOwned(labelled, OwnershipRule.SERVICE_OWNER, "team-web");
    assertThat(labelled.ownership().getEvidence())
        .isEqualTo("catalog kubernetes:prod/shop/cronjob/jobs");
    assertThat(catalog(web, other).assign(Optional.empty()).application())
        .isEqualTo("unowned:" + ASSET);
    assertThat(
            catalog(web, service("backstage:shop", "storefront", null, null))
                .assign(Optional.empty())
                .application())
        .isEqualTo("storefront");
  }

  @Test
  void shouldSuggestAnOwnerAndNeverTakeItForOne() {
    CatalogAsset likeness = suggestion("likeness:shop", "team-shop", "named like shop");
    CatalogAsset label = suggestion("kubernetes:prod/a/deployment/b", "team-label", "label team");

    Ownership byName = catalog(likeness).assign(Optional.empty()).ownership();
    Ownership byLabel = catalog(likeness, label).assign(Optional.empty()).ownership();
    Ownership torn =
        catalog(likeness, suggestion("likeness:cart", "team-cart", "named like cart"))
            .assign(Optional.empty())
            .ownership();
    Ownership owned =
        catalog(likeness, service("backstage:x", "x", null, "team-x"))
            .assign(Optional.empty())
            .ownership();

    assertThat(byName.getOwner()).isNull();
    assertThat(byName.getRule()).isEqualTo(OwnershipRule.UNOWNED);
    assertThat(byName.getSuggestedOwner()).isEqualTo("team-shop");
    assertThat(byName.getSuggestion()).isEqualTo("named like shop");
    assertThat(byLabel.getSuggestedOwner()).isEqualTo("team-label");
    assertThat(torn.getSuggestedOwner()).isNull();
    assertThat(owned.getSuggestedOwner()).isNull();
    assertThat(catalog(likeness).assign(Optional.empty()).application())
        .isEqualTo("unowned:" + ASSET);
  }

  @Test
  void shouldSuggestWhoHasMostOfTheRepository() {
    AssetCatalog catalog =
        catalog(
            codeowners(
                rule(1, "/a/", "@x"), rule(2, "/b/", "@y"), rule(3, "/c/", "@x"), rule(4, "/d/")));

    Ownership uncovered = catalog.assign(Optional.of("e/f")).ownership();

    assertThat(uncovered.getRule()).isEqualTo(OwnershipRule.UNOWNED);
    assertThat(uncovered.getSuggestedOwner()).isEqualTo("@x");
    assertThat(uncovered.getSuggestion())
        .isEqualTo(
            "first owner in 2 of 3 rules of the repository's CODEOWNERS, none of which covers it");
    assertThat(catalog.assign(Optional.of("d/f")).ownership().getSuggestedOwner()).isNull();
  }

  @Property(tries = 50)
  void shouldNotDependOnTheOrderOfRecords(@ForAll Random random) {
    List<CatalogAsset> records =
        new ArrayList<>(
            List.of(
                service("backstage:a", "a", null, "team-a"),
                service("backstage:b", "b", "services/b", "team-b"),
                service("backstage:c", "c", "services/b", null),
                codeowners(rule(1, "*.java", "@j"))));
    Assignment expected = AssetCatalog.of(ASSET, records).assign(Optional.of("services/b/x"));
    Collections.shuffle(records, random);

    assertThat(AssetCatalog.of(ASSET, records).assign(Optional.of("services/b/x")))
        .isEqualTo(expected);
  }

  private static void assertOwned(Assignment assignment, OwnershipRule rule, String owner) {
    assertThat(assignment.ownership().getRule()).isEqualTo(rule);
    assertThat(assignment.ownership().getOwner()).isEqualTo(owner);
  }

  private static AssetCatalog catalog(CatalogAsset... records) {
    return AssetCatalog.of(ASSET, List.of(records));
  }

  private static CatalogAsset service(
      String source, String application, @Nullable String prefix, @Nullable String owner) {
    return CatalogAsset.newBuilder()
        .setAsset(ASSET)
        .setSource(source)
        .setApplication(application)
        .setPathPrefix(prefix)
        .setOwner(owner)
        .setObservedAt(Instant.EPOCH)
        .build();
  }

  private static CatalogAsset suggestion(String source, String owner, String because) {
    return CatalogAsset.newBuilder()
        .setAsset(ASSET)
        .setSource(source)
        .setOwner(owner)
        .setSuggestion(because)
        .setObservedAt(Instant.EPOCH)
        .build();
  }

  private static CodeownersRule inSection(String section, CodeownersRule rule) {
    return CodeownersRule.newBuilder(rule).setSection(section).build();
  }

  private static CatalogAsset codeowners(CodeownersRule... rules) {
    return CatalogAsset.newBuilder()
        .setAsset(ASSET)
        .setSource("codeowners")
        .setCodeowners(List.of(rules))
        .setObservedAt(Instant.EPOCH)
        .build();
  }

  private static CodeownersRule rule(int line, String pattern, String... owners) {
    return CodeownersRule.newBuilder()
        .setLine(line)
        .setPattern(pattern)
        .setOwners(List.of(owners))
        .build();
  }
}
