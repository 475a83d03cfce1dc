/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.evolution;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;

/**
 * What a present schema breaks of a released one. Stricter than Avro's own check in both directions
 * (FULL), which lets pass what changes meaning silently: an enum symbol that readers turn into the
 * default, a logical type, bytes for string, a record that moved to another namespace.
 */
final class SchemaEvolution {

  private static final String NEW_FIELD = "keep it, and add a new field with a default beside it";
  private static final String KEEP = "put it back; stop using it instead, and say so in its doc";

  private final List<String> violations = new ArrayList<>();
  private final Set<String> compared = new HashSet<>();

  private SchemaEvolution() {}

  /** One line a violation: where, what, and what to do instead. Empty when nothing is broken. */
  static List<String> violations(Schema released, Schema present) {
    SchemaEvolution evolution = new SchemaEvolution();
    evolution.compare(released.getName(), released, present);
    if (evolution.violations.isEmpty()) {
      evolution.addAvroConflicts("events of the release cannot be read now", present, released);
      evolution.addAvroConflicts("the release cannot read events of now", released, present);
    }
    return List.copyOf(evolution.violations);
  }

  private void compare(String path, Schema released, Schema present) {
    if (released.getType() != present.getType()) {
      report(path, "was of type " + name(released) + " and is " + name(present), NEW_FIELD);
      return;
    }
    String releasedLogical = logicalType(released);
    String presentLogical = logicalType(present);
    if (!releasedLogical.equals(presentLogical)) {
      report(path, "had " + releasedLogical + " and has " + presentLogical, NEW_FIELD);
    }
    switch (released.getType()) {
      case RECORD -> compareRecords(path, released, present);
      case ENUM -> compareEnums(path, released, present);
      case UNION -> compareUnions(path, released, present);
      case ARRAY -> compare(path + "[]", released.getElementType(), present.getElementType());
      case MAP -> compare(path + "{}", released.getValueType(), present.getValueType());
      case FIXED -> {
        if (released.getFixedSize() != present.getFixedSize()) {
          report(path, "changed its size", NEW_FIELD);
        }
      }
      default -> {}
    }
  }

  private void compareRecords(String path, Schema released, Schema present) {
    if (renamed(path, released, present) || !compared.add(released.getFullName())) {
      return;
    }
    for (Field field : released.getFields()) {
      Field now = present.getField(field.name());
      if (now != null) {
        compare(path + "." + field.name(), field.schema(), now.schema());
      } else if (!field.hasDefaultValue()) {
        report(
            path + "." + field.name(),
            "was removed (or renamed), but released readers have no default for it",
            KEEP);
      }
    }
    for (Field field : present.getFields()) {
      if (released.getField(field.name()) == null && !field.hasDefaultValue()) {
        report(
            path + "." + field.name(),
            "is new and has no default, so released events cannot be read",
            "give it a default");
      }
    }
  }

  private void compareEnums(String path, Schema released, Schema present) {
    if (renamed(path, released, present)) {
      return;
    }
    List<String> removed = new ArrayList<>(released.getEnumSymbols());
    removed.removeAll(present.getEnumSymbols());
    if (!removed.isEmpty()) {
      report(path, "lost the symbols " + removed + ", which released events hold", KEEP);
    }
    if (!Objects.equals(released.getEnumDefault(), present.getEnumDefault())) {
      report(
          path,
          "had the default " + released.getEnumDefault() + " and has " + present.getEnumDefault(),
          "put the default back: it stands for symbols that a reader does not know");
    }
  }

  private void compareUnions(String path, Schema released, Schema present) {
    for (Schema branch : released.getTypes()) {
      present.getTypes().stream()
          .filter(candidate -> name(candidate).equals(name(branch)))
          .findFirst()
          .ifPresentOrElse(
              same -> compare(branchPath(path, branch), branch, same),
              () -> report(path, "can no longer be " + name(branch), NEW_FIELD));
    }
    Set<String> known = released.getTypes().stream().map(SchemaEvolution::name).collect(toSet());
    for (Schema branch : present.getTypes()) {
      if (!known.contains(name(branch))) {
        report(
            path, "can now also be " + name(branch) + ", unknown to released readers", NEW_FIELD);
      }
    }
  }

  private static String branchPath(String path, Schema branch) {
    return branch.getType() == Schema.Type.RECORD ? path + "<" + branch.getName() + ">" : path;
  }

  private boolean renamed(String path, Schema released, Schema present) {
    if (released.getFullName().equals(present.getFullName())) {
      return false;
    }
    report(
        path,
        "was " + released.getFullName() + " and is " + present.getFullName(),
        "keep the name: it is how readers in every language find the type");
    return true;
  }

  private void addAvroConflicts(String problem, Schema reader, Schema writer) {
    var result = SchemaCompatibility.checkReaderWriterCompatibility(reader, writer);
    if (result.getType() != SchemaCompatibilityType.COMPATIBLE) {
      result
          .getResult()
          .getIncompatibilities()
          .forEach(
              conflict ->
                  report(
                      reader.getName() + " at " + conflict.getLocation(),
                      conflict.getType() + " (" + conflict.getMessage() + "): " + problem,
                      NEW_FIELD));
    }
  }

  private static String logicalType(Schema schema) {
    return schema.getLogicalType() == null
        ? "no logical type"
        : "the logical type " + schema.getLogicalType().getName();
  }

  private static String name(Schema schema) {
    return switch (schema.getType()) {
      case RECORD, ENUM, FIXED -> schema.getFullName();
      case UNION -> schema.getTypes().stream().map(SchemaEvolution::name).toList().toString();
      default -> schema.getType().getName();
    };
  }

  private void report(String path, String what, String instead) {
    violations.add(path + " " + what + "; " + instead + ".");
  }
}
