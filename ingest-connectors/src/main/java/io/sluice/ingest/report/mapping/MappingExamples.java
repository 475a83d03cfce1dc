/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.event.RawComponent;
import io.sluice.event.RawFinding;
import io.sluice.ingest.report.Report;
import io.sluice.ingest.report.ReportException;
import io.sluice.ingest.report.ReportInput;
import io.sluice.ingest.report.ReportSink;
import io.sluice.ingest.report.ScanHeader;
import io.sluice.ingest.secret.SecretRedactor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * The examples of a mapping: beside {@code my-tool.yaml} a folder {@code my-tool.examples} with
 * reports, each with {@code NAME.expected.json} beside it, which has what should be read in it.
 */
public final class MappingExamples {

  /**
   * What came of an example.
   *
   * @param report the example
   * @param findings how many it has
   * @param difference the first difference from what is expected; absent when there is none
   */
  public record Outcome(Path report, int findings, Optional<String> difference) {}

  private static final String EXPECTED = ".expected.json";
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /** No secret: it makes the HMACs of examples the same everywhere. */
  private static final SecretRedactor REDACTOR =
      new SecretRedactor("the pepper of examples".getBytes(UTF_8));

  private MappingExamples() {}

  /** Folder of the examples of a mapping file. */
  public static Path folder(Path mapping) {
    String name = String.valueOf(mapping.getFileName()).replaceFirst("\\.ya?ml$", "");
    return mapping.resolveSibling(name + ".examples");
  }

  /** Reports of a mapping file, in the order of their names. */
  public static List<Path> reports(Path mapping) throws IOException {
    Path folder = folder(mapping);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> !file.toString().endsWith(EXPECTED)).sorted().toList();
    }
  }

  /** Reads all examples and compares them with what is expected. */
  public static List<Outcome> check(MappedFormat format, Path mapping) throws IOException {
    List<Outcome> outcomes = new ArrayList<>();
    for (Path report : reports(mapping)) {
      outcomes.add(check(format, report, expected(report)));
    }
    return outcomes;
  }

  /** Writes what is read in each example as what is expected of it. */
  public static void renew(MappedFormat format, Path mapping) throws IOException {
    for (Path report : reports(mapping)) {
      Files.writeString(expected(report), JSON.writeValueAsString(read(format, report)) + "\n");
    }
  }

  private static Path expected(Path report) {
    return report.resolveSibling(report.getFileName() + EXPECTED);
  }

  private static Outcome check(MappedFormat format, Path report, Path expected) throws IOException {
    JsonNode got;
    try {
      got = read(format, report);
    } catch (ReportException e) {
      return new Outcome(report, 0, Optional.of("refused: " + e.getMessage()));
    }
    int findings = got.path("findings").size();
    if (!Files.exists(expected)) {
      return new Outcome(
          report, findings, Optional.of("there is no " + expected.getFileName() + " beside it"));
    }
    return new Outcome(
        report, findings, difference("", JSON.readTree(Files.readString(expected)), got));
  }

  /** What is read in a report: its scan, findings without what they do not have. */
  static JsonNode read(MappedFormat format, Path file) throws IOException {
    ObjectNode read = NODES.objectNode();
    ArrayNode findings = NODES.arrayNode();
    new Report(ReportInput.of(file), format)
        .read(
            new ReportSink() {
              @Override
              public void beginScan(ScanHeader scan) {
                read.set("scan", scan(scan));
              }

              @Override
              public void finding(RawFinding finding) {
                findings.add(json(finding));
              }

              @Override
              public void component(RawComponent component) {}

              @Override
              public void endScan(ScanHeader scan) {}
            },
            REDACTOR,
            Optional.empty());
    read.set("findings", findings);
    return read;
  }

  private static ObjectNode scan(ScanHeader scan) {
    ObjectNode node = NODES.objectNode();
    node.put("tool", scan.tool()).put("category", scan.category().name());
    scan.toolVersion().ifPresent(text -> node.put("version", text));
    scan.scannedAt().ifPresent(time -> node.put("time", time.toString()));
    if (!scan.configuration().isEmpty()) {
      node.put("configuration", scan.configuration());
    }
    scan.commit().ifPresent(text -> node.put("commit", text));
    scan.branch().ifPresent(text -> node.put("branch", text));
    scan.asset().ifPresent(text -> node.put("asset", text));
    if (!scan.complete() || !scan.successful()) {
      node.put("complete", scan.complete()).put("successful", scan.successful());
      scan.reason().ifPresent(text -> node.put("reason", text));
    }
    return node;
  }

  private static @Nullable JsonNode json(@Nullable Object value) {
    if (value instanceof SpecificRecord record) {
      ObjectNode node = NODES.objectNode();
      for (Schema.Field field : record.getSchema().getFields()) {
        JsonNode child = json(record.get(field.pos()));
        if (child != null && !field.name().equals("index")) {
          node.set(field.name(), child);
        }
      }
      return node;
    }
    if (value instanceof List<?> list) {
      ArrayNode node = NODES.arrayNode();
      list.forEach(element -> node.add(json(element)));
      return list.isEmpty() ? null : node;
    }
    if (value instanceof Map<?, ?> map) {
      ObjectNode node = NODES.objectNode();
      map.forEach((key, element) -> node.set(String.valueOf(key), json(element)));
      return map.isEmpty() ? null : node;
    }
    if (value == null || Boolean.FALSE.equals(value)) {
      return null;
    }
    return switch (value) {
      case Integer number -> NODES.numberNode(number);
      case Long number -> NODES.numberNode(number);
      case Double number -> NODES.numberNode(number);
      case Boolean flag -> NODES.booleanNode(flag);
      default -> NODES.textNode(value.toString());
    };
  }

  private static Optional<String> difference(String at, JsonNode expected, JsonNode got) {
    if (expected.isArray() && got.isArray()) {
      if (expected.size() != got.size()) {
        return Optional.of(
            at + ": expected " + expected.size() + " elements but got " + got.size());
      }
      for (int i = 0; i < expected.size(); i++) {
        Optional<String> found = difference(at + "/" + i, expected.get(i), got.get(i));
        if (found.isPresent()) {
          return found;
        }
      }
      return Optional.empty();
    }
    if (expected.isObject() && got.isObject()) {
      TreeSet<String> names = new TreeSet<>();
      expected.fieldNames().forEachRemaining(names::add);
      got.fieldNames().forEachRemaining(names::add);
      return names.stream()
          .flatMap(
              name -> difference(at + "/" + name, expected.path(name), got.path(name)).stream())
          .findFirst();
    }
    return expected.equals(got) || expected.asText().equals(got.asText()) && same(expected, got)
        ? Optional.empty()
        : Optional.of(at + ": expected " + shown(expected) + " but got " + shown(got));
  }

  /** A number may be written as another type of number. */
  private static boolean same(JsonNode expected, JsonNode got) {
    return expected.isNumber() && got.isNumber();
  }

  private static String shown(JsonNode node) {
    return node.isMissingNode() ? "nothing" : node.toString();
  }
}
