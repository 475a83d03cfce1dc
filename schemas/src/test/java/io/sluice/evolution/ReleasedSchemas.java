/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.evolution;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/**
 * Snapshots of the contract, one directory a release: {@code src/main/released/<version>}, one
 * self-contained schema a file.
 */
final class ReleasedSchemas {

  private static final String SUFFIX = ".avsc";
  private static final Pattern VERSION = Pattern.compile("[0-9]+[.][0-9]+[.][0-9]+");
  private static final Comparator<String> BY_VERSION =
      Comparator.comparing(ReleasedSchemas::numbers, Arrays::compare);

  private final Path directory;

  ReleasedSchemas(Path directory) {
    this.directory = directory;
  }

  /** Those of the project. */
  static ReleasedSchemas ofProject() {
    return new ReleasedSchemas(Path.of("src/main/released"));
  }

  /** Released versions, oldest first. */
  List<String> versions() throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(directory)) {
      return children
          .filter(Files::isDirectory)
          .map(child -> child.getFileName().toString())
          .sorted(BY_VERSION)
          .toList();
    }
  }

  /** Schemas of a release by simple name. */
  Map<String, Schema> read(String version) throws IOException {
    Map<String, Schema> schemas = new TreeMap<>();
    for (Path file : files(version)) {
      Schema schema = new Schema.Parser().parse(Files.readString(file, UTF_8));
      schemas.put(schema.getName(), schema);
    }
    return schemas;
  }

  private static int[] numbers(String version) {
    if (!VERSION.matcher(version).matches()) {
      throw new IllegalArgumentException(version + " is not a version like 1.2.3");
    }
    return Stream.of(version.split("\\.")).mapToInt(Integer::parseInt).toArray();
  }

  /** Writes a release. Only the newest may be written again: the others are out in the world. */
  void write(String version, Map<String, Schema> schemas) throws IOException {
    List<String> versions = versions();
    if (!versions.isEmpty() && BY_VERSION.compare(version, versions.getLast()) < 0) {
      throw new IllegalArgumentException(
          version + " is older than the last release, " + versions.getLast());
    }
    for (Path stale : files(version)) {
      Files.delete(stale);
    }
    Path target = Files.createDirectories(directory.resolve(version));
    for (Schema schema : schemas.values()) {
      Files.writeString(
          target.resolve(schema.getName() + SUFFIX), schema.toString(true) + "\n", UTF_8);
    }
  }

  private List<Path> files(String version) throws IOException {
    Path source = directory.resolve(version);
    if (!Files.isDirectory(source)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(source)) {
      return children.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
    }
  }
}
