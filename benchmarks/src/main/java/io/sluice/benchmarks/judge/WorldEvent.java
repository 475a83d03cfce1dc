/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.benchmarks.judge;

import io.sluice.event.RawFinding;
import io.sluice.event.ScanScope;
import io.sluice.topic.Topic;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Something that Sluice hears of in a world: a scan, or a statement of context. */
sealed interface WorldEvent {

  /** Everything of an earlier phase is heard of before anything of a later one. */
  int phase();

  /** Events with an equal stream are heard of in the order in which they are written. */
  String stream();

  /**
   * A scan with all of its results.
   *
   * @param scanId id, unique in the corpus
   * @param format report format
   * @param commit commit that was scanned
   * @param complete whether it covered its scope, so that absence closes
   * @param findings results; the pointer of each is its label
   */
  record Scan(
      int phase,
      String stream,
      String scanId,
      ScanScope scope,
      String format,
      @Nullable String commit,
      boolean complete,
      List<RawFinding> findings)
      implements WorldEvent {}

  /** A record of a topic of context: catalog, routes, aliases. */
  record Statement<V extends SpecificRecord>(
      int phase, String stream, Topic<String, V> topic, String key, V value)
      implements WorldEvent {}
}
