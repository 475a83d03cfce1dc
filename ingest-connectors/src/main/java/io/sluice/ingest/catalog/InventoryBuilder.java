/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.catalog;

import io.sluice.event.CatalogApplication;
import io.sluice.event.CatalogAsset;
import io.sluice.event.Criticality;
import io.sluice.event.DataClass;
import io.sluice.event.Environment;
import io.sluice.event.Exposure;
import io.sluice.ingest.file.MalformedFileException;
import io.sluice.ingest.report.Assets;
import io.sluice.topic.Keys;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns the rows of an inventory into assets and applications.
 *
 * <ul>
 *   <li>The rows of an application speak together: of a fact about it the first that is given
 *       counts, another one is reported. It becomes a record of the application only when more than
 *       an owner is said, so that an inventory of assets does not wipe out what Backstage says.
 *   <li>A row needs an application, unless it overrides an owner.
 * </ul>
 */
final class InventoryBuilder {

  private static final String SOURCE = "inventory:";
  private static final Set<String> YES = Set.of("true", "yes", "y", "1", "x");
  private static final Set<String> NO = Set.of("false", "no", "n", "0", "");

  private static final List<InventoryColumn> ABOUT_APPLICATION =
      List.of(
          InventoryColumn.CRITICALITY,
          InventoryColumn.EXPOSURE,
          InventoryColumn.DATA_CLASS,
          InventoryColumn.ENVIRONMENT,
          InventoryColumn.TITLE,
          InventoryColumn.SYSTEM,
          InventoryColumn.LIFECYCLE,
          InventoryColumn.TAGS);

  private final Instant observedAt;
  private final List<CatalogProblem> problems;
  private final Map<String, CatalogAsset> assets = new LinkedHashMap<>();
  private final Map<String, Map<InventoryColumn, InventoryRow>> applications =
      new LinkedHashMap<>();
  private final Set<String> sources = new LinkedHashSet<>();

  InventoryBuilder(Instant observedAt, List<CatalogProblem> problems) {
    this.observedAt = observedAt;
    this.problems = problems;
  }

  CatalogReading build(List<InventoryRow> rows) {
    rows.forEach(this::row);
    List<CatalogApplication> described = new ArrayList<>();
    applications.forEach(
        (application, facts) -> application(application, facts).ifPresent(described::add));
    List<CatalogAsset> all = new ArrayList<>(assets.values());
    all.addAll(new Likenesses(observedAt).of(all, sources));
    return new CatalogReading(rows.size(), described, all, sources, problems);
  }

  private void row(InventoryRow row) {
    boolean override = override(row);
    Optional<String> application = row.text(InventoryColumn.APPLICATION);
    Optional<String> owner = row.text(InventoryColumn.OWNER);
    List<String> ids = assets(row);
    if (override && owner.isEmpty()) {
      report(row, "an override names no owner; the row is left out");
    } else if (application.isEmpty() && !override) {
      report(row, "no application; the row is left out");
    } else if (ids.isEmpty() && application.isEmpty()) {
      report(row, "no asset; the row is left out");
    } else {
      application.ifPresent(name -> fact(name, row));
      ids.forEach(asset -> add(row, asset, application, owner, override));
    }
  }

  private void add(
      InventoryRow row,
      String asset,
      Optional<String> application,
      Optional<String> owner,
      boolean override) {
    String name = SOURCE + Keys.escape(application.orElse("overrides"));
    @Nullable String directory =
        row.text(InventoryColumn.PATH).map(InventoryBuilder::directory).orElse(null);
    String source = directory == null ? name : name + Keys.SEPARATOR + directory;
    sources.add(name);
    CatalogAsset statement =
        CatalogAsset.newBuilder()
            .setAsset(asset)
            .setSource(source)
            .setApplication(application.orElse(null))
            .setPathPrefix(directory)
            .setOwner(owner.orElse(null))
            .setOverride(override)
            .setObservedAt(observedAt)
            .build();
    CatalogAsset before = assets.putIfAbsent(Keys.catalogAsset(asset, source), statement);
    if (before != null && !before.equals(statement)) {
      report(row, asset + " is given twice for this application and path; the first row counts");
    }
  }

  private List<String> assets(InventoryRow row) {
    List<String> ids = new ArrayList<>();
    for (String asset : row.list(InventoryColumn.ASSET)) {
      if (EntityAssets.isAsset(asset)) {
        ids.add(asset);
      } else {
        report(row, "no asset id such as repo:github.com/acme/shop: " + quoted(asset));
      }
    }
    for (String repository : row.list(InventoryColumn.REPOSITORY)) {
      add(row, repository, Assets.repository(address(repository)), ids);
    }
    for (String image : row.list(InventoryColumn.IMAGE)) {
      add(row, image, Assets.image(image), ids);
    }
    return ids.stream().distinct().toList();
  }

