/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.catalog;

import io.sluice.event.CatalogApplication;
import io.sluice.event.CatalogAsset;
import io.sluice.ingest.catalog.EntityAssets.Limit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Turns the entities of one file into applications and assets.
 *
 * <ul>
 *   <li>Every Component is an application, named by its qualified name. It is used even when
 *       Backstage would refuse it for a missing {@code spec.type}, owner or lifecycle: what it does
 *       say still counts, and what is missing is reported.
 *   <li>The owner of a System, and its {@code sluice.io/*} annotations, hold for its components
 *       that say nothing themselves.
 *   <li>The assets of a Resource or API belong to the one component that depends on it or provides
 *       it. Shared ones belong to nobody here: that would be a guess.
 * </ul>
 */
final class CatalogBuilder {

  private final List<Entity> entities;
  private final Instant observedAt;
  private final List<CatalogProblem> problems;
  private final Map<EntityRef, Entity> known = new LinkedHashMap<>();
  private final List<CatalogApplication> applications = new ArrayList<>();
  private final Map<String, CatalogAsset> assets = new LinkedHashMap<>();
  private final Set<String> sources = new LinkedHashSet<>();

  CatalogBuilder(List<Entity> entities, Instant observedAt, List<CatalogProblem> problems) {
    this.entities = entities;
    this.observedAt = observedAt;
    this.problems = problems;
  }

  CatalogReading build(int found) {
    for (Entity entity : entities) {
      if (known.putIfAbsent(entity.ref(), entity) != null) {
        report(entity, "is defined twice in this file; the first definition counts");
      }
    }
    known.values().stream().filter(entity -> entity.isKind("Component")).forEach(this::component);
    known.values().stream()
        .filter(entity -> entity.isKind("Resource") || entity.isKind("API"))
        .forEach(this::shared);
    return new CatalogReading(found, applications, List.copyOf(assets.values()), sources, problems);
  }

  private void component(Entity component) {
    Optional<Entity> system =
        component
            .specText("system")
            .flatMap(text -> EntityRef.parse(text, "System", component.ref().namespace()))
            .flatMap(ref -> Optional.ofNullable(known.get(ref)));
    for (String required : List.of("type", "lifecycle", "owner")) {
      if (component.specText(required).isEmpty()) {
        report(component, "has no spec." + required);
      }
    }
    String application = component.ref().qualifiedName();
    @Nullable String owner = owner(component).or(() -> system.flatMap(this::owner)).orElse(null);
    BusinessContext context = BusinessContext.of(component, system, problems);
    applications.add(
        CatalogApplication.newBuilder()
            .setApplication(application)
            .setTitle(component.title() == null ? component.ref().name() : component.title())
            .setOwner(owner)
            .setSystem(
                component
                    .specText("system")
                    .flatMap(text -> EntityRef.parse(text, "System", component.ref().namespace()))
                    .map(ref -> ref.shortForm("System"))
                    .orElse(null))
            .setCriticality(context.criticality())
            .setExposure(context.exposure())
            .setDataClass(context.dataClass())
            .setEnvironment(context.environment())
            .setLifecycle(component.specText("lifecycle").orElse(null))
            .setTags(component.tags())
            .setSource("backstage:" + component.ref())
            .setObservedAt(observedAt)
            .build());
    sources.add(source(application));
    EntityAssets.of(component, problems)
        .forEach((asset, limit) -> add(asset, limit, application, owner));
  }

  /** Assets of an entity that a component of this file depends on or provides. */
  private void shared(Entity entity) {
    Map<String, Limit> named = EntityAssets.of(entity, problems);
    if (named.isEmpty()) {
      return;
    }
    Set<EntityRef> users = new LinkedHashSet<>(entity.relations("dependencyOf", "Component"));
    for (Entity component : known.values()) {
      Stream<EntityRef> uses =
          Stream.concat(
              component.relations("dependsOn", "Resource").stream(),
              component.relations("providesApis", "API").stream());
      if (component.isKind("Component") && uses.anyMatch(entity.ref()::equals)) {
        users.add(component.ref());
      }
    }
    List<Entity> owners =
        users.stream().flatMap(ref -> Optional.ofNullable(known.get(ref)).stream()).toList();
    if (users.size() != 1 || owners.size() != 1) {
      report(
          entity,
          "names assets, but "
              + (users.size() > 1
                  ? "several components use it"
                  : "no component of this file uses it")
              + "; they get no application");
      return;
    }
    Entity component = owners.getFirst();
    String application = component.ref().qualifiedName();
    @Nullable String owner = owner(entity).or(() -> owner(component)).orElse(null);
    named.forEach((asset, limit) -> add(asset, limit, application, owner));
  }

  private void add(String asset, Limit limit, String application, @Nullable String owner) {
    assets.putIfAbsent(
        asset + "|" + application,
        CatalogAsset.newBuilder()
            .setAsset(asset)
            .setSource(source(application))
            .setApplication(application)
            .setPathPrefix(limit.directory())
            .setOwner(owner)
            .setObservedAt(observedAt)
            .build());
  }

  private Optional<String> owner(Entity entity) {
    Optional<String> said = entity.specText("owner");
    Optional<String> owner =
        said.flatMap(text -> EntityRef.parse(text, "Group", entity.ref().namespace()))
            .map(ref -> ref.shortForm("Group"));
    if (said.isPresent() && owner.isEmpty()) {
      report(entity, "has a spec.owner that is no entity reference; ignored");
    }
    return owner;
  }

  private void report(Entity entity, String problem) {
    CatalogProblem reported = new CatalogProblem(entity.line(), entity.ref() + " " + problem);
    if (!problems.contains(reported)) {
      problems.add(reported);
    }
  }

  private static String source(String application) {
    return "backstage:" + application;
  }
}
