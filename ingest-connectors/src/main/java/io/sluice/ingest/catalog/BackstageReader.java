/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.catalog;

import io.sluice.ingest.catalog.Entity.InvalidEntityException;
import io.sluice.ingest.catalog.YamlNodes.NotYamlException;
import io.sluice.ingest.file.MalformedFileException;
import io.sluice.ingest.file.TextFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads a Backstage {@code catalog-info.yaml}: a stream of YAML documents, one entity each. A
 * Component becomes an application; System, Domain, Group, Resource and API entities of the same
 * file add to it ({@link CatalogBuilder}); other kinds are counted and say nothing here.
 *
 * <p>An entity that is invalid, or a document that is an unrendered template or not YAML at all, is
 * a {@link CatalogProblem}. A file without any Backstage entity is refused.
 */
public final class BackstageReader {

  /** Largest file read. Backstage splits its catalogs into one file a repository. */
  static final int MAX_BYTES = 16 << 20;

  private static final Pattern LOOKS_LIKE_ENTITY =
      Pattern.compile("(?m)^apiVersion:\\s*['\"]?[\\w.]*backstage\\.io/");
  private static final Pattern HAS_KIND = Pattern.compile("(?m)^kind:\\s*\\S");

  private BackstageReader() {}

  /**
   * Reads a file.
   *
   * @param observedAt time put on every statement
   * @throws MalformedFileException when the file is too large, not text, or has no Backstage entity
   */
  public static CatalogReading read(Path file, Instant observedAt) throws IOException {
    return read(
        TextFile.read(file, MAX_BYTES, "no catalog file is expected to be that large"), observedAt);
  }

  /** Reads the text of a file. */
  public static CatalogReading read(String text, Instant observedAt) {
    List<CatalogProblem> problems = new ArrayList<>();
    List<Entity> entities = new ArrayList<>();
    int found = 0;
    boolean backstage = false;
    for (YamlDocument document : YamlDocument.split(text)) {
      try {
        Node root = YamlNodes.parse(document.text());
        Map<String, Node> entries = YamlNodes.entries(root);
        if (!entries.containsKey("kind")) {
          problems.add(new CatalogProblem(document.firstLine(), "not an entity: it has no kind"));
          continue;
        }
        found++;
        Entity entity = Entity.of(document.firstLine(), entries);
        backstage = true;
        entities.add(entity);
      } catch (NotYamlException e) {
        found += HAS_KIND.matcher(document.text()).find() ? 1 : 0;
        problems.add(notYaml(document, e));
      } catch (InvalidEntityException e) {
        problems.add(new CatalogProblem(document.firstLine(), String.valueOf(e.getMessage())));
      }
      backstage |= LOOKS_LIKE_ENTITY.matcher(document.text()).find();
    }
    if (!backstage) {
      throw new MalformedFileException(
          problems.isEmpty()
              ? "no Backstage entity in an empty file"
              : "no Backstage entity (apiVersion backstage.io/..., kind): " + problems.getFirst());
    }
    return new CatalogBuilder(entities, observedAt, problems).build(found);
  }

  private static CatalogProblem notYaml(YamlDocument document, NotYamlException e) {
    String cause = Entity.isTemplate(document.text()) ? "an unrendered template" : "not valid YAML";
    return new CatalogProblem(
        document.firstLine() + e.line() - 1, cause + " (" + e.getMessage() + ")");
  }
}
