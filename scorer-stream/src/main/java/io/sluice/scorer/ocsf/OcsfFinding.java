/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer.ocsf;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.event.CatalogApplication;
import io.sluice.event.Criticality;
import io.sluice.event.IssueEvent;
import io.sluice.event.IssueEventType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Writes an event as an OCSF 1.8.0 Application Security Posture Finding (class 2007) with the
 * {@code incident} profile. Attribute order is fixed, so the same event gives the same bytes.
 */
public final class OcsfFinding {

  private static final int CLASS_UID = 2007;
  private static final String CLASS_NAME = "Application Security Posture Finding";
  private static final int DUPLICATE_VERDICT = 10;
  private static final JsonMapper MAPPER = new JsonMapper();

  private OcsfFinding() {}

  /** The event as one line of JSON. */
  public static String json(IssueEvent event, OcsfContext context) {
    try {
      return MAPPER.writeValueAsString(node(event, context));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of plain nodes can always be written", e);
    }
  }

  private static ObjectNode node(IssueEvent event, OcsfContext context) {
    Code activity = Code.activity(event.getType());
    ObjectNode node = Json.object();
    node.put("activity_id", activity.id());
    node.put("activity_name", activity.caption());
    node.put("category_uid", 2);
    node.put("category_name", "Findings");
    node.put("class_uid", CLASS_UID);
    node.put("class_name", CLASS_NAME);
    node.put("type_uid", CLASS_UID * 100L + activity.id());
    node.put("type_name", CLASS_NAME + ": " + activity.caption());
    Json.put(node, "severity", Code.severity(event.getSeverity()));
    Json.put(node, "status", Code.status(event.getAfter().getStatus()));
    node.put("status_code", event.getType().name());
    node.put("status_detail", event.getWhy());
    node.put("time", event.getOccurredAt().toEpochMilli());
    node.put("message", event.getTitle() + ": " + event.getWhy());
    node.set("metadata", metadata(event));
    node.set("finding_info", findingInfo(event, context));
    node.set("application", application(event, context));
    putArray(node, "vulnerabilities", OcsfVulnerabilities.of(event, context));
    if (event.getRemediation() != null) {
      node.putObject("remediation").put("desc", event.getRemediation());
    }
    putArray(node, "resources", event.getAssets().stream().map(OcsfFinding::resource).toList());
    incident(node, event);
    putArray(node, "enrichments", OcsfEnrichments.of(event, context));
    return node;
  }

  private static ObjectNode metadata(IssueEvent event) {
    ObjectNode metadata = Json.object();
    metadata.put("version", "1.8.0");
    metadata.putObject("product").put("name", "Sluice").put("vendor_name", "Sluice");
    metadata.put("uid", event.getEventId());
    metadata.put("correlation_uid", event.getIssueId());
    metadata.put("sequence", event.getSequence());
    metadata.put("event_code", event.getType().name());
    metadata.putArray("profiles").add("incident");
    return metadata;
  }

  private static ObjectNode findingInfo(IssueEvent event, OcsfContext context) {
    ObjectNode info = Json.object();
    info.put("uid", event.getIssueId());
    info.put("title", event.getTitle());
    context
        .issue()
        .ifPresent(issue -> info.put("first_seen_time", issue.getFirstSeenAt().toEpochMilli()));
    info.put("modified_time", event.getOccurredAt().toEpochMilli());
    Json.putAll(info, "data_sources", event.getTools());
    List<String> types = new ArrayList<>();
    types.add(event.getCategory().name().toLowerCase(Locale.ROOT));
    event.getCwes().forEach(cwe -> types.add("CWE-" + cwe));
    Json.putAll(info, "types", types);
    if (event.getRelatedIssue() != null) {
      info.putArray("related_events")
          .addObject()
          .put("uid", event.getRelatedIssue())
          .put("type", event.getType() == IssueEventType.MERGED ? "merged into" : "split from");
    }
    return info;
  }

  private static ObjectNode application(IssueEvent event, OcsfContext context) {
    ObjectNode application = Json.object();
    application.put("uid", event.getApplication());
    application.put(
        "name",
        context.application().map(CatalogApplication::getTitle).orElse(event.getApplication()));
    context
        .application()
        .map(CatalogApplication::getCriticality)
        .filter(criticality -> criticality != Criticality.UNKNOWN)
        .ifPresent(
            criticality ->
                application.put("criticality", criticality.name().toLowerCase(Locale.ROOT)));
    putOwner(
        application,
        context
            .application()
            .map(CatalogApplication::getOwner)
            .orElse(event.getAfter().getOwner()));
    return application;
  }

  private static ObjectNode resource(String asset) {
    int colon = asset.indexOf(':');
    ObjectNode resource = Json.object();
    resource.put("uid", asset);
    resource.put("name", asset.substring(colon + 1));
    if (colon > 0) {
      resource.put("type", asset.substring(0, colon));
    }
    Json.put(resource, "role", new Code(3, "Affected"));
    return resource;
  }

  private static void incident(ObjectNode node, IssueEvent event) {
    Json.put(node, "priority", Code.priority(event.getAfter().getPriority()));
    node.put("impact_score", (event.getAfter().getScoreTenths() + 5) / 10);
    if (event.getType() == IssueEventType.MERGED) {
      Json.put(node, "verdict", new Code(DUPLICATE_VERDICT, "Duplicate"));
    }
    String owner = event.getAfter().getOwner();
    if (owner != null) {
      node.putObject("assignee_group").put("name", owner);
    }
  }

  /** OCSF has users only as owners; a team is a user by name. */
  private static void putOwner(ObjectNode node, @Nullable String owner) {
    if (owner != null) {
      node.putObject("owner").put("name", owner);
    }
  }

  private static void putArray(ObjectNode node, String name, List<ObjectNode> items) {
    if (!items.isEmpty()) {
      node.putArray(name).addAll(items);
    }
  }
}
