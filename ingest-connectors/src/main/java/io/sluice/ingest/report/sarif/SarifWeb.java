/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.sarif;

import io.sluice.ingest.report.ReportNode;
import io.sluice.ingest.report.TextLimits;
import io.sluice.ingest.report.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A web request (§3.46).
 *
 * @param method method in upper case, or empty
 * @param target target, absolute or from the root of the host
 * @param parameter name of the parameter when there is exactly one
 * @param text the request as text, for evidence
 */
record SarifWeb(String method, String target, Optional<String> parameter, String text) {

  static Optional<SarifWeb> of(ReportNode result, List<SarifWeb> table) {
    ReportNode request = result.object("webRequest");
    Optional<Integer> index = request.integer("index").filter(i -> i >= 0 && i < table.size());
    if (request.has("target") || index.isEmpty()) {
      return request.isPresent() ? Optional.of(read(request)) : Optional.empty();
    }
    return index.map(table::get);
  }

  static SarifWeb read(ReportNode request) {
    String method = request.text("method").orElse("").toUpperCase(Locale.ROOT);
    String target = request.text("target").orElse("");
    Map<String, ReportNode> parameters = request.object("parameters").fields();
    StringBuilder text = new StringBuilder(method).append(' ').append(target).append('\n');
    for (Map.Entry<String, ReportNode> header : request.object("headers").fields().entrySet()) {
      if (!isCredential(header.getKey())) {
        text.append(header.getKey())
            .append(": ")
            .append(header.getValue().isScalar() ? header.getValue().text().orElse("") : "")
            .append('\n');
      }
    }
    request.object("body").text("text").ifPresent(body -> text.append('\n').append(body));
    return new SarifWeb(
        method,
        target,
        parameters.size() == 1 ? parameters.keySet().stream().findFirst() : Optional.empty(),
        Texts.cut(text.toString().strip(), TextLimits.EVIDENCE));
  }

  /** The scanner's own session with the target: no evidence, and a credential. */
  private static boolean isCredential(String header) {
    return switch (header.toLowerCase(Locale.ROOT)) {
      case "authorization", "proxy-authorization", "cookie", "x-api-key" -> true;
      default -> false;
    };
  }
}
