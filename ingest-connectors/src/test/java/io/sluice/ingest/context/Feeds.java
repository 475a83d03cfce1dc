/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.context;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Small feed files for tests. */
final class Feeds {

  private Feeds() {}

  static String kev(String version, String... cves) {
    String entries =
        Arrays.stream(cves)
            .map(
                cve ->
                    """
                    {"cveID": "%s", "vendorProject": "v", "product": "p", "vulnerabilityName": "n",
                     "dateAdded": "2026-01-01", "shortDescription": "s", "requiredAction": "a",
                     "dueDate": "2026-02-01"}"""
                        .formatted(cve))
            .collect(Collectors.joining(",\n"));
    return """
        {"catalogVersion": "%s", "dateReleased": "2026-01-01T00:00:00Z", "count": %d,
         "vulnerabilities": [%s]}
        """
        .formatted(version, cves.length, entries);
  }

  static String epss(String date, String... rows) {
    return "#model_version:v2026.06.15,score_date:"
        + date
        + "\ncve,epss,percentile\n"
        + String.join("\n", rows)
        + "\n";
  }

  static String exploitDb(String... rows) {
    return "id,file,description,date_published,author,type,platform,port,date_added,date_updated,"
        + "verified,codes,tags,aliases,screenshot_url,application_url,source_url\n"
        + String.join("\n", rows)
        + "\n";
  }

  /** An OSV record. */
  static String osv(String id, String modified, String... aliases) {
    return """
        {"schema_version": "1.7.3", "id": "%s", "modified": "%s", "aliases": [%s],
         "upstream": ["CVE-1999-0001"], "related": ["CVE-1999-0002"],
         "affected": [{"package": {"ecosystem": "npm", "name": "a"}, "versions": ["1"]}]}
        """
        .formatted(
            id,
            modified,
            Arrays.stream(aliases)
                .map(alias -> '"' + alias + '"')
                .collect(Collectors.joining(", ")));
  }

  static void zip(Path file, Map<String, String> entries) throws IOException {
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, String> entry : new TreeMap<>(entries).entrySet()) {
        out.putNextEntry(new ZipEntry(entry.getKey()));
        out.write(entry.getValue().getBytes(UTF_8));
      }
    }
  }

  /** A list of pods, of an image each that is called like the pod. */
  static String pods(String... names) {
    return "{\"kind\": \"List\", \"apiVersion\": \"v1\", \"items\": [%s]}"
        .formatted(
            Arrays.stream(names)
                .map(
                    name ->
                        """
                        {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "%s"},
                         "spec": {"containers": [{"name": "c", "image": "acme/%s:1"}]}}"""
                            .formatted(name, name))
                .collect(Collectors.joining(",\n")));
  }

  static String component(String name, String assets) {
    return """
        apiVersion: backstage.io/v1alpha1
        kind: Component
        metadata:
          name: %s
          annotations: {sluice.io/assets: "%s"}
        spec: {type: service, lifecycle: production, owner: team}
        """
        .formatted(name, assets);
  }
}
