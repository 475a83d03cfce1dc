/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.sarif;

import io.sluice.ingest.report.ReportNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rules of a run: those of the driver, and those of its extensions (query packs, plugins). */
final class SarifRules {

  /**
   * Rules of one tool component.
   *
   * @param name name of the component
   * @param guid guid of the component, or empty
   * @param rules rules in their order
   */
  record Component(String name, String guid, List<SarifRule> rules) {}

  private final List<SarifRule> driver;
  private final List<Component> extensions;
  private final Map<String, SarifRule> byId = new HashMap<>();
  private final Map<String, String> globalMessages;

  SarifRules(
      List<SarifRule> driver, List<Component> extensions, Map<String, String> globalMessages) {
    this.driver = driver;
    this.extensions = extensions;
    this.globalMessages = globalMessages;
    List<SarifRule> all = new ArrayList<>(driver);
    extensions.forEach(extension -> all.addAll(extension.rules()));
    all.forEach(rule -> byId.putIfAbsent(rule.id(), rule));
  }

  /** Message strings that all rules share (§3.19.22). */
  Map<String, String> globalMessages() {
    return globalMessages;
  }

  /**
   * Rule of a result (§3.27.7): by {@code rule.index} or {@code ruleIndex} when that fits the id,
   * else by id. A hierarchical id such as {@code CA1000/1} names a refinement of {@code CA1000}
   * (§3.5.4).
   */
  SarifRule of(ReportNode result) {
    ReportNode reference = result.object("rule");
    String id = result.text("ruleId").or(() -> reference.text("id")).orElse("");
    Optional<Integer> index = reference.integer("index").or(() -> result.integer("ruleIndex"));
    List<SarifRule> table = table(reference.object("toolComponent"));
    Optional<SarifRule> indexed =
        index
            .filter(i -> i >= 0 && i < table.size())
            .map(table::get)
            .filter(rule -> id.isEmpty() || refines(id, rule.id()));
    return indexed.or(() -> byId(id)).orElse(SarifRule.UNKNOWN);
  }

  private List<SarifRule> table(ReportNode component) {
    Optional<Integer> index = component.integer("index");
    if (index.isPresent() && index.get() >= 0 && index.get() < extensions.size()) {
      return extensions.get(index.get()).rules();
    }
    String name = component.text("name").orElse("");
    String guid = component.text("guid").orElse("");
    return extensions.stream()
        .filter(e -> (!guid.isEmpty() && e.guid().equals(guid)) || e.name().equals(name))
        .filter(e -> !name.isEmpty() || !guid.isEmpty())
        .findFirst()
        .map(Component::rules)
        .orElse(driver);
  }

  private Optional<SarifRule> byId(String id) {
    SarifRule exact = byId.get(id);
    int slash = id.lastIndexOf('/');
    if (exact != null || slash < 0) {
      return Optional.ofNullable(exact);
    }
    return byId(id.substring(0, slash));
  }

  private static boolean refines(String id, String ruleId) {
    return id.equals(ruleId) || id.startsWith(ruleId + "/");
  }
}
