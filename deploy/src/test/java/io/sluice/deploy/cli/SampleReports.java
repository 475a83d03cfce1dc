/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.cli;

/** Reports to submit. */
final class SampleReports {

  private SampleReports() {}

  /** A Grype report with one match. */
  static String grype(String vulnerability) {
    return """
    {
      "matches": [
        {
          "vulnerability": {"id": "%s", "severity": "Critical", "fix": {"versions": []}},
          "relatedVulnerabilities": [],
          "matchDetails": [],
          "artifact": {
            "name": "log4j-core", "version": "2.14.1", "type": "java-archive",
            "locations": [{"path": "/app/log4j-core-2.14.1.jar"}],
            "purl": "pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1"
          }
        }
      ],
      "source": {"type": "image", "target": {"userInput": "registry.acme.example/shop:1.2"}},
      "descriptor": {"name": "grype", "version": "0.100.0"}
    }
    """
        .formatted(vulnerability);
  }
}
