/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.owner;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.event.CatalogAsset;
import io.sluice.event.CodeownersRule;
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
