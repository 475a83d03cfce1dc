/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.govulncheck;

import io.sluice.ingest.report.JsonReader;
import io.sluice.ingest.report.ReportInput;
import io.sluice.ingest.report.ReportNode;
import java.io.IOException;
import java.util.Map;
import java.util.Set;

/** Goes through the messages of all three forms; numbers them as they come. */
final class GovulncheckMessages {

  /** What the tool does and who found the flaw. */
  private static final Set<String> SKIPPED = Set.of("progress", "credits", "schema_version");

  /** Form of a message. */
  enum Kind {
    /** Object with one of the fields {@code config}, {@code osv}, {@code finding}, {@code SBOM}. */
    MESSAGE,
    /** Element of {@code Vulns}. */
    LEGACY,
    /** {@code Requires} of the object before 1.0. */
    REQUIRES
  }

  /** Takes a message. */
  @FunctionalInterface
  interface Handler {
    void message(ReportNode message, Kind kind, long number) throws IOException;
  }

  private final Handler handler;
  private long number;

  private GovulncheckMessages(Handler handler) {
    this.handler = handler;
  }

  static void read(ReportInput input, Handler handler) throws IOException {
    GovulncheckMessages messages = new GovulncheckMessages(handler);
    JsonReader.readAll(input, messages::document);
  }

  private void document(JsonReader json, int index) throws IOException {
    if (json.isArray()) {
      json.array(i -> fields(json, json.pointer()));
    } else {
      fields(json, "/" + index);
    }
  }

  private void fields(JsonReader json, String pointer) throws IOException {
    if (!json.isObject()) {
      throw json.wrongType("an object");
    }
    json.object(
        field -> {
          switch (field) {
            case "config", "osv", "finding", "SBOM" -> {
              ReportNode value = json.node(SKIPPED);
              handler.message(
                  ReportNode.ofFields(pointer, Map.of(field, value)), Kind.MESSAGE, number++);
            }
            case "Vulns" ->
                json.array(i -> handler.message(json.objectNode(SKIPPED), Kind.LEGACY, number++));
            case "Requires" -> handler.message(json.node(), Kind.REQUIRES, number++);
            default -> {}
          }
        });
  }
}
