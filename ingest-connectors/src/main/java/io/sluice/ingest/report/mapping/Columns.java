/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.mapping;

import java.util.Map;
import java.util.TreeSet;

/** The mapping of a table that names, for each field of a finding, the column that has it. */
public final class Columns {

  private static final Map<String, String> FIELDS =
      Map.ofEntries(
          Map.entry("id", "id: %s"),
          Map.entry("rule", "rule: %s"),
          Map.entry("title", "title: %s"),
          Map.entry("message", "message: %s"),
          Map.entry("description", "description: %s"),
          Map.entry("severity", "severity: %s"),
          Map.entry("confidence", "confidence: %s"),
          Map.entry("evidence", "evidence: %s"),
          Map.entry("remediation", "remediation: %s"),
          Map.entry("cwe", "cwe: {path: %s, find: \"[0-9]+\"}"),
          Map.entry("vulnerabilities", "vulnerabilities: {path: %s, split: \"[,; ]+\"}"),
          Map.entry("references", "references: {path: %s, find: \"https?://[^ ,;]+\"}"),
          Map.entry("tags", "tags: {path: %s, split: \"[,;]\"}"),
          Map.entry("file", "path: %s"),
          Map.entry("line", "line: %s"),
          Map.entry("url", "url: %s"),
          Map.entry("method", "method: %s"),
          Map.entry("parameter", "parameter: %s"),
          Map.entry("resource", "resource: %s"),
          Map.entry("package", "name: %s"),
          Map.entry("version", "version: %s"),
          Map.entry("ecosystem", "ecosystem: %s"),
          Map.entry("fixed", "fixed-versions: %s"));
  private static final java.util.Set<String> LOCATION =
      java.util.Set.of("file", "line", "url", "method", "parameter", "resource");
  private static final java.util.Set<String> PACKAGE =
      java.util.Set.of("package", "version", "ecosystem", "fixed");

  private Columns() {}

  /**
   * The format of a table.
   *
   * @param tool name of the tool
   * @param delimiter between cells
   * @param columns names of columns by field
   * @throws IllegalArgumentException when a field is not known, or nothing names a finding
   */
  public static MappedFormat format(String tool, char delimiter, Map<String, String> columns) {
    if (!columns.containsKey("title") && !columns.containsKey("rule")) {
      throw new IllegalArgumentException("say which column is the title or the rule");
    }
    StringBuilder own = new StringBuilder();
    StringBuilder location = new StringBuilder();
    StringBuilder packages = new StringBuilder();
    columns.forEach(
        (field, column) -> {
          String line = FIELDS.get(field);
          if (line == null) {
            throw new IllegalArgumentException(
                "'"
                    + field
                    + "' is no field; known: "
                    + String.join(", ", new TreeSet<>(FIELDS.keySet())));
          }
          StringBuilder into =
              LOCATION.contains(field) ? location : PACKAGE.contains(field) ? packages : own;
          into.append(into == own ? "    " : "      ")
              .append(line.formatted(path(column)))
              .append('\n');
        });
    String mapping =
        "format: columns\nname: CSV by columns\ncategory: manual\ninput: csv\n"
            + ("tool: '" + tool.replace("'", "''") + "'\n")
            + ("delimiter: \"" + (delimiter == '\t' ? "\\t" : String.valueOf(delimiter)) + "\"\n")
            + "identity: rule\n"
            + "findings:\n  -\n"
            // Without a rule, what is found in one file would be told apart by nothing.
            + (columns.containsKey("rule")
                ? ""
                : "    rule: " + path(columns.getOrDefault("title", "")) + "\n")
            + own
            + (location.isEmpty() ? "" : "    location:\n" + location)
            + (packages.isEmpty() ? "" : "    package:\n" + packages);
    return MappedFormat.parse("--columns", mapping);
  }

  private static String path(String column) {
    String name = Detection.column(column);
    if (name.isEmpty() || name.indexOf('\'') >= 0 || name.indexOf('\\') >= 0) {
      throw new IllegalArgumentException("'" + column + "' cannot be the name of a column");
    }
    return "\"['" + name + "']\"";
  }
}
