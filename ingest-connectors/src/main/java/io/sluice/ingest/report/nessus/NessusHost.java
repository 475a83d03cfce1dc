/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.nessus;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A host of a scan.
 *
 * @param name name or address that was scanned; of web applications their URL
 * @param properties what was found out about it, by Tenable's names
 */
record NessusHost(String name, Map<String, String> properties) {

  NessusHost {
    properties = Map.copyOf(properties);
  }

  Optional<Instant> scannedAt() {
    return Stream.of("HOST_START_TIMESTAMP", "HOST_END_TIMESTAMP")
        .flatMap(property -> Optional.ofNullable(properties.get(property)).stream())
        .filter(text -> text.strip().matches("[0-9]{9,11}"))
        .map(text -> Instant.ofEpochSecond(Long.parseLong(text.strip())))
        .findFirst();
  }

  /** Name under which it is reached: host name before address. */
  String reached() {
    return Stream.of("host-fqdn", "host-rdns", "host-ip")
        .map(property -> properties.getOrDefault(property, "").strip())
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse(name);
  }
}
