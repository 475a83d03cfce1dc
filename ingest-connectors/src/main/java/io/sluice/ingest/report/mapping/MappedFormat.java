/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.mapping;

import io.sluice.event.Category;
import io.sluice.ingest.report.Confidence;
import io.sluice.ingest.report.ReportFormat;
import io.sluice.ingest.report.ReportInput;
import io.sluice.ingest.report.ReportNode;
import io.sluice.ingest.report.ReportPeek;
import io.sluice.ingest.report.ReportWriter;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A report format by its mapping. One report is one scan. */
public final class MappedFormat implements ReportFormat {

  private final Mapping mapping;

  private MappedFormat(Mapping mapping) {
    this.mapping = mapping;
  }

  /**
   * The format that a mapping describes.
   *
   * @param file name of the mapping, for messages
   * @param text the mapping
   * @throws InvalidMappingException when it is wrong
   */
  public static MappedFormat parse(String file, String text) {
    return new MappedFormat(MappingReader.read(file, text));
  }

  /**
   * The format that a mapping file describes.
   *
   * @throws InvalidMappingException when it is wrong
   */
  public static MappedFormat read(Path file) throws IOException {
    try {
      return parse(file.toString(), Files.readString(file, StandardCharsets.UTF_8));
    } catch (CharacterCodingException e) {
      throw new InvalidMappingException(file.toString(), 1, "not UTF-8 text");
    }
  }

  @Override
  public String id() {
    return mapping.id();
  }

  @Override
  public String name() {
    return mapping.name();
  }

  /** Name of the tool. */
  public String tool() {
    return mapping.tool();
  }

  /** Fields by which a finding is the same in the next scan. */
  public List<String> identity() {
    return mapping.identity();
  }

  /** How reports are written: {@code json}, {@code json-lines}, {@code csv} or {@code stanzas}. */
  public String notation() {
    return mapping.shape().kind().text();
  }

  @Override
  public Set<Category> categories() {
    Set<Category> categories = EnumSet.noneOf(Category.class);
    for (Section section : mapping.sections()) {
      categories.add(section.fields().category().orElse(mapping.category()));
    }
    return categories;
  }

  @Override
  public boolean takesEmpty() {
    return mapping.takesEmpty();
  }

  @Override
  public Confidence detect(ReportPeek peek) {
    boolean fits =
        switch (mapping.shape().kind()) {
          case JSON -> (peek.isObject() || peek.isArray()) && !peek.isSeveral();
          case JSON_LINES -> peek.isObject() || peek.isArray();
          case CSV, STANZAS -> !peek.isObject();
        };
    return fits ? mapping.detection().detect(peek) : Confidence.NONE;
  }

  @Override
  public void read(ReportInput input, ReportWriter writer) throws IOException {
    if (mapping.shape().isJson()) {
      boolean several = mapping.shape().kind() == Shape.Kind.JSON_LINES;
      Beforehand beforehand = Beforehand.read(mapping.plan(), input, several);
      Items items = new Items(mapping, beforehand, writer);
      ReportNode root = beforehand.root();
      begin(new Scope(root, List.of(), root, beforehand.lookups()), writer);
      items.read(input, several);
    } else {
      Scope nothing = new Scope(ReportNode.absent(), List.of(), ReportNode.absent(), Map.of());
      begin(nothing, writer);
      Items items = new Items(mapping, new Beforehand(), writer);
      if (mapping.shape().kind() == Shape.Kind.CSV) {
        CsvRows.read(input, mapping.shape(), items::row);
      } else {
        Stanzas.read(input, mapping.shape(), items::row);
      }
    }
    writer.endScan();
  }

  private void begin(Scope scope, ReportWriter writer) throws IOException {
    writer.beginScan(mapping.scan().header(mapping.tool(), mapping.category(), scope));
  }
}
