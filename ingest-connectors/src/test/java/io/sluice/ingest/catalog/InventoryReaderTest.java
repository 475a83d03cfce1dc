/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.sluice.event.CatalogApplication;
import io.sluice.event.CatalogAsset;
import io.sluice.event.Criticality;
import io.sluice.event.DataClass;
import io.sluice.event.Environment;
import io.sluice.event.Exposure;
import io.sluice.ingest.file.MalformedFileException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InventoryReaderTest {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  @Test
  void shouldReadEveryColumnOfCsv() {
    CatalogReading reading =
        read(
            """
            asset,application,owner,path,criticality,exposure,data_class,environment,title,system,lifecycle,tags
            repo:github.com/acme/shop,shop,team-shop,,high,internet-open,regulated,production,Web shop,commerce,production,java pci
            "repo:github.com/acme/mono, image:registry.acme.example/pay",pay,"Pay, EU",./services/pay,,,,,,,,
            """);

    assertThat(reading.problems()).isEmpty();
    assertThat(reading.applications())
        .containsExactly(
            CatalogApplication.newBuilder()
                .setApplication("shop")
                .setTitle("Web shop")
                .setOwner("team-shop")
                .setSystem("commerce")
                .setCriticality(Criticality.HIGH)
                .setExposure(Exposure.INTERNET_OPEN)
                .setDataClass(DataClass.REGULATED)
                .setEnvironment(Environment.PRODUCTION)
                .setLifecycle("production")
                .setTags(java.util.List.of("java", "pci"))
                .setSource("inventory:shop")
                .setObservedAt(NOW)
                .build());
    assertThat(reading.assets())
        .filteredOn(asset -> asset.getSuggestion() == null)
        .extracting(
            CatalogAsset::getAsset,
            CatalogAsset::getSource,
            CatalogAsset::getApplication,
            CatalogAsset::getPathPrefix,
            CatalogAsset::getOwner)
        .containsExactly(
            tuple("repo:github.com/acme/shop", "inventory:shop", "shop", null, "team-shop"),
            tuple(
                "repo:github.com/acme/mono",
                "inventory:pay|services/pay/",
                "pay",
                "services/pay/",
                "Pay, EU"),
            tuple(
                "image:registry.acme.example/pay",
                "inventory:pay|services/pay/",
                "pay",
                "services/pay/",
                "Pay, EU"));
    assertThat(reading.sources()).contains("inventory:shop", "inventory:pay");
  }

  @Test
  void shouldTakeOtherHeadingsAndSeparators() {
    CatalogReading reading =
        read(
            """
            # exported from the CMDB
            Repository;Service;Owner Team;Business Criticality;Data Classification;Env
            https://github.com/acme/shop.git;shop;team-shop;Mission;Confidential;Not deployed
            git@gitlab.acme.example:pay/api.git;pay;;;;
            """);

    assertThat(reading.problems()).isEmpty();
    assertThat(reading.assets())
        .filteredOn(asset -> asset.getSuggestion() == null)
        .extracting(CatalogAsset::getAsset, CatalogAsset::getOwner)
        .containsExactly(
            tuple("repo:github.com/acme/shop", "team-shop"),
            tuple("repo:gitlab.acme.example/pay/api", null));
    assertThat(reading.applications())
        .extracting(
            CatalogApplication::getApplication,
            CatalogApplication::getCriticality,
            CatalogApplication::getDataClass,
            CatalogApplication::getEnvironment)
        .containsExactly(
            tuple("shop", Criticality.MISSION, DataClass.CONFIDENTIAL, Environment.NOT_DEPLOYED));
  }

  @ParameterizedTest
  @ValueSource(strings = {"inventory:\n", "", "# list\n---\n"})
  void shouldReadYaml(String head) {
    CatalogReading reading =
        read(
            head
                + """
                - asset: repo:github.com/acme/shop
                  application: shop
                  owner: team-shop
                  exposure: internal
                - assets: [image:registry.acme.example/shop, "url:https://shop.acme.example"]
                  application: shop
                  override: yes
                  owner: ada@acme.example
                """);

    assertThat(reading.problems()).isEmpty();
    assertThat(reading.applications().getFirst().getExposure()).isEqualTo(Exposure.INTERNAL);
    assertThat(reading.assets())
        .filteredOn(asset -> asset.getSuggestion() == null)
        .extracting(CatalogAsset::getAsset, CatalogAsset::getOwner, CatalogAsset::getOverride)
        .containsExactly(
            tuple("repo:github.com/acme/shop", "team-shop", false),
            tuple("image:registry.acme.example/shop", "ada@acme.example", true),
            tuple("url:https://shop.acme.example", "ada@acme.example", true));
  }

  @Test
  void shouldSayNothingAboutAnApplicationOfWhichItKnowsOnlyTheOwner() {
    assertThat(read("asset,application,owner\nrepo:x/y/z,z,team\n").applications()).isEmpty();
  }

  @Test
  void shouldReportWhatItCannotUseAndGoOn() {
    CatalogReading reading =
        read(
            """
            asset,application,owner,criticality,override,colour
            repo:x/y/a,a,team,huge,,red
            nothing,b,team,,,
            repo:x/y/c,,team,,,
            repo:x/y/d,,,,yes,
            repo:x/y/e,,ada,,yes,
            repo:x/y/a2,a,team,low,maybe,
            """);

    assertThat(reading.problems())
        .extracting(CatalogProblem::toString)
        .containsExactlyInAnyOrder(
            "line 1: unknown column 'colour'; ignored",
            "line 2: criticality must be one of [low, medium, high, mission]",
            "line 3: no asset id such as repo:github.com/acme/shop: 'nothing'",
            "line 4: no application; the row is left out",
            "line 5: an override names no owner; the row is left out",
            "line 7: override must be yes or no, not 'maybe'; taken as no",
            "line 7: another criticality of 'a' than in line 2, which counts");
    assertThat(reading.assets())
        .filteredOn(asset -> asset.getSuggestion() == null)
        .extracting(CatalogAsset::getAsset, CatalogAsset::getApplication, CatalogAsset::getOverride)
        .containsExactly(
            tuple("repo:x/y/a", "a", false),
            tuple("repo:x/y/e", null, true),
            tuple("repo:x/y/a2", "a", false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "asset\nrepo:x\n",
        "id,severity,owner\n1,high,x\n",
        "asset,owner,rule,severity,message,line\nx,y,z,1,2,3\n",
        "just text"
      })
  void shouldRefuseAFileThatIsNoInventory(String text) {
    assertThat(InventoryReader.isInventory(text)).isFalse();
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(MalformedFileException.class)
        .hasMessageContaining("no inventory");
  }

  @Test
  void shouldRefuseYamlThatIsNoList() {
    assertThatThrownBy(() -> read("inventory:\n  a: b\n"))
        .isInstanceOf(MalformedFileException.class)
        .hasMessageContaining("it needs a list of entries");
  }

  private static CatalogReading read(String text) {
    return InventoryReader.read(text, NOW);
  }
}
