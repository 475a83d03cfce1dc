/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.benchmarks.judge;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/** Writes verdicts for programs. */
final class JudgeJson {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private JudgeJson() {}

  static String of(List<String> categories, List<Verdict> verdicts) {
    ObjectNode root = JSON.createObjectNode();
    root.set("all", card(Scorecard.of("all", verdicts)));
    ObjectNode byCategory = root.putObject("categories");
    for (String category : categories) {
      List<Verdict> own =
          verdicts.stream().filter(verdict -> verdict.world().category().equals(category)).toList();
      byCategory.set(category, card(Scorecard.of(category, own)));
    }
    verdicts.forEach(verdict -> root.withArray("/pairs").add(pair(verdict)));
    return root.toPrettyString();
  }

  private static ObjectNode card(Scorecard card) {
    return JSON.createObjectNode()
        .put("worlds", card.worlds())
        .put("pairs", card.pairs())
        .put("same", card.same())
        .put("different", card.different())
        .put("merged", card.merged())
        .put("missed", card.missed())
        .put("apart", card.apart())
        .put("falseMerges", card.falseMerges())
        .put("precision", card.precision())
        .put("recall", card.recall());
  }

  private static ObjectNode pair(Verdict verdict) {
    return JSON.createObjectNode()
        .put("category", verdict.world().category())
        .put("world", verdict.world().name())
        .put("first", verdict.pair().first())
        .put("second", verdict.pair().second())
        .put("label", verdict.pair().same() ? "same" : "different")
        .put("why", verdict.pair().why())
        .put("verdict", verdict.kind().name().toLowerCase(Locale.ROOT))
        .put("together", verdict.together())
        .put("orders", verdict.orders())
        .put("reason", JudgeReport.reason(verdict));
  }
}