  private void add(InventoryRow row, String written, Optional<String> asset, List<String> ids) {
    asset
        .filter(EntityAssets::isAsset)
        .ifPresentOrElse(
            ids::add, () -> report(row, "names no repository or image: " + quoted(written)));
  }

  private static String address(String repository) {
    return repository.contains("://") || repository.contains("@")
        ? repository
        : "https://" + repository;
  }

  private boolean override(InventoryRow row) {
    String said = row.text(InventoryColumn.OVERRIDE).orElse("").toLowerCase(Locale.ROOT);
    if (!YES.contains(said) && !NO.contains(said)) {
      report(row, "override must be yes or no, not " + quoted(said) + "; taken as no");
    }
    return YES.contains(said);
  }

  private static String directory(String path) {
    String relative = path.replaceFirst("^(\\./|/)+", "");
    return relative.isEmpty() || relative.endsWith("/") ? relative : relative + '/';
  }

  private void fact(String application, InventoryRow row) {
    Map<InventoryColumn, InventoryRow> known =
        applications.computeIfAbsent(application, name -> new EnumMap<>(InventoryColumn.class));
    List<InventoryColumn> columns = new ArrayList<>(ABOUT_APPLICATION);
    if (row.text(InventoryColumn.PATH).isEmpty()) {
      columns.add(InventoryColumn.OWNER);
    }
    for (InventoryColumn column : columns) {
      row.text(column)
          .ifPresent(
              value -> {
                InventoryRow first = known.putIfAbsent(column, row);
                if (first != null
                    && column != InventoryColumn.OWNER
                    && !first.text(column).equals(Optional.of(value))) {
                  report(
                      row,
                      "another %s of %s than in line %d, which counts"
                          .formatted(column.word(), quoted(application), first.line()));
                }
              });
    }
  }

  private Optional<CatalogApplication> application(
      String application, Map<InventoryColumn, InventoryRow> facts) {
    if (ABOUT_APPLICATION.stream().noneMatch(facts::containsKey)) {
      return Optional.empty();
    }
    return Optional.of(
        CatalogApplication.newBuilder()
            .setApplication(Keys.escape(application))
            .setTitle(text(facts, InventoryColumn.TITLE).orElse(application))
            .setOwner(text(facts, InventoryColumn.OWNER).orElse(null))
            .setSystem(text(facts, InventoryColumn.SYSTEM).orElse(null))
            .setCriticality(
                word(Criticality.class, Criticality.UNKNOWN, InventoryColumn.CRITICALITY, facts))
            .setExposure(word(Exposure.class, Exposure.UNKNOWN, InventoryColumn.EXPOSURE, facts))
            .setDataClass(
                word(DataClass.class, DataClass.UNKNOWN, InventoryColumn.DATA_CLASS, facts))
            .setEnvironment(
                word(Environment.class, Environment.UNKNOWN, InventoryColumn.ENVIRONMENT, facts))
            .setLifecycle(text(facts, InventoryColumn.LIFECYCLE).orElse(null))
            .setTags(
                Optional.ofNullable(facts.get(InventoryColumn.TAGS))
                    .map(row -> row.list(InventoryColumn.TAGS))
                    .orElse(List.of()))
            .setSource(SOURCE + Keys.escape(application))
            .setObservedAt(observedAt)
            .build());
  }

  private <E extends Enum<E>> E word(
      Class<E> type, E unknown, InventoryColumn column, Map<InventoryColumn, InventoryRow> facts) {
    InventoryRow row = facts.get(column);
    if (row == null) {
      return unknown;
    }
    Optional<E> value = row.text(column).flatMap(text -> BusinessContext.find(type, text));
    if (value.isEmpty()) {
      report(row, column.word() + " must be one of " + BusinessContext.words(unknown));
    }
    return value.orElse(unknown);
  }

  private static Optional<String> text(
      Map<InventoryColumn, InventoryRow> facts, InventoryColumn column) {
    return Optional.ofNullable(facts.get(column)).flatMap(row -> row.text(column));
  }

  private void report(InventoryRow row, String problem) {
    problems.add(new CatalogProblem(row.line(), problem));
  }

  private static String quoted(String text) {
    return MalformedFileException.quote(text);
  }
}
