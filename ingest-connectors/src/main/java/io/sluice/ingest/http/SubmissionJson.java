/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Submissions as the journal's files and as answers. */
final class SubmissionJson {

  private static final JsonMapper JSON = new JsonMapper();
  private static final int SHOWN_SCANS = 100;

  private SubmissionJson() {}

  /** What a sender is told; of very many scans the first ones. */
  static ObjectNode answer(Submission submission) {
    ObjectNode node = JSON.createObjectNode();
    node.put("id", submission.id());
    node.put("status", submission.state().label());
    node.put("asset", submission.asset());
    node.put("format", submission.format());
    node.put("digest", submission.digest());
    node.put("bytes", submission.size());
    node.put("receivedAt", submission.receivedAt().toString());
    submission.finishedAt().ifPresent(time -> node.put("finishedAt", time.toString()));
    node.put("findings", submission.scans().stream().mapToLong(Submission.Scan::findings).sum());
    node.put(
        "components", submission.scans().stream().mapToLong(Submission.Scan::components).sum());
    node.put("scanCount", submission.scans().size());
    scans(node, submission.scans().stream().limit(SHOWN_SCANS).toList());
    submission.error().ifPresent(why -> node.put("error", why));
    return node;
  }

  static byte[] write(Submission submission) throws IOException {
    ObjectNode node = JSON.createObjectNode();
    node.put("id", submission.id());
    node.put("token", submission.token());
    node.put("state", submission.state().name());
    node.put("receivedAt", submission.receivedAt().toString());
    submission.finishedAt().ifPresent(time -> node.put("finishedAt", time.toString()));
    node.put("fingerprint", submission.fingerprint());
    node.put("digest", submission.digest());
    node.put("size", submission.size());
    node.put("format", submission.format());
    node.put("reportName", submission.reportName());
    node.set("parameters", JSON.valueToTree(submission.parameters()));
    scans(node, submission.scans());
    submission.error().ifPresent(why -> node.put("error", why));
    return JSON.writeValueAsBytes(node);
  }

  static Submission read(byte[] bytes) throws IOException {
    JsonNode node = JSON.readTree(bytes);
    Map<String, List<String>> parameters = new TreeMap<>();
    node.path("parameters")
        .properties()
        .forEach(
            entry -> {
              List<String> values = new ArrayList<>();
              entry.getValue().forEach(value -> values.add(value.asText()));
              parameters.put(entry.getKey(), values);
            });
    List<Submission.Scan> scans = new ArrayList<>();
    node.path("scans").forEach(scan -> scans.add(scan(scan)));
    return new Submission(
        node.path("id").asText(),
        node.path("token").asText(),
        Submission.State.valueOf(node.path("state").asText().toUpperCase(Locale.ROOT)),
        Instant.parse(node.path("receivedAt").asText()),
        optional(node, "finishedAt").map(Instant::parse),
        node.path("fingerprint").asText(),
        node.path("digest").asText(),
        node.path("size").asLong(),
        node.path("format").asText(),
        node.path("reportName").asText(),
        parameters,
        scans,
        optional(node, "error"));
  }

  private static Optional<String> optional(JsonNode node, String name) {
    return node.hasNonNull(name) ? Optional.of(node.get(name).asText()) : Optional.empty();
  }

  private static void scans(ObjectNode node, List<Submission.Scan> scans) {
    ArrayNode list = node.putArray("scans");
    for (Submission.Scan scan : scans) {
      list.addObject()
          .put("scanId", scan.scanId())
          .put("tool", scan.tool())
          .put("category", scan.category())
          .put("configuration", scan.configuration())
          .put("branch", scan.branch())
          .put("findings", scan.findings())
          .put("components", scan.components());
    }
  }

  private static Submission.Scan scan(JsonNode node) {
    return new Submission.Scan(
        node.path("scanId").asText(),
        node.path("tool").asText(),
        node.path("category").asText(),
        node.path("configuration").asText(),
        node.path("branch").asText(),
        node.path("findings").asLong(),
        node.path("components").asLong());
  }
}
