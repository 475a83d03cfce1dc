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
import java.util.List;
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
    assertThat(reading.sources()).containsExactlyInAnyOrder("backstage:shop", "likeness:shop");
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
                .setTags(List.of("java", "pci"))
                .setSource("backstage:component:default/shop")
                .setObservedAt(NOW)
                .build());
    assertThat(statements(reading))
        .extracting(CatalogAsset::getAsset, CatalogAsset::getSource, CatalogAsset::getOwner)
        .containsExactly(
            tuple("repo:github.com/acme/shop", "backstage:shop", "shop-team"),
            tuple("image:registry.acme.example/shop", "backstage:shop", "shop-team"),
            tuple("url:https://shop.acme.example", "backstage:shop", "shop-team"));
    assertThat(statements(reading)).allMatch(asset -> "shop".equals(asset.getApplication()));
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

    assertThat(statements(reading))
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
    assertThat(shared.assets())
        .filteredOn(asset -> asset.getAsset().startsWith("cloud:"))
        .extracting(
            CatalogAsset::getApplication, CatalogAsset::getOwner, CatalogAsset::getSuggestion)
        .containsExactly(
            tuple(
                null,
                "dba",
                "owner of resource:default/orders-db, which no single component uses"));
    assertThat(shared.problems()).singleElement().asString().contains("several components use it");
  }

  @Test
  void shouldTakeTheOwnerFromTheNearestThatNamesOne() {
    String chain =
        """
        apiVersion: backstage.io/v1alpha1
        kind: Component
        metadata: {name: part, annotations: {sluice.io/assets: "repo:x/y/part"}}
        spec: {type: library, lifecycle: production, subcomponentOf: whole}
        ---
        apiVersion: backstage.io/v1alpha1
        kind: Component
        metadata: {name: whole}
        spec: {type: service, lifecycle: production, system: Commerce, owner: team-whole}
        ---
        apiVersion: backstage.io/v1alpha1
        kind: System
        metadata: {name: commerce}
        spec: {domain: domain:default/sales, owner: team-system}
        ---
        apiVersion: backstage.io/v1alpha1
        kind: Domain
        metadata: {name: sales, annotations: {sluice.io/criticality: mission}}
        spec: {owner: group:team-domain, subdomainOf: sales}
        ---
        apiVersion: backstage.io/v1alpha1
        kind: Group
        metadata: {name: team-domain}
        spec: {type: team, parent: unit, children: []}
        ---
        apiVersion: backstage.io/v1alpha1
        kind: Group
        metadata: {name: unit}
        spec: {type: unit, parent: company, children: []}
        """;
    String withoutWhole = chain.replace(", owner: team-whole", "");
    String onlyDomain = withoutWhole.replace(", owner: team-system", "");

    assertThat(part(read(chain))).containsExactly("team-whole", "component:default/whole");
    assertThat(part(read(withoutWhole))).containsExactly("team-system", "system:default/commerce");
    assertThat(part(read(onlyDomain))).containsExactly("team-domain", "domain:default/sales");
    CatalogApplication application = read(onlyDomain).applications().getFirst();
    assertThat(application.getSystem()).isEqualTo("Commerce");
    assertThat(application.getDomain()).isEqualTo("sales");
    assertThat(application.getCriticality()).isEqualTo(Criticality.MISSION);
    assertThat(application.getOwnerFrom()).isEqualTo("domain:default/sales");
    assertThat(application.getOwnerParents()).containsExactly("unit", "company");
  }

  @Test
  void shouldReadRelationsThatBackstageExports() {
    CatalogReading reading =
        read(
            """
            apiVersion: backstage.io/v1alpha1
            kind: Component
            metadata: {name: cart, annotations: {sluice.io/assets: "repo:x/y/cart"}}
            spec: {type: service, lifecycle: production}
            relations:
              - {type: ownedBy, targetRef: "group:default/team-cart"}
              - {type: partOf, targetRef: "system:default/commerce"}
              - {type: providesApi, targetRef: "api:default/cart-api"}
            ---
            apiVersion: backstage.io/v1alpha1
            kind: API
            metadata: {name: cart-api, annotations: {sluice.io/assets: "url:https://cart.example"}}
            spec: {type: openapi}
            """);

    assertThat(reading.applications().getFirst().getOwner()).isEqualTo("team-cart");
    assertThat(reading.applications().getFirst().getSystem()).isEqualTo("commerce");
    assertThat(statements(reading))
        .extracting(CatalogAsset::getAsset, CatalogAsset::getApplication, CatalogAsset::getOwner)
        .containsExactly(
            tuple("repo:x/y/cart", "cart", "team-cart"),
            tuple("url:https://cart.example", "cart", "team-cart"));
  }

  @Test
  void shouldTakeAnAnnotatedOwnerForAnOverride() {
    CatalogReading reading =
        read(
            SHOP.replace(
                "sluice.io/exposure:",
                "sluice.io/owner: group:default/ada\n    sluice.io/exposure:"));

    assertThat(reading.applications().getFirst().getOwner()).isEqualTo("ada");
    assertThat(statements(reading)).allMatch(CatalogAsset::getOverride);
    assertThat(statements(reading)).allMatch(asset -> "ada".equals(asset.getOwner()));
  }

  @Test
  void shouldSurviveEntitiesThatArePartOfThemselves() {
    CatalogReading reading =
        read(
            """
            apiVersion: backstage.io/v1alpha1
            kind: Component
            metadata: {name: a}
            spec: {type: service, lifecycle: production, owner: g, subcomponentOf: b}
            ---
            apiVersion: backstage.io/v1alpha1
            kind: Component
            metadata: {name: b}
            spec: {type: service, lifecycle: production, owner: g, subcomponentOf: a}
            ---
            apiVersion: backstage.io/v1alpha1
            kind: Group
            metadata: {name: g}
            spec: {type: team, parent: g, children: []}
            """);

    assertThat(reading.applications()).hasSize(2);
    assertThat(reading.applications().getFirst().getOwnerParents()).isEmpty();
  }

  @Test
  void shouldReportReferencesOfAnotherForm() {
    CatalogReading reading =
        read(
            SHOP.replace(
                "system: commerce", "system: commerce\n  dependsOn: ['a/b/c', 'resource:ok']"));

    assertThat(reading.problems())
        .extracting(CatalogProblem::toString)
        .containsExactly(
            "line 1: component:default/shop has a spec.dependsOn that is no entity reference;"
                + " ignored");
  }

  @Test
  void shouldSuggestOwnersForAssetsNamedLikeAComponent() {
    CatalogReading reading = read(SHOP.replace("acme/shop\n", "acme/storefront\n"));

    assertThat(reading.assets())
        .filteredOn(asset -> asset.getSuggestion() != null)
        .extracting(
            CatalogAsset::getAsset,
            CatalogAsset::getSource,
            CatalogAsset::getOwner,
            CatalogAsset::getSuggestion)
        .containsExactly(
            tuple(
                "image:ghcr.io/acme/storefront",
                "likeness:shop",
                "shop-team",
                "owner of shop: the image has the name of repo:github.com/acme/storefront"),
            tuple(
                "repo:github.com/acme/shop",
                "likeness:shop",
                "shop-team",
                "owner of shop: it has the name of the application"),
            tuple(
                "image:registry.acme.example/storefront",
                "likeness:shop",
                "shop-team",
                "owner of shop: the image has the name of repo:github.com/acme/storefront"));
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

  /** Owner and where it is from, of the first asset. */
  private static List<String> part(CatalogReading reading) {
    CatalogAsset asset = statements(reading).getFirst();
    return List.of(String.valueOf(asset.getOwner()), String.valueOf(asset.getOwnerFrom()));
  }

  private static List<CatalogAsset> statements(CatalogReading reading) {
    return reading.assets().stream().filter(asset -> asset.getSuggestion() == null).toList();
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
