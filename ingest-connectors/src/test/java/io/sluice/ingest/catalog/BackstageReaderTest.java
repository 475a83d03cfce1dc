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

class BackstageReaderTest {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  private static final String SHOP =
      """
      apiVersion: backstage.io/v1alpha1
      kind: Component
      metadata:
        name: shop
        title: Web shop
        annotations:
          github.com/project-slug: acme/shop
          sluice.io/assets: image:registry.acme.example/shop, url:https://shop.acme.example
          sluice.io/criticality: mission
          sluice.io/exposure: internet-open
          sluice.io/data-class: regulated
          sluice.io/environment: production
        tags: [java, pci]
      spec:
        type: service
        lifecycle: production
        owner: group:default/shop-team
        system: commerce
      """;

  @Test
  void shouldReadEveryFactOfAComponent() {
    CatalogReading reading = read(SHOP);

    assertThat(reading.problems()).isEmpty();
    assertThat(reading.statements()).isOne();
    assertThat(reading.sources()).containsExactly("backstage:shop");
    assertThat(reading.applications())
        .containsExactly(
            CatalogApplication.newBuilder()
                .setApplication("shop")
                .setTitle("Web shop")
                .setOwner("shop-team")
                .setSystem("commerce")
                .setCriticality(Criticality.MISSION)
                .setExposure(Exposure.INTERNET_OPEN)
                .setDataClass(DataClass.REGULATED)
                .setEnvironment(Environment.PRODUCTION)
                .setLifecycle("production")
                .setTags(java.util.List.of("java", "pci"))
                .setSource("backstage:component:default/shop")
                .setObservedAt(NOW)
                .build());
    assertThat(reading.assets())
        .extracting(CatalogAsset::getAsset, CatalogAsset::getSource, CatalogAsset::getOwner)
        .containsExactly(
            tuple("repo:github.com/acme/shop", "backstage:shop", "shop-team"),
            tuple("image:registry.acme.example/shop", "backstage:shop", "shop-team"),
            tuple("url:https://shop.acme.example", "backstage:shop", "shop-team"));
    assertThat(reading.assets()).allMatch(asset -> "shop".equals(asset.getApplication()));
  }

  @Test
  void shouldLimitAMonorepoComponentToItsDirectory() {
    CatalogReading reading =
        read(
            component(
                "pay",
                "github.com/project-slug: acme/Mono",
                "backstage.io/source-location: url:https://github.com/acme/mono/tree/main/pay/"));

    assertThat(reading.assets())
        .extracting(CatalogAsset::getAsset, CatalogAsset::getPathPrefix)
        .containsExactly(tuple("repo:github.com/acme/Mono", "pay/"));
  }

  @Test
  void shouldReadGitLabProjectsOfAnyInstance() {
    CatalogReading reading =
        read(
            component(
                "pay",
                "gitlab.com/project-slug: group/sub/pay",
                "gitlab.com/instance: gitlab.acme.example"));

    assertThat(reading.assets())
        .extracting(CatalogAsset::getAsset)
        .containsExactly("repo:gitlab.acme.example/group/sub/pay");
  }

  @Test
  void shouldQualifyNamesOutsideTheDefaultNamespace() {
    CatalogReading reading =
        read(
            SHOP.replace("name: shop\n", "name: shop\n  namespace: emea\n")
                .replace("group:default/", ""));

    CatalogApplication application = reading.applications().getFirst();
    assertThat(application.getApplication()).isEqualTo("emea/shop");
    assertThat(application.getOwner()).isEqualTo("emea/shop-team");
    assertThat(application.getSystem()).isEqualTo("emea/commerce");
    assertThat(application.getSource()).isEqualTo("backstage:component:emea/shop");
  }

  @Test
  void shouldTakeOverFromTheSystemWhatTheComponentDoesNotSay() {
    CatalogReading reading =
        read(
            """
            apiVersion: backstage.io/v1alpha1
            kind: System
            metadata:
              name: commerce
              annotations: {sluice.io/criticality: high, sluice.io/exposure: internal}
            spec: {owner: user:ada}
            ---
            apiVersion: backstage.io/v1alpha1
            kind: Component
            metadata:
              name: cart
              annotations: {sluice.io/exposure: partner}
            spec: {type: service, lifecycle: production, system: Commerce}
            """);

    CatalogApplication cart = reading.applications().getFirst();
    assertThat(cart.getOwner()).isEqualTo("user:ada");
    assertThat(cart.getCriticality()).isEqualTo(Criticality.HIGH);
    assertThat(cart.getExposure()).isEqualTo(Exposure.PARTNER);
    assertThat(cart.getDataClass()).isEqualTo(DataClass.UNKNOWN);
    assertThat(reading.problems())
        .extracting(CatalogProblem::toString)
        .containsExactly("line 7: component:default/cart has no spec.owner");
  }

