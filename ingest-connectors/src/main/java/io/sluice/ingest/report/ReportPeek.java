/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The beginning of a report, up to 1 MiB, as an outline: the JSON Pointers down to depth 6 that
 * occur in it, with their scalar values; of arrays the first three elements. Formats recognise
 * themselves in it. An XML report has an outline of its own ({@link #xml}), any other only its
 * {@link #head}.
 */
public final class ReportPeek {

  private static final int PREFIX = 1 << 20;
  private static final int DEPTH = 6;
  private static final int ELEMENTS = 3;
  private static final int ENTRIES = 5_000;
  private static final int VALUE = 300;
  private static final String CONTAINER = "\0";
  private static final JsonFactory FACTORY =
      JsonFactory.builder().streamReadConstraints(ReportLimits.constraints()).build();

  private final byte[] prefix;
  private final Map<String, String> outline = new LinkedHashMap<>();
  private final Set<String> arrays = new HashSet<>();
  private char root = ' ';
  private final XmlOutline xml;
  private boolean several;

  private ReportPeek(byte[] prefix) {
    this.prefix = prefix;
    this.xml = XmlOutline.of(prefix, TextHead.decode(prefix));
  }

  /** Looks at the beginning of an input. */
  public static ReportPeek at(ReportInput input) throws IOException {
    byte[] prefix;
    try (InputStream in = input.open()) {
      prefix = in.readNBytes(PREFIX);
    }
    ReportPeek peek = new ReportPeek(prefix);
    try (JsonParser parser = FACTORY.createParser(prefix)) {
      peek.outline(parser);
    } catch (IOException e) {
      // The prefix ends in the middle, or it is not JSON: the outline holds what came before.
    }
    return peek;
  }

  /** True when the report is empty but for white space. */
  public boolean isEmpty() {
    return prefix.length < 64 << 10 && head().isBlank();
  }

  /** True when the first JSON value is an object. */
  public boolean isObject() {
    return root == '{';
  }

  /** True when the first JSON value is an array. */
  public boolean isArray() {
    return root == '[';
  }

  /** True when a second JSON value follows the first one: JSON lines. */
  public boolean isSeveral() {
    return several;
  }

  /** True when something stands at this JSON Pointer. */
  public boolean has(String pointer) {
    return outline.containsKey(pointer);
  }

  /** True when something stands at each of these JSON Pointers. */
  public boolean hasAll(String... pointers) {
    for (String pointer : pointers) {
      if (!has(pointer)) {
        return false;
      }
    }
    return true;
  }

  /** True when something stands at one of these JSON Pointers. */
  public boolean hasAny(String... pointers) {
    for (String pointer : pointers) {
      if (has(pointer)) {
        return true;
      }
    }
    return false;
  }

  /** Names or indexes of what stands directly below this JSON Pointer, escaped as in pointers. */
  public List<String> below(String pointer) {
    List<String> names = new ArrayList<>();
    for (String found : outline.keySet()) {
      if (found.length() > pointer.length() + 1
          && found.startsWith(pointer)
          && found.charAt(pointer.length()) == '/'
          && found.indexOf('/', pointer.length() + 1) < 0) {
        names.add(found.substring(pointer.length() + 1));
      }
    }
    return names;
  }

  /** True when an array stands at this JSON Pointer. */
  public boolean isArray(String pointer) {
    return arrays.contains(pointer);
  }

  /** True when an object stands at this JSON Pointer. */
  public boolean isObject(String pointer) {
    return CONTAINER.equals(outline.get(pointer)) && !arrays.contains(pointer);
  }

  /** Scalar at this JSON Pointer as text; of several values (JSON lines) the first one's. */
  public Optional<String> text(String pointer) {
    return Optional.ofNullable(outline.get(pointer))
        .filter(text -> !text.isEmpty() && !text.equals(CONTAINER));
  }

  /** True when the report begins like XML. */
  public boolean isXml() {
    return head().stripLeading().startsWith("<");
  }

  /** Names of the entries of a ZIP archive that begin in the first MiB; empty of anything else. */
  public List<String> zipEntries() {
    List<String> names = new ArrayList<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(prefix))) {
      ZipEntry entry = zip.getNextEntry();
      while (entry != null && names.size() < ENTRIES) {
        names.add(entry.getName());
        entry = zip.getNextEntry();
      }
    } catch (IOException | IllegalArgumentException e) {
      // The prefix ends in the middle, or is no archive.
    }
    return names;
  }

  /** Outline of an XML report; that of any other has no root. */
  public XmlOutline xml() {
    return xml;
  }

  /** First 64 KiB as text, in the encoding that its first bytes show. */
  public String head() {
    return TextHead.decode(prefix);
  }

  /** What the content looks like, for the message that no format knows it. */
  public String describe() {
    if (isEmpty()) {
      return "an empty file";
    }
    return TextHead.magic(prefix)
        .orElseGet(
            () ->
                switch (root) {
                  case '{' -> "a JSON object" + names("");
                  case '[' -> "a JSON array" + (has("/0") ? " of elements" + names("/0") : "");
                  default -> TextHead.describe(head());
                });
  }

  /**
   * True of {@code []} and {@code null}, which several tools write when they found nothing, and
   * which do not say whose they are.
   */
  boolean isEmptyList() {
    String text = head().strip();
    return text.equals("null") || text.replaceAll("\\s+", "").equals("[]");
  }

  private String names(String under) {
    StringBuilder names = new StringBuilder();
    for (String pointer : outline.keySet()) {
      boolean child =
          pointer.startsWith(under + "/") && pointer.indexOf('/', under.length() + 1) < 0;
      if (child && names.length() < 100) {
        names.append(names.isEmpty() ? " with the fields " : ", ");
        names.append(Texts.cut(Texts.line(pointer.substring(under.length() + 1)), 40));
      }
    }
    return names.toString();
  }

  private void outline(JsonParser parser) throws IOException {
    JsonToken first = parser.nextToken();
    root = first == JsonToken.START_OBJECT ? '{' : first == JsonToken.START_ARRAY ? '[' : ' ';
    for (JsonToken token = first; token != null; token = parser.nextToken()) {
      if (token == JsonToken.FIELD_NAME || token == JsonToken.END_ARRAY) {
        continue;
      }
      boolean ended = token == JsonToken.END_OBJECT;
      if (!ended) {
        note(parser, token);
      }
      if (parser.getParsingContext().inRoot()) {
        several = parser.nextToken() != null;
        return;
      }
    }
  }

  private void note(JsonParser parser, JsonToken token) throws IOException {
    JsonPointer pointer = parser.getParsingContext().pathAsPointer(false);
    int depth = 0;
    boolean wanted = outline.size() < ENTRIES;
    for (JsonPointer step = pointer; step != null && !step.matches(); step = step.tail()) {
      depth++;
      wanted &= step.getMatchingIndex() < ELEMENTS;
    }
    if (wanted && depth <= DEPTH) {
      if (token == JsonToken.START_ARRAY) {
        arrays.add(pointer.toString());
      }
      outline.putIfAbsent(
          pointer.toString(),
          token.isScalarValue() ? Texts.cut(parser.getText(), VALUE) : CONTAINER);
    }
    if (token.isStructStart() && (depth >= DEPTH || !wanted)) {
      parser.skipChildren();
    }
  }
}
