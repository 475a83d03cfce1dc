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
import java.util.Set;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificData;
import org.jspecify.annotations.Nullable;

/**
 * Hash of what a consumer sees of a finding or component: equal hashes mean that there is nothing
 * to tell. Left out are key and occurrence and all that only serves to match them (they are
 * matched, not compared), times, provenance, scan and commit: a re-scan that found the same, or new
 * identity rules, change these and nothing else.
 *
 * <p>Fields that have their default value are left out too, so that a new optional field of the
 * schema does not re-emit every finding there is.
 */
public final class ContentHash {

  private static final Set<String> NOT_CONTENT =
      Set.of(
          "findingKey",
          "identityVersion",
          "identityBasis",
          "weakness",
          "fingerprints",
          "pairing",
          "occurrence",
          "firstSeenAt",
          "lastSeenAt",
          "resolvedByScan",
          "commit",
          "provenance");

  /** Each runtime event has its own process ids and times in these; the first ones stay. */
  private static final Set<String> EVENT_ONLY = Set.of("message", "evidence");

  private static final byte[] END = "}".getBytes(UTF_8);

  private static final ClassValue<List<Slot>> SLOTS =
      new ClassValue<>() {
        @Override
        protected List<Slot> computeValue(Class<?> recordClass) {
          return Slot.of(recordClass);
        }
      };

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
    for (Slot slot : SLOTS.get(value.getClass())) {
      if (!NOT_CONTENT.contains(slot.name()) && !without.contains(slot.name())) {
        add(slot, value.get(slot.position()));
      }
    }
    return ByteBuffer.wrap(digest.digest()).getLong();
  }

  private void add(Slot slot, @Nullable Object value) {
    if (value != null && !value.equals(slot.defaultValue())) {
      add(slot.nameBytes());
      add(value);
    }
  }

  private void add(Object value) {
    switch (value) {
      case IndexedRecord nested -> {
        for (Slot slot : SLOTS.get(nested.getClass())) {
          add(slot, nested.get(slot.position()));
        }
        add(END);
      }
      case List<?> list -> {
        add(list.size());
        list.forEach(this::add);
      }
      default -> add(value.toString().getBytes(UTF_8));
    }
  }

  private void add(int size) {
    number.clear();
    digest.update(number.putLong(size).flip());
  }

  private void add(byte[] bytes) {
    add(bytes.length);
    digest.update(bytes);
  }

  /** A field of a record class; a field without default has null here, which no content equals. */
  private record Slot(String name, byte[] nameBytes, int position, @Nullable Object defaultValue) {

    static List<Slot> of(Class<?> recordClass) {
      return SpecificData.get().getSchema(recordClass).getFields().stream()
          .map(
              field ->
                  new Slot(
                      field.name(),
                      field.name().getBytes(UTF_8),
                      field.pos(),
                      field.hasDefaultValue() ? SpecificData.get().getDefaultValue(field) : null))
          .toList();
    }
  }
}
