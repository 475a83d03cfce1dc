/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.catalog;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Columns of an inventory, each with the other names that it goes by. */
enum InventoryColumn {
  /** Asset ids, separated by spaces, commas or semicolons. */
  ASSET("assets", "asset_id"),
  /** Repository, as an address or as host and path. */
  REPOSITORY("repo", "repository_url", "repo_url", "git_url"),
  /** Container image, with or without tag. */
  IMAGE("container_image", "image_repository"),
  /** Application the asset belongs to. */
  APPLICATION("app", "application_name", "application_id", "service", "component"),
  /** Who owns the asset, or the part of it that the path names. */
  OWNER("team", "owner_team", "owning_team", "owned_by", "responsible"),
  /** Directory that the row is limited to. */
  PATH("path_prefix", "prefix", "directory", "folder"),
  /** See {@link BusinessContext}, as the next three. */
  CRITICALITY("business_criticality"),
  EXPOSURE("network_exposure"),
  DATA_CLASS("data_classification", "dataclass", "classification"),
  ENVIRONMENT("env"),
  /** Human name of the application. */
  TITLE("display_name"),
  /** System the application is part of. */
  SYSTEM("product"),
  LIFECYCLE(),
  TAGS(),
  /** Whether the owner stands above what every other source says. */
  OVERRIDE("owner_override");

  private final List<String> aliases;

  InventoryColumn(String... aliases) {
    this.aliases = List.of(aliases);
  }

  /** The column that a heading names, without regard to case and to what separates its words. */
  static Optional<InventoryColumn> find(String heading) {
    String name = heading.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", "_");
    return Arrays.stream(values())
        .filter(column -> column.word().equals(name) || column.aliases.contains(name))
        .findFirst();
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether headings are those of an inventory: they name an asset, and whose it is. */
  static boolean isInventory(List<String> headings) {
    List<InventoryColumn> known =
        headings.stream().flatMap(heading -> find(heading).stream()).toList();
    boolean names = known.contains(ASSET) || known.contains(REPOSITORY) || known.contains(IMAGE);
    boolean belongs = known.contains(APPLICATION) || known.contains(OWNER);
    return names && belongs && known.size() * 2 >= headings.size();
  }
}
