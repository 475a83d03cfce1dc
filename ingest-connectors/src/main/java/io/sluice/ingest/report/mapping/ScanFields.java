/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.mapping;

import io.sluice.event.Category;
import io.sluice.ingest.report.Assets;
import io.sluice.ingest.report.ScanHeader;
import io.sluice.ingest.report.Times;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What the report says about the scan.
 *
 * @param texts expressions by field name, those of the asset as {@code asset.image}
 * @param incomplete when the scan did not cover its scope, with the reason
 * @param failed when it failed, with the reason
 */
record ScanFields(
    Map<String, Expression> texts, List<Judgement> incomplete, List<Judgement> failed) {

  /** A condition and why it matters. */
  record Judgement(Condition when, Expression reason) {}

  private static final Set<String> TEXTS =
      Set.of("tool", "version", "time", "configuration", "commit", "branch");
  private static final Set<String> ASSET = Set.of("repository", "image", "url", "cluster", "id");
  private static final Set<String> KEYS =
      Set.of(
          "tool",
          "version",
          "time",
          "configuration",
          "commit",
          "branch",
          "asset",
          "incomplete",
          "failed");

  static ScanFields none() {
    return new ScanFields(Map.of(), List.of(), List.of());
  }

  static ScanFields parse(MappingNode node, ExpressionReader expressions) {
    Map<String, Expression> texts = new LinkedHashMap<>();
    List<Judgement> incomplete = new ArrayList<>();
    List<Judgement> failed = new ArrayList<>();
    node.entries(KEYS)
        .forEach(
            (key, value) -> {
              if (TEXTS.contains(key)) {
                texts.put(key, expressions.single(value));
              } else if (key.equals("asset")) {
                value
                    .entries(ASSET)
                    .forEach((kind, text) -> texts.put("asset." + kind, expressions.single(text)));
              } else {
                List<Judgement> judgements = key.equals("failed") ? failed : incomplete;
                value.elements().forEach(one -> judgements.add(judgement(one, expressions)));
              }
            });
    return new ScanFields(texts, incomplete, failed);
  }

  private static Judgement judgement(MappingNode node, ExpressionReader expressions) {
    Map<String, MappingNode> entries = node.entries(Set.of("when", "reason"));
    return new Judgement(
        entries.containsKey("when") ? Condition.parse(node.required("when")) : Condition.ALWAYS,
        expressions.single(node.required("reason")));
  }

  void paths(Consumer<ItemPath> visitor) {
    texts.values().forEach(expression -> expression.paths(visitor));
    for (List<Judgement> judgements : List.of(incomplete, failed)) {
      judgements.forEach(
          judgement -> {
            judgement.when().paths(visitor);
            judgement.reason().paths(visitor);
          });
    }
  }

  /** The header of the scan of a report. */
  ScanHeader header(String tool, Category category, Scope scope) {
    ScanHeader header =
        ScanHeader.of(text("tool", scope).orElse(tool), category)
            .withToolVersion(text("version", scope))
            .withScannedAt(text("time", scope).flatMap(Times::parse))
            .withConfiguration(text("configuration", scope).orElse(""))
            .withRevision(text("commit", scope), text("branch", scope))
            .withAsset(asset(scope));
    for (Judgement judgement : incomplete) {
      if (judgement.when().holds(scope)) {
        header = header.incomplete(reason(judgement, scope));
      }
    }
    for (Judgement judgement : failed) {
      if (judgement.when().holds(scope)) {
        header = header.failed(reason(judgement, scope));
      }
    }
    return header;
  }

  private static String reason(Judgement judgement, Scope scope) {
    return judgement.reason().first(scope).orElse("the report says so");
  }

  private Optional<String> asset(Scope scope) {
    return text("asset.id", scope)
        .or(() -> text("asset.repository", scope).flatMap(Assets::repository))
        .or(() -> text("asset.image", scope).flatMap(Assets::image))
        .or(() -> text("asset.url", scope).map(url -> "url:" + url))
        .or(() -> text("asset.cluster", scope).map(name -> "cluster:" + name))
        .filter(asset -> asset.indexOf('|') < 0 && asset.indexOf(' ') < 0);
  }

  private Optional<String> text(String name, Scope scope) {
    Expression expression = texts.get(name);
    return expression == null
        ? Optional.empty()
        : expression.first(scope).map(String::strip).filter(text -> !text.isEmpty());
  }
}
