/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.context;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Kinds of context files. */
public enum ContextFormat {
  /** Backstage {@code catalog-info.yaml}. */
  BACKSTAGE,
  /** {@code CODEOWNERS} of one repository, in GitHub's or GitLab's dialect. */
  CODEOWNERS,
  /** Assets, applications and owners as CSV or YAML. */
  INVENTORY,
  /** Kubernetes objects, YAML or JSON. */
  KUBERNETES,
  /** CISA Known Exploited Vulnerabilities, JSON. */
  KEV,
  /** FIRST Exploit Prediction Scoring System, CSV, plain or gzip. */
  EPSS,
  /** OpenAPI 3 or Swagger 2 of one repository, JSON or YAML. */
  OPENAPI,
  /** Endpoints that OWASP Noir found in one repository, JSON or JSON lines. */
  NOIR,
  /** Records of OSV databases, JSON, JSON lines or a ZIP archive of them. */
  OSV,

  /** CVE records of version 5, JSON, JSON lines, a directory or a ZIP archive of them. */
  CVE,

  /** Answers of NVD's CVE API 2.0 and its yearly feeds, JSON, plain or gzip. */
  NVD,

  /** Modules of Metasploit, JSON. */
  METASPLOIT,

  /** Exploits of Exploit-DB, CSV. */
  EXPLOITDB,

  /** Templates of Nuclei that are about CVE ids, JSON lines. */
  NUCLEI,

  /** CVSS ratings of the own organisation, CSV. */
  RESCORED,

  /** Accepted risks, false positives and compensating controls, YAML or JSON. */
  DECISIONS;

  /** Short id in lower case; what a user gives as the format. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** A format by its id. */
  public static Optional<ContextFormat> find(String id) {
    return Arrays.stream(values())
        .filter(format -> format.id().equals(id.strip().toLowerCase(Locale.ROOT)))
        .findFirst();
  }
}