  @Test
  void shouldGiveAnUnsharedResourceToItsComponent() {
    String resource =
        """
        ---
        apiVersion: backstage.io/v1alpha1
        kind: Resource
        metadata:
          name: orders-db
          annotations: {sluice.io/assets: "cloud:arn:aws:rds:eu-1:1:db/orders"}
        spec: {type: database, owner: dba, dependencyOf: ["component:shop"]}
        """;

    CatalogReading alone = read(SHOP + resource);
    CatalogReading shared =
        read(SHOP + resource.replace("[\"component:shop\"]", "[component:shop, component:cart]"));

    assertThat(alone.assets())
        .filteredOn(asset -> asset.getAsset().startsWith("cloud:"))
        .extracting(CatalogAsset::getApplication, CatalogAsset::getOwner)
        .containsExactly(tuple("shop", "dba"));
    assertThat(shared.assets()).noneMatch(asset -> asset.getAsset().startsWith("cloud:"));
    assertThat(shared.problems()).singleElement().asString().contains("several components use it");
  }

  @Test
  void shouldReportAValueOutsideTheVocabularyAndStayUnknown() {
    CatalogReading reading = read(SHOP.replace("internet-open", "the whole world"));

    assertThat(reading.applications().getFirst().getExposure()).isEqualTo(Exposure.UNKNOWN);
    assertThat(reading.problems())
        .singleElement()
        .asString()
        .contains("sluice.io/exposure must be one of [isolated, internal, partner");
  }

  @Test
  void shouldReportBadEntitiesAndReadTheOthers() {
    CatalogReading reading =
        read(
            """
            apiVersion: backstage.io/v1alpha1
            kind: Component
            metadata:
              name: ${{ values.name | dump }}
            spec: {owner: x}
            ---
            apiVersion: backstage.io/v1alpha1
            kind: Component
            metadata:
              {%- if values.description %}
              description: x
            ---
            apiVersion: backstage.io/v1alpha1
            kind: Component
            metadata: {name: not valid}
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: x}
            ---
            just: yaml
            ---
            """
                + SHOP);

    assertThat(reading.statements()).isEqualTo(5);
    assertThat(reading.applications())
        .extracting(CatalogApplication::getApplication)
        .containsExactly("shop");
    assertThat(reading.problems())
        .extracting(CatalogProblem::toString)
        .satisfiesExactly(
            problem ->
                assertThat(problem).isEqualTo("line 1: metadata.name is an unrendered template"),
            problem -> assertThat(problem).startsWith("line 10: an unrendered template ("),
            problem -> assertThat(problem).contains("Component 'not valid': metadata.name must be"),
            problem ->
                assertThat(problem).contains("not a Backstage entity: apiVersion is apps/v1"),
            problem -> assertThat(problem).endsWith("not an entity: it has no kind"));
  }

  @Test
  void shouldKeepTextAsWritten() {
    CatalogReading reading =
        read(
            """
            apiVersion: backstage.io/v1alpha1
            kind: Component
            metadata: {name: 1.10, title: 2026-01-01}
            spec: {type: no, lifecycle: on, owner: 0x1F}
            """);

    CatalogApplication application = reading.applications().getFirst();
    assertThat(application.getApplication()).isEqualTo("1.10");
    assertThat(application.getTitle()).isEqualTo("2026-01-01");
    assertThat(application.getOwner()).isEqualTo("0x1F");
    assertThat(application.getLifecycle()).isEqualTo("on");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n# nothing\n",
        "just text",
        "{\"kind\": \"Component\"}",
        "apiVersion: apps/v1\nkind: Deployment\n",
        "a: [",
        "- 1\n- 2\n",
        "\u0000\u0001binary"
      })
  void shouldRefuseAFileWithoutAnyEntity(String text) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(MalformedFileException.class)
        .hasMessageContaining("no Backstage entity");
  }

  @Test
  void shouldNotExpandAliasesOrRunTags() {
    StringBuilder bomb = new StringBuilder("x0: &x0 [lol,lol,lol,lol,lol,lol,lol,lol,lol]\n");
    for (int i = 1; i < 100; i++) {
      bomb.append("x%d: &x%d [*x%d,*x%d,*x%d]\n".formatted(i, i, i - 1, i - 1, i - 1));
    }
    CatalogReading reading =
        read(
            SHOP
                + "---\napiVersion: backstage.io/v1\nkind: Component\n"
                + bomb
                + "---\napiVersion: backstage.io/v1\nkind: Component\n"
                + "metadata: !!javax.script.ScriptEngineManager {name: evil}\n"
                + "---\napiVersion: backstage.io/v1\nkind: "
                + "[".repeat(10_000));

    assertThat(reading.applications())
        .extracting(CatalogApplication::getApplication)
        .containsExactly("shop");
    assertThat(reading.problems())
        .extracting(CatalogProblem::message)
        .anyMatch(message -> message.contains("aliases"))
        .anyMatch(message -> message.contains("Global tag is not allowed"))
        .anyMatch(message -> message.contains("Nesting Depth"));
  }

  @Test
  void shouldSurviveARecursiveDocument() {
    CatalogReading reading = read(SHOP.replace("[java, pci]", "&t [java, *t]"));

    assertThat(reading.applications().getFirst().getTags()).containsExactly("java");
  }

  private static CatalogReading read(String text) {
    return BackstageReader.read(text, NOW);
  }

  private static String component(String name, String... annotations) {
    return """
        apiVersion: backstage.io/v1alpha1
        kind: Component
        metadata:
          name: %s
          annotations:
            %s
        spec: {type: service, lifecycle: production, owner: team}
        """
        .formatted(name, String.join("\n    ", annotations));
  }
}
