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
import org.jspecify.annotations.Nullable;

/**
 * Turns the entities of one file into applications and assets.
 *
 * <ul>
 *   <li>Every Component is an application, named by its qualified name. It is used even when
 *       Backstage would refuse it for a missing {@code spec.type}, owner or lifecycle: what it does
 *       say still counts, and what is missing is reported.
 *   <li>What a component does not say itself, its owner and {@code sluice.io/*} annotations, it
 *       takes over from the component, the system and the domain it is part of, the nearest first.
 *   <li>The assets of a Resource or API belong to the one component that depends on it or provides
 *       it. Shared ones belong to nobody here: that would be a guess.
 * </ul>
 */
final class CatalogBuilder {

  /** Annotation of an owner that stands above every other rule. */
  static final String OWNER = "sluice.io/owner";

  private final List<Entity> entities;
  private final Instant observedAt;
  private final List<CatalogProblem> problems;
  private final Map<EntityRef, Entity> known = new LinkedHashMap<>();
  private EntityGraph graph = new EntityGraph(Map.of());
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
    graph = new EntityGraph(known);
    known
        .values()
        .forEach(
            entity ->
                entity
                    .malformed()
                    .forEach(
                        field ->
                            report(
                                entity,
                                "has a spec." + field + " that is no entity reference; ignored")));
    graph.ofKind("Component").forEach(this::component);
    graph.ofKind("Resource").forEach(this::shared);
    graph.ofKind("API").forEach(this::shared);
    List<CatalogAsset> statements = new ArrayList<>(assets.values());
    statements.addAll(new Likenesses(observedAt).of(statements, sources));
    return new CatalogReading(found, applications, statements, sources, problems);
  }

  private void component(Entity component) {
    for (String required : List.of("type", "lifecycle", "owner")) {
      if (component.specText(required).isEmpty()) {
        report(component, "has no spec." + required);
      }
    }
    String application = component.ref().qualifiedName();
    OwnerOf owner = owner(component, component);
    BusinessContext context = BusinessContext.of(graph.context(component), problems);
    applications.add(
        CatalogApplication.newBuilder()
            .setApplication(application)
            .setTitle(component.title() == null ? component.ref().name() : component.title())
            .setOwner(owner.name())
            .setOwnerFrom(owner.from())
            .setOwnerParents(owner.above())
            .setSystem(graph.system(component).map(ref -> ref.shortForm("System")).orElse(null))
            .setDomain(graph.domain(component).map(ref -> ref.shortForm("Domain")).orElse(null))
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
    Set<EntityRef> users = graph.users(entity);
    List<Entity> owners = users.stream().flatMap(ref -> graph.find(ref).stream()).toList();
    if (users.size() != 1 || owners.size() != 1) {
      report(
          entity,
          "names assets, but "
              + (users.size() > 1
                  ? "several components use it"
                  : "no component of this file uses it")
              + "; they get no application");
      named.forEach((asset, limit) -> suggest(asset, limit, entity));
      return;
    }
    Entity component = owners.getFirst();
    String application = component.ref().qualifiedName();
    OwnerOf own = owner(entity, component);
    OwnerOf owner = own.name() == null ? owner(component, component) : own;
    named.forEach((asset, limit) -> add(asset, limit, application, owner));
  }

  private void add(String asset, Limit limit, String application, OwnerOf owner) {
    assets.putIfAbsent(
        asset + "|" + application,
        CatalogAsset.newBuilder()
            .setAsset(asset)
            .setSource(source(application))
            .setApplication(application)
            .setPathPrefix(limit.directory())
            .setOwner(owner.name())
            .setOwnerFrom(owner.from())
            .setOverride(owner.override())
            .setObservedAt(observedAt)
            .build());
  }

  /** The owner of what several use is known, only its application is not. */
  private void suggest(String asset, Limit limit, Entity entity) {
    String source = source(entity.ref().toString());
    sources.add(source);
    graph
        .owner(entity)
        .filter(owner -> limit.directory() == null)
        .ifPresent(
            owner ->
                assets.putIfAbsent(
                    asset + "|" + source,
                    CatalogAsset.newBuilder()
                        .setAsset(asset)
                        .setSource(source)
                        .setOwner(owner.name())
                        .setSuggestion(
                            "owner of " + owner.from().ref() + ", which no single component uses")
                        .setObservedAt(observedAt)
                        .build()));
  }

  /** An explicit owner by annotation, else that of the nearest entity that names one. */
  private OwnerOf owner(Entity entity, Entity component) {
    Optional<String> stated = entity.annotation(OWNER).or(() -> component.annotation(OWNER));
    if (stated.isPresent()) {
      String name =
          EntityRef.parse(stated.get(), "Group", entity.ref().namespace())
              .map(ref -> ref.shortForm("Group"))
              .orElse(stated.get());
      return new OwnerOf(name, null, List.of(), true);
    }
    return graph
        .owner(entity)
        .map(
            owner ->
                new OwnerOf(
                    owner.name(),
                    owner.from().ref().equals(component.ref())
                        ? null
                        : owner.from().ref().toString(),
                    graph.groupsAbove(owner.ref()),
                    false))
        .orElse(new OwnerOf(null, null, List.of(), false));
  }

  private record OwnerOf(
      @Nullable String name, @Nullable String from, List<String> above, boolean override) {}

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
