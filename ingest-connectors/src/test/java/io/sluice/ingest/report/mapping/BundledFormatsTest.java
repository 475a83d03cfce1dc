/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.ingest.report.Collected;
import io.sluice.ingest.report.ReportFormat;
import io.sluice.ingest.report.ReportFormatKit;
import io.sluice.ingest.report.Reports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The compatibility kit over all bundled mappings of JSON, with their examples as samples. */
@ParameterizedClass
@MethodSource("formats")
final class BundledFormatsTest extends ReportFormatKit {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String HERE = "@@here@@";

  private final MappedFormat format;

  BundledFormatsTest(String id) {
    this.format = (MappedFormat) Reports.known().find(id).orElseThrow();
  }

  /** mobsf-scorecard is another view of the same report and never recognised by itself. */
  static List<String> formats() {
    return BundledMappings.ids().stream()
        .filter(
            id ->
                ((MappedFormat) Reports.known().find(id).orElseThrow())
                    .notation()
                    .startsWith("json"))
        .filter(id -> !id.equals("mobsf-scorecard"))
        .toList();
  }

  @Override
  protected ReportFormat format() {
    return format;
  }

  @Override
  protected boolean isOneDocument() {
    return format.notation().equals("json");
  }

  @Override
  protected boolean isWrong(String text) {
    return !(format.takesEmpty() && text.isBlank());
  }

  @Override
  protected List<String> samples() {
    try {
      List<String> samples = new ArrayList<>();
      for (Path report : MappingExamples.reports(BundledMappingsTest.file(format.id()))) {
        samples.add(Files.readString(report));
      }
      return samples;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  protected boolean resolves(String sample, String pointer) throws IOException {
    if (isOneDocument()) {
      return !JSON.readTree(sample).at(pointer).isMissingNode();
    }
    String[] parts = pointer.replaceFirst("^line:", "").split("/", 2);
    String line = sample.lines().toList().get(Integer.parseInt(parts[0]) - 1);
    return !JSON.readTree(line).at(parts.length > 1 ? "/" + parts[1] : "").isMissingNode();
  }

  /** The first finding and what it is in; of MobSF only the first, its forms differ by version. */
  @Override
  protected List<String> structure() {
    if (!isOneDocument()) {
      return List.of();
    }
    JsonPointer first = JsonPointer.compile(firstFinding());
    JsonPointer parent = first.head();
    return parent.matches() || format.id().equals("mobsf")
        ? List.of(first.toString())
        : List.of(first.toString(), parent.toString());
  }

  @Override
  protected Stream<String> large(int findings) {
    try {
      if (!isOneDocument()) {
        String line =
            samples().stream()
                .flatMap(String::lines)
                .filter(text -> text.startsWith("{"))
                .findFirst()
                .orElseThrow();
        return IntStream.range(0, findings).mapToObj(i -> line + "\n");
      }
      JsonNode root = JSON.readTree(samples().getFirst());
      JsonPointer first = JsonPointer.compile(firstFinding());
      JsonNode container = root.at(first.head());
      String element = root.at(first).toString();
      boolean named = container.isObject();
      JsonNode only = root.at(first).deepCopy();
      if (container instanceof ObjectNode object) {
        object.removeAll().set("one", only);
      } else {
        ((ArrayNode) container).removeAll().add(only);
      }
      int others = Collected.read(format, root.toString()).findings.size() - 1;
      if (container instanceof ObjectNode object) {
        object.removeAll();
      } else {
        ((ArrayNode) container).removeAll();
      }
      if (container instanceof ObjectNode object) {
        object.set(HERE, JsonNodeFactory.instance.nullNode());
      } else {
        ((ArrayNode) container).add(HERE);
      }
      String[] around =
          root.toString().split(named ? "\"" + HERE + "\":null" : "\"" + HERE + "\"", -1);
      return Stream.concat(
          Stream.of(around[0]),
          Stream.concat(
              IntStream.range(0, findings - others)
                  .mapToObj(i -> (i == 0 ? "" : ",") + (named ? "\"k" + i + "\":" : "") + element),
              Stream.of(around[1])));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void shouldSayWhatIdentifiesAFinding() {
    assertThat(format.identity()).isNotEmpty();
    assertThat(format.tool()).isNotBlank();
  }

  private String firstFinding() {
    try {
      return Collected.read(format, samples().getFirst()).findings.getFirst().getPointer();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
