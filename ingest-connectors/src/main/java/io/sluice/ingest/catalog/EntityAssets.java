/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The assets an entity names in its annotations, each with the directory it is limited to.
 *
 * <table>
 *   <caption>Annotations</caption>
 *   <tr><td>{@code github.com/project-slug}</td><td>{@code repo:github.com/<slug>}</td></tr>
 *   <tr><td>{@code gitlab.com/project-slug}</td><td>{@code repo:gitlab.com/<slug>}, or the host of
 *       {@code gitlab.com/instance}</td></tr>
 *   <tr><td>{@code backstage.io/source-location}</td><td>repository and directory</td></tr>
 *   <tr><td>{@code sluice.io/assets}</td><td>asset ids, separated by commas</td></tr>
 * </table>
 */
final class EntityAssets {

  static final String ASSETS = "sluice.io/assets";

  private static final String GITHUB = "github.com/project-slug";
  private static final String GITLAB = "gitlab.com/project-slug";
  private static final String GITLAB_INSTANCE = "gitlab.com/instance";
  private static final String SOURCE_LOCATION = "backstage.io/source-location";

  private static final Pattern SLUG = Pattern.compile("[\\w.-]+(/[\\w.-]+)+");
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.-]+(:\\d{1,5})?");
  private static final Pattern ASSET = Pattern.compile("[a-z][a-z0-9-]*:[^\\s|\\p{Cntrl}]+");

  private EntityAssets() {}

  /** Whether a text can be the id of an asset. */
  static boolean isAsset(String id) {
    return ASSET.matcher(id).matches();
  }

  /** A directory limit, or none for the whole asset. */
  record Limit(@Nullable String directory) {}

  /**
   * Assets by id, in the order of the annotations. A directory of the source location limits the
   * repository that a slug names too: together they say "this part of that repository".
   */
  static Map<String, Limit> of(Entity entity, List<CatalogProblem> problems) {
    Map<String, Limit> assets = new LinkedHashMap<>();
    entity
        .annotation(GITHUB)
        .ifPresent(slug -> addSlug(entity, GITHUB, "github.com", slug, assets, problems));
    entity
        .annotation(GITLAB)
        .ifPresent(
            slug ->
                addSlug(
                    entity,
                    GITLAB,
                    entity.annotation(GITLAB_INSTANCE).orElse("gitlab.com"),
                    slug,
                    assets,
                    problems));
    entity
        .annotation(SOURCE_LOCATION)
        // 'dir:' and 'file:' locations are relative to a place this file does not name.
        .filter(location -> location.startsWith("url:"))
        .ifPresent(location -> addSource(entity, location, assets, problems));
    for (String asset : entity.annotation(ASSETS).orElse("").split(",")) {
      String id = asset.strip();
      if (isAsset(id)) {
        assets.putIfAbsent(id, new Limit(null));
      } else if (!id.isEmpty()) {
        problems.add(
            problem(
                entity, ASSETS, "needs asset ids such as repo:github.com/acme/shop, not " + id));
      }
    }
    return assets;
  }

  private static void addSlug(
      Entity entity,
      String annotation,
      String host,
      String slug,
      Map<String, Limit> assets,
      List<CatalogProblem> problems) {
    if (SLUG.matcher(slug).matches() && HOST.matcher(host).matches()) {
      assets.put("repo:" + host + "/" + slug, new Limit(null));
    } else {
      problems.add(problem(entity, annotation, "needs the form <organisation>/<repository>"));
    }
  }

  private static void addSource(
      Entity entity, String location, Map<String, Limit> assets, List<CatalogProblem> problems) {
    SourceLocation.parse(location)
        .ifPresentOrElse(
            source ->
                assets.put(sameAsset(source.repository(), assets), new Limit(source.directory())),
            () -> problems.add(problem(entity, SOURCE_LOCATION, "names no repository")));
  }

  /** Hosts take repository names without regard to case, so the slug's spelling is kept. */
  private static String sameAsset(String repository, Map<String, Limit> assets) {
    return assets.keySet().stream()
        .filter(repository::equalsIgnoreCase)
        .findFirst()
        .orElse(repository);
  }

  private static CatalogProblem problem(Entity entity, String annotation, String what) {
    return new CatalogProblem(
        entity.line(), entity.ref() + ": annotation " + annotation + " " + what + "; ignored");
  }
}
