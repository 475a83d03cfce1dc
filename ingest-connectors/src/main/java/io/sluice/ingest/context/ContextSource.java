/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.context;

import io.sluice.ingest.catalog.CatalogProblem;
import io.sluice.topic.Topic;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A context file that has been read from end to end once and found sound. It can be read again, so
 * that large feeds need no memory.
 */
interface ContextSource {

  ContextFormat format();

  /** Topics that it speaks to. */
  List<Topic<String, ?>> topics();

  /** Records that it will give. */
  long size();

  /** What could not be used. */
  List<CatalogProblem> problems();

  /** Choices that were made in reading. */
  default List<String> notes() {
    return List.of();
  }

  /** How old it is; empty when it does not say, or when its age means nothing. */
  default Optional<FeedAge> age() {
    return Optional.empty();
  }

  /** Gives every record once; of a key only once. */
  void forEach(Consumer<Statement<?>> statements) throws IOException;

  /** Whether a key of a topic is among those this file could speak about. */
  boolean concerns(Topic<String, ?> topic, String key);

  /**
   * Whether the absence of such a key from this file withdraws it. Then the file is the only one
   * that speaks about it, and complete.
   */
  boolean withdraws(Topic<String, ?> topic, String key);

  /**
   * Whether the file is a feed that hardly ever loses entries: one that is less than half of what
   * is known is taken for damaged.
   */
  boolean onlyGrows();
}
