/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.catalog;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The entities of one file and how they belong together. A relation is what the {@code spec} says,
 * or what Backstage itself computed, in the {@code relations} of an entity that was exported from
 * it. Circles are walked once.
 */
final class EntityGraph {

  private final Map<EntityRef, Entity> known;

  EntityGraph(Map<EntityRef, Entity> known) {
    this.known = new LinkedHashMap<>(known);
  }

  /**
   * An owner.
   *
   * @param name short form of the owner's reference
   * @param ref the owner
   * @param from entity that names it
   */
  record Owner(String name, EntityRef ref, Entity from) {}

  Optional<Entity> find(EntityRef ref) {
    return Optional.ofNullable(known.get(ref));
  }

  Stream<Entity> ofKind(String kind) {
    return known.values().stream().filter(entity -> entity.isKind(kind));
  }

  /**
   * The owner of a component, resource or API: its own, else that of the component it is part of,
   * else that of its system, else that of the system's domain, always the nearest one.
   */
  Optional<Owner> owner(Entity entity) {
    return Stream.of(parents(entity), systems(entity), domains(entity))
        .flatMap(List::stream)
        .flatMap(speaker -> ownOwner(speaker).stream())
        .findFirst();
  }

  /** The owner that an entity names itself. */
  static Optional<Owner> ownOwner(Entity entity) {
    return entity
        .reference("owner", "ownedBy", "Group")
        .map(ref -> new Owner(ref.shortForm("Group"), ref, entity));
  }

  /** The component and those that it is part of, itself first. */
  List<Entity> parents(Entity entity) {
    return walk(List.of(entity), "subcomponentOf", "Component");
  }

  /** Reference of the system, of the component or of one that it is part of. */
  Optional<EntityRef> system(Entity entity) {
    return parents(entity).stream()
        .flatMap(speaker -> speaker.reference("system", "partOf", "System").stream())
        .filter(ref -> ref.kind().equalsIgnoreCase("System"))
        .findFirst();
  }

  private List<Entity> systems(Entity entity) {
    return system(entity).flatMap(this::find).map(List::of).orElse(List.of());
  }

  /** Reference of the domain that the system is part of. */
  Optional<EntityRef> domain(Entity entity) {
    return systems(entity).stream()
        .flatMap(system -> system.reference("domain", "partOf", "Domain").stream())
        .filter(ref -> ref.kind().equalsIgnoreCase("Domain"))
        .findFirst();
  }

  private List<Entity> domains(Entity entity) {
    List<Entity> direct = domain(entity).flatMap(this::find).map(List::of).orElse(List.of());
    return walk(direct, "subdomainOf", "Domain");
  }

  /** What says something about the business of a component, the component itself first. */
  List<Entity> context(Entity component) {
    return Stream.of(parents(component), systems(component), domains(component))
        .flatMap(List::stream)
        .toList();
  }

  /** Groups above an owner, nearest first. */
  List<String> groupsAbove(EntityRef owner) {
    List<Entity> direct = find(owner).map(List::of).orElse(List.of());
    Set<EntityRef> above = new LinkedHashSet<>();
    for (Entity group : walk(direct, "parent", "childOf", "Group")) {
      group.reference("parent", "childOf", "Group").ifPresent(above::add);
    }
    above.remove(owner);
    return above.stream().map(ref -> ref.shortForm("Group")).toList();
  }

  /** Components that use an entity as a part of their own: they depend on it or provide it. */
  Set<EntityRef> users(Entity entity) {
    Set<EntityRef> users = new LinkedHashSet<>();
    entity.references("dependencyOf", "dependencyOf", "Component").stream()
        .filter(ref -> ref.kind().equalsIgnoreCase("Component"))
        .forEach(users::add);
    entity.references("", "apiProvidedBy", "Component").forEach(users::add);
    ofKind("Component")
        .filter(
            component ->
                Stream.of(
                        component.references("dependsOn", "dependsOn", "Resource"),
                        component.references("providesApis", "providesApi", "API"))
                    .flatMap(List::stream)
                    .anyMatch(entity.ref()::equals))
        .forEach(component -> users.add(component.ref()));
    return users;
  }

  private List<Entity> walk(List<Entity> start, String field, String kind) {
    return walk(start, field, "partOf", kind);
  }

  private List<Entity> walk(List<Entity> start, String field, String relation, String kind) {
    List<Entity> found = new ArrayList<>();
    Set<EntityRef> seen = new HashSet<>();
    Optional<Entity> next = start.stream().findFirst();
    while (next.isPresent() && seen.add(next.get().ref())) {
      Entity entity = next.get();
      found.add(entity);
      next =
          entity.references(field, relation, kind).stream()
              .filter(ref -> ref.kind().equalsIgnoreCase(kind))
              .flatMap(ref -> find(ref).stream())
              .findFirst();
    }
    return found;
  }
}
