/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer.ocsf;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.event.IssueEvent;
import io.sluice.event.IssueState;
import io.sluice.event.KevEntry;
import io.sluice.event.ScoreRow;
import io.sluice.event.VulnerabilityFacts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * What OCSF has no attribute for: the score with its rows, the state before and after with the due
 * date, and KEV entries. Points and scores are decimal numbers here, as people read them.
 */
final class OcsfEnrichments {

  private OcsfEnrichments() {}

  static List<ObjectNode> of(IssueEvent event, OcsfContext context) {
    List<ObjectNode> enrichments = new ArrayList<>();
    enrichments.add(score(event));
    enrichments.add(state(event));
    for (VulnerabilityFacts vulnerability : context.vulnerabilities()) {
      KevEntry kev = vulnerability.getKev();
      if (kev != null) {
        enrichments.add(kev(vulnerability, kev));
      }
    }
    return enrichments;
  }

  private static ObjectNode score(IssueEvent event) {
    String score = points(event.getAfter().getScoreTenths()).toPlainString();
    ObjectNode enrichment = enrichment("aspm.score", score, "risk score", event.getModelId());
    enrichment.put("short_desc", event.getWhy());
    ObjectNode data = enrichment.putObject("data");
    data.put("model", event.getModelId());
    ArrayNode rows = data.putArray("rows");
    for (ScoreRow row : event.getRows()) {
      ObjectNode shown = rows.addObject();
      shown.put("row", row.getRow());
      shown.put("points", points(row.getPointsTenths()));
      shown.put("value", row.getValue());
      shown.put("source", row.getSource());
      shown.put("unknown", row.getUnknown());
      shown.put("low", points(row.getLowTenths()));
      shown.put("high", points(row.getHighTenths()));
    }
    return enrichment;
  }

  private static ObjectNode state(IssueEvent event) {
    ObjectNode enrichment =
        enrichment("aspm.state", event.getType().name(), "state change", "Sluice");
    ObjectNode data = enrichment.putObject("data");
    if (event.getBefore() != null) {
      data.set("before", state(event.getBefore()));
    }
    data.set("after", state(event.getAfter()));
    return enrichment;
  }

  private static ObjectNode state(IssueState state) {
    ObjectNode node = Json.object();
    node.put("status", state.getStatus().name());
    node.put("priority", state.getPriority().name());
    node.put("score", points(state.getScoreTenths()));
    Json.put(node, "owner", state.getOwner());
    if (state.getDueAt() != null) {
      node.put("due_time", state.getDueAt().toEpochMilli());
    }
    return node;
  }

  private static ObjectNode kev(VulnerabilityFacts vulnerability, KevEntry kev) {
    ObjectNode enrichment =
        enrichment(
            "cisa.kev", vulnerability.getVulnerabilityId(), "known exploitation", "CISA KEV");
    ObjectNode data = enrichment.putObject("data");
    data.put("date_added", kev.getDateAdded());
    Json.put(data, "due_date", kev.getDueDate());
    data.put("ransomware", kev.getRansomware());
    Json.put(data, "catalog_version", vulnerability.getKevVersion());
    Json.put(data, "name", kev.getName());
    return enrichment;
  }

  private static ObjectNode enrichment(String name, String value, String type, String provider) {
    ObjectNode enrichment = Json.object();
    enrichment.put("name", name);
    enrichment.put("value", value);
    enrichment.put("type", type);
    enrichment.put("provider", provider);
    return enrichment;
  }

  private static BigDecimal points(int tenths) {
    return BigDecimal.valueOf(tenths, 1);
  }
}
