/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.cyclonedx;

import io.sluice.ingest.report.ScanHeader;
import java.util.Optional;
import java.util.Set;

/**
 * What the first pass finds out.
 *
 * @param header header of the scan
 * @param serial {@code urn:uuid:...} of the document, without {@code urn:uuid:}; empty when absent
 * @param image image that the document is about, without digest
 * @param hasComponents true when there is a list of components
 * @param hasVulnerabilities true when there is a list of vulnerabilities
 * @param affected references of all affected components
 * @param vexAuthor who states a VEX document; empty for other documents and when it does not say
 */
record BomHead(
    ScanHeader header,
    String serial,
    Optional<String> image,
    boolean hasComponents,
    boolean hasVulnerabilities,
    Set<String> affected,
    String vexAuthor) {

  /**
   * Reference without the BOM-Link of this document ({@code urn:cdx:serial/version#bom-ref}). Of
   * another document only what follows the {@code #} can be understood here: often a package URL.
   */
  static String local(String reference) {
    int fragment = reference.startsWith("urn:cdx:") ? reference.indexOf('#') : -1;
    return fragment < 0 ? reference : reference.substring(fragment + 1);
  }
}
