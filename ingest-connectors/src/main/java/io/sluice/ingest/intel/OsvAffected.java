/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.intel;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.event.AffectedPackage;
import io.sluice.event.AffectedRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Affected packages of an OSV record: where affected versions begin and where they end. Lists of
 * single versions, which are most of a record, and ranges of Git commits are passed over.
 */
final class OsvAffected {

  static final int MAX_PACKAGES = 100;

  /** Of all packages of a record together. */
  static final int MAX_RANGES = 500;

  private static final int MAX_TEXT = 300;

  private final List<AffectedPackage> packages = new ArrayList<>();
  private int ranges;
  private boolean cut;

  /** Takes an element of {@code affected}, without its {@code versions}. */
  void add(JsonNode affected) {
    JsonNode node = affected.path("package");
    Optional<String> ecosystem = JsonTree.text(node, "ecosystem").filter(OsvAffected::fits);
    Optional<String> name = JsonTree.text(node, "name").filter(OsvAffected::fits);
    if (ecosystem.isEmpty() || name.isEmpty()) {
      return;
    }
    if (packages.size() == MAX_PACKAGES) {
      cut = true;
      return;
    }
    List<AffectedRange> read = new ArrayList<>();
    JsonTree.elements(affected, "ranges").forEach(range -> range(range, read));
    packages.add(
        AffectedPackage.newBuilder()
            .setEcosystem(ecosystem.get())
            .setName(name.get())
            .setPurl(JsonTree.text(node, "purl").filter(OsvAffected::fits).orElse(null))
            .setRanges(read)
            .build());
  }

  List<AffectedPackage> list() {
    return packages;
  }

  /** True when there was more than is kept. */
  boolean isCut() {
    return cut;
  }

  /** Events of a range come in order: each fix or last version ends what was introduced before. */
  private void range(JsonNode range, List<AffectedRange> read) {
    String type = JsonTree.text(range, "type").orElse("");
    if (!type.equals("SEMVER") && !type.equals("ECOSYSTEM")) {
      return;
    }
    @Nullable String introduced = null;
    for (JsonNode event : JsonTree.elements(range, "events").toList()) {
      Optional<String> start = text(event, "introduced");
      Optional<String> fixed = text(event, "fixed");
      Optional<String> last = text(event, "last_affected");
      if (start.isPresent()) {
        if (introduced != null) {
          add(read, type, introduced, null, null);
        }
        introduced = start.get();
      } else if (fixed.isPresent() || last.isPresent()) {
        add(read, type, introduced, fixed.orElse(null), last.orElse(null));
        introduced = null;
      }
    }
    if (introduced != null) {
      add(read, type, introduced, null, null);
    }
  }

  private void add(
      List<AffectedRange> read,
      String type,
      @Nullable String introduced,
      @Nullable String fixed,
      @Nullable String last) {
    if (ranges == MAX_RANGES) {
      cut = true;
      return;
    }
    ranges++;
    read.add(
        AffectedRange.newBuilder()
            .setType(type)
            .setIntroduced(introduced)
            .setFixed(fixed)
            .setLastAffected(last)
            .build());
  }

  private static Optional<String> text(JsonNode event, String field) {
    return JsonTree.text(event, field).filter(OsvAffected::fits);
  }

  private static boolean fits(String text) {
    return text.length() <= MAX_TEXT;
  }
}
