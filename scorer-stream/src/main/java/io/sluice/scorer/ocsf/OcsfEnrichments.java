/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer.ocsf;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.event.Actionability;
import io.sluice.event.Disposition;
import io.sluice.event.IssueEvent;
import io.sluice.event.IssueState;
import io.sluice.event.KevEntry;
import io.sluice.event.ScoreRow;
import io.sluice.event.TableOutcome;
import io.sluice.event.VulnerabilityFacts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What OCSF has no attribute for: the score with its rows, the state before and after with the due
 * date, what decided the priority, what was decided and can be done about the issue, and KEV
 * entries. Points and scores are decimal numbers here, as people read them.
 */
final class OcsfEnrichments {

  private OcsfEnrichments() {}

  static List<ObjectNode> of(IssueEvent event, OcsfContext context) {
    List<ObjectNode> enrichments = new ArrayList<>();
    enrichments.add(score(event));
    enrichments.add(state(event));
    enrichments.add(priority(event));
    if (event.getDisposition() != null) {
      enrichments.add(disposition(event.getDisposition()));
    }
    if (event.getActionability() != null) {
      enrichments.add(actionability(event.getActionability()));
    }
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
      Json.putAll(shown, "also", row.getAlso());
    }
    data.put("low", points(event.getLowTenths()));
    data.put("high", points(event.getHighTenths()));
    Json.putAll(data, "unknowns", event.getUnknowns());
    Json.putAll(data, "inputs", event.getInputs());
    return enrichment;
  }

  private static ObjectNode priority(IssueEvent event) {
    ObjectNode enrichment =
        enrichment(
            "aspm.priority",
            event.getAfter().getPriority().name(),
            "priority",
            event.getProfileId());
    Json.put(enrichment, "short_desc", event.getDecidedBy());
    ObjectNode data = enrichment.putObject("data");
    data.put("profile", event.getProfileId());
    data.put("decided_by", event.getDecidedBy());
    data.put("score_band", event.getBand().name());
    ArrayNode outcomes = data.putArray("outcomes");
    for (TableOutcome outcome : event.getOutcomes()) {
      ObjectNode shown = outcomes.addObject();
      shown.put("table", outcome.getTable());
      shown.put("name", outcome.getName());
      shown.put("outcome", outcome.getOutcomeName());
      Json.putAll(shown, "path", outcome.getPath());
      if (outcome.getPriority() != null) {
        shown.put("priority", outcome.getPriority().name());
      }
    }
    return enrichment;
  }

  private static ObjectNode disposition(Disposition disposition) {
    String kind = word(disposition.getKind());
    ObjectNode enrichment = enrichment("aspm.disposition", kind, "decision", disposition.getBy());
    enrichment.put("short_desc", disposition.getReason());
    ObjectNode data = enrichment.putObject("data");
    data.put("kind", kind);
    data.put("by", disposition.getBy());
    data.put("reason", disposition.getReason());
    data.put("suppresses", disposition.getSuppresses());
    Json.put(data, "source", disposition.getSource());
    if (disposition.getUntil() != null) {
      data.put("until_time", disposition.getUntil().toEpochMilli());
    }
    return enrichment;
  }

  private static ObjectNode actionability(Actionability actionability) {
    String action = word(actionability.getAction());
    ObjectNode enrichment = enrichment("aspm.action", action, "action", "Sluice");
    Json.put(enrichment, "short_desc", actionability.getHint());
    ObjectNode data = enrichment.putObject("data");
    data.put("action", action);
    data.put("fix_available", actionability.getFixAvailable());
    data.put("effort", word(actionability.getEffort()));
    Json.putAll(data, "fixed_versions", actionability.getFixedVersions());
    return enrichment;
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
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
