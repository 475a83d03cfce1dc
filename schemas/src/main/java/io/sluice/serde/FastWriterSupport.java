/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.serde;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;

/** Which schemas {@link FastWriter} can write. */
final class FastWriterSupport {

  private FastWriterSupport() {}

  static boolean isSupported(Schema schema) {
    return isSupported(schema, new HashSet<>());
  }

  private static boolean isSupported(Schema schema, Set<String> within) {
    return switch (schema.getType()) {
      case RECORD -> {
        // A record within itself would need writers that refer to themselves.
        boolean supported =
            within.add(schema.getFullName())
                && schema.getFields().stream()
                    .allMatch(field -> isSupported(field.schema(), within));
        within.remove(schema.getFullName());
        yield supported;
      }
      case ARRAY -> isSupported(schema.getElementType(), within);
      case UNION -> isSupportedUnion(schema.getTypes(), within);
      case LONG ->
          schema.getLogicalType() == null
              || schema.getLogicalType().getName().equals("timestamp-millis");
      case ENUM -> true;
      case STRING, BYTES, INT, FLOAT, DOUBLE, BOOLEAN -> schema.getLogicalType() == null;
      case NULL, MAP, FIXED -> false;
    };
  }

  private static boolean isSupportedUnion(List<Schema> branches, Set<String> within) {
    boolean optional =
        branches.size() == 2
            && branches.stream().filter(branch -> branch.getType() == Schema.Type.NULL).count()
                == 1;
    boolean records = branches.stream().allMatch(branch -> branch.getType() == Schema.Type.RECORD);
    return (optional || records)
        && branches.stream()
            .filter(branch -> branch.getType() != Schema.Type.NULL)
            .allMatch(branch -> isSupported(branch, within));
  }
}
