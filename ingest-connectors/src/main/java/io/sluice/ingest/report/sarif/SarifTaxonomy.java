/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.sarif;

import io.sluice.ingest.report.Findings;
import io.sluice.ingest.report.ReportNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A taxonomy (§3.14.8): only what is needed to find the CWE behind a reference to one of its taxa.
 *
 * @param name name of the taxonomy
 * @param guid guid of the taxonomy, or empty
 * @param ids ids of its taxa in their order
 */
record SarifTaxonomy(String name, String guid, List<String> ids) {

  static SarifTaxonomy read(ReportNode node) {
    List<String> ids = new ArrayList<>();
    for (ReportNode taxon : node.objects("taxa")) {
      ids.add(taxon.text("id").orElse(""));
    }
    return new SarifTaxonomy(node.text("name").orElse(""), node.text("guid").orElse(""), ids);
  }

  private boolean isCwe() {
    return name.toUpperCase(Locale.ROOT).startsWith("CWE")
        || name.toUpperCase(Locale.ROOT).contains("COMMON WEAKNESS");
  }

  /** CWE ids of references to taxa (§3.52): by id, or by index into a taxonomy of the run. */
  static Set<Integer> cwes(List<ReportNode> references, List<SarifTaxonomy> taxonomies) {
    Set<Integer> cwes = new LinkedHashSet<>();
    for (ReportNode reference : references) {
      ReportNode component = reference.object("toolComponent");
      Optional<SarifTaxonomy> taxonomy = find(component, taxonomies);
      boolean cwe =
          taxonomy.map(SarifTaxonomy::isCwe).orElse(false)
              || new SarifTaxonomy(component.text("name").orElse(""), "", List.of()).isCwe();
      Optional<String> id =
          reference.text("id").or(() -> taxonomy.flatMap(t -> t.idAt(reference.integer("index"))));
      id.ifPresent(
          text -> {
            if (cwe) {
              Findings.cwe(text).ifPresent(cwes::add);
            } else {
              cwes.addAll(Findings.cwes(text));
            }
          });
    }
    return cwes;
  }

  private Optional<String> idAt(Optional<Integer> index) {
    return index.filter(i -> i >= 0 && i < ids.size()).map(ids::get);
  }

  private static Optional<SarifTaxonomy> find(
      ReportNode component, List<SarifTaxonomy> taxonomies) {
    Optional<Integer> index = component.integer("index");
    if (index.isPresent() && index.get() >= 0 && index.get() < taxonomies.size()) {
      return Optional.of(taxonomies.get(index.get()));
    }
    String name = component.text("name").orElse("");
    String guid = component.text("guid").orElse("");
    return taxonomies.stream()
        .filter(t -> t.name().equals(name) || (!guid.isEmpty() && t.guid().equals(guid)))
        .findFirst();
  }
}
