/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.normalizer.finding;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sluice.event.Category;
import io.sluice.event.Component;
import io.sluice.event.Finding;
import io.sluice.topic.Hash;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificData;

/**
 * Hash of what a consumer sees of a finding or component: equal hashes mean that there is nothing
 * to tell. Left out are key and occurrence (they are matched, not compared), times, provenance,
 * scan and commit: a re-scan that found the same changes these and nothing else.
 *
 * <p>Fields that have their default value are left out too, so that a new optional field of the
 * schema does not re-emit every finding there is.
 */
public final class ContentHash {

  private static final Set<String> NOT_CONTENT =
      Set.of(
          "findingKey",
          "occurrence",
          "firstSeenAt",
          "lastSeenAt",
          "resolvedByScan",
          "commit",
          "provenance");

  /** Each runtime event has its own process ids and times in these; the first ones stay. */
  private static final Set<String> EVENT_ONLY = Set.of("message", "evidence");

  private final MessageDigest digest = Hash.sha256();
  private final ByteBuffer number = ByteBuffer.allocate(Long.BYTES);

  private ContentHash() {}

  /** Hash of a finding. */
  public static long of(Finding finding) {
    boolean event = finding.getCategory() == Category.RUNTIME;
    return new ContentHash().hash(finding, event ? EVENT_ONLY : Set.of());
  }

  /** Hash of a component. */
  public static long of(Component component) {
    return new ContentHash().hash(component, Set.of());
  }

  private long hash(IndexedRecord value, Set<String> without) {
    for (Schema.Field field : value.getSchema().getFields()) {
      if (!NOT_CONTENT.contains(field.name()) && !without.contains(field.name())) {
        add(field, value.get(field.pos()));
      }
    }
    return ByteBuffer.wrap(digest.digest()).getLong();
  }

  private void add(Schema.Field field, Object value) {
    if (!field.hasDefaultValue()
        || !Objects.equals(value, SpecificData.get().getDefaultValue(field))) {
      add(field.name());
      add(value);
    }
  }

  private void add(Object value) {
    switch (value) {
      case IndexedRecord nested -> {
        nested.getSchema().getFields().forEach(field -> add(field, nested.get(field.pos())));
        add("}");
      }
      case List<?> list -> {
        add(list.size());
        list.forEach(this::add);
      }
      default -> add(value.toString());
    }
  }

  private void add(int size) {
    number.clear();
    digest.update(number.putLong(size).flip());
  }

  private void add(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    add(bytes.length);
    digest.update(bytes);
  }
}
