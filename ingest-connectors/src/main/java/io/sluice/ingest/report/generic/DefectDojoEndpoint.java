/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.generic;

import io.sluice.ingest.report.ReportNode;
import java.util.Optional;

/**
 * An endpoint: a URL, a host, or an object of its parts. Who logs in is not part of where it is,
 * and often a credential, so {@code userinfo} is left out.
 */
final class DefectDojoEndpoint {

  private DefectDojoEndpoint() {}

  static Optional<String> url(ReportNode endpoint) {
    if (!endpoint.isObject()) {
      return endpoint.text().map(text -> text.contains("://") ? text : "//" + text);
    }
    return endpoint.text("host").map(host -> assembled(endpoint, host));
  }

  private static String assembled(ReportNode endpoint, String host) {
    String protocol = endpoint.text("protocol").map(text -> text + ":").orElse("");
    String port = endpoint.text("port").map(text -> ":" + text).orElse("");
    String path = endpoint.text("path").map(text -> prefixed("/", text)).orElse("");
    String query = endpoint.text("query").map(text -> prefixed("?", text)).orElse("");
    String fragment = endpoint.text("fragment").map(text -> prefixed("#", text)).orElse("");
    return protocol + "//" + host + port + path + query + fragment;
  }

  private static String prefixed(String prefix, String text) {
    return text.startsWith(prefix) ? text : prefix + text;
  }
}
