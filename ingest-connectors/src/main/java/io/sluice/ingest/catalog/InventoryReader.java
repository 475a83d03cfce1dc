/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.sluice.ingest.catalog.YamlNodes.NotYamlException;
import io.sluice.ingest.file.MalformedFileException;
import io.sluice.ingest.file.TextFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Reads a plain inventory: CSV with a line of headings, or YAML with a list of entries, at the top
 * or under {@code inventory}. {@link InventoryColumn} says which columns there are. An unknown
 * column is reported once; a row that cannot be used is reported with its line and left out.
 */
public final class InventoryReader {

  private static final int MAX_BYTES = 16 << 20;
  private static final String INVENTORY = "inventory";
  private static final Pattern YAML_INVENTORY = Pattern.compile("(?m)^inventory:\\s*(#.*)?$");
  private static final Pattern YAML_LIST =
      Pattern.compile(
          "(?:\\s*(?:#[^\\n]*|---)?\\n)*-\\s+\"?(asset|assets|repository)\"?\\s*:.*",
          Pattern.DOTALL);

  private final List<CatalogProblem> problems = new ArrayList<>();
  private final Set<String> unknown = new LinkedHashSet<>();

  private InventoryReader() {}

  /** Whether the beginning of a file is that of an inventory. */
  public static boolean isInventory(String head) {
    return isYaml(head) || InventoryColumn.isInventory(headings(head));
  }

  /**
   * Reads a file.
   *
   * @param observedAt time put on every statement
   * @throws MalformedFileException when the file is too large, neither CSV nor YAML, or its columns
   *     name no asset or not whose it is
   */
  public static CatalogReading read(Path file, Instant observedAt) throws IOException {
    return read(
        TextFile.read(file, MAX_BYTES, "no inventory is expected to be that large"), observedAt);
  }

  /** Reads the text of a file. */
  public static CatalogReading read(String text, Instant observedAt) {
    InventoryReader reader = new InventoryReader();
    List<InventoryRow> rows = isYaml(text) ? reader.yaml(text) : reader.csv(text);
    return new InventoryBuilder(observedAt, reader.problems).build(rows);
  }

  private static boolean isYaml(String text) {
    return YAML_INVENTORY.matcher(text).find() || YAML_LIST.matcher(text).matches();
  }

  private List<InventoryRow> yaml(String text) {
    Node root = parse(text);
    Node list = root instanceof SequenceNode ? root : YamlNodes.entries(root).get(INVENTORY);
    if (!(list instanceof SequenceNode entries)) {
      throw new MalformedFileException("no inventory: it needs a list of entries");
    }
    List<InventoryRow> rows = new ArrayList<>();
    for (Node entry : entries.getValue()) {
      int line = entry.getStartMark().getLine() + 1;
      Map<InventoryColumn, String> cells = new EnumMap<>(InventoryColumn.class);
      YamlNodes.entries(entry)
          .forEach(
              (key, value) -> cell(key, String.join(" ", YamlNodes.texts(value)), line, cells));
      rows.add(new InventoryRow(line, cells));
    }
    return rows;
  }

  private static @Nullable Node parse(String text) {
    try {
      return YamlNodes.parse(text);
    } catch (NotYamlException e) {
      throw MalformedFileException.atLine(e.line(), "not valid YAML (" + e.getMessage() + ")");
    }
  }

  private List<InventoryRow> csv(String text) {
    List<String> headings = headings(text);
    if (!InventoryColumn.isInventory(headings)) {
      throw new MalformedFileException(
          "no inventory: its columns need an asset, repository or image, and an application or"
              + " owner");
    }
    List<InventoryRow> rows = new ArrayList<>();
    try (MappingIterator<String[]> lines = lines(text)) {
      lines.nextValue();
      while (lines.hasNextValue()) {
        int line = lines.getCurrentLocation().getLineNr();
        String[] values = lines.nextValue();
        Map<InventoryColumn, String> cells = new EnumMap<>(InventoryColumn.class);
        for (int i = 0; i < Math.min(values.length, headings.size()); i++) {
          cell(headings.get(i), values[i].strip(), 1, cells);
        }
        if (!cells.isEmpty()) {
          rows.add(new InventoryRow(line, cells));
        }
      }
    } catch (JsonProcessingException e) {
      throw MalformedFileException.atLine(
          e.getLocation() == null ? 1 : e.getLocation().getLineNr(), "not valid CSV");
    } catch (IOException e) {
      throw new MalformedFileException("not valid CSV", e);
    }
    return rows;
  }

  private void cell(String heading, String value, int line, Map<InventoryColumn, String> cells) {
    Optional<InventoryColumn> column = InventoryColumn.find(heading);
    if (column.isPresent() && !value.isEmpty()) {
      cells.merge(column.get(), value, (first, second) -> first + " " + second);
    } else if (column.isEmpty() && unknown.add(heading)) {
      problems.add(
          new CatalogProblem(
              line, "unknown column " + MalformedFileException.quote(heading) + "; ignored"));
    }
  }

  private static List<String> headings(String text) {
    try (MappingIterator<String[]> lines = lines(text)) {
      return lines.hasNextValue() ? List.of(lines.nextValue()) : List.of();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static MappingIterator<String[]> lines(String text) throws IOException {
    return new CsvMapper()
        .readerFor(String[].class)
        .with(CsvParser.Feature.WRAP_AS_ARRAY)
        .with(CsvParser.Feature.SKIP_EMPTY_LINES)
        .with(CsvParser.Feature.ALLOW_COMMENTS)
        .with(CsvSchema.emptySchema().withColumnSeparator(separator(text)))
        .readValues(text);
  }

  /** The separator that the line of headings has most of. */
  private static char separator(String text) {
    String first =
        text.lines()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .findFirst()
            .orElse("");
    char best = ',';
    for (char candidate : new char[] {';', '\t'}) {
      if (count(first, candidate) > count(first, best)) {
        best = candidate;
      }
    }
    return best;
  }

  private static long count(String text, char wanted) {
    return text.chars().filter(c -> c == wanted).count();
  }
}
