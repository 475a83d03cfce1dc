/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.causes;

import io.sluice.event.CauseTally;
import io.sluice.runtime.StreamContext;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** State stores of the causes app. Their names are part of the data: renaming is a migration. */
final class CauseStores {

  /** What an issue last said about its causes, by {@code <application>|<issueId>}. */
  static final String SAID = "causes-by-issue";

  /** Fixes of an open issue, one a line, by {@code <cause>|<application>|<issueId>}. */
  static final String SHARE = "share-by-cause";

  /** Number of open issues, by {@code <cause>|<application>}. */
  static final String APPLICATION = "issues-by-application";

  /** Number of open issues, by {@code <cause>|<fixes, one a line>}. */
  static final String FIXES = "issues-by-fixes";

  /** Running counts, by cause. */
  static final String TALLY = "tally-by-cause";

  /** Causes whose record may be another now, by cause; the value says nothing. */
  static final String CHANGED = "changed-causes";

  static final String[] OF_TALLY = {SHARE, APPLICATION, FIXES, TALLY, CHANGED};

  private CauseStores() {}

  static List<StoreBuilder<?>> all(StreamContext context) {
    return List.of(
        store(SAID, Serdes.String()),
        store(SHARE, Serdes.String()),
        store(APPLICATION, Serdes.Long()),
        store(FIXES, Serdes.Long()),
        store(TALLY, context.serde(CauseTally.class)),
        store(CHANGED, Serdes.String()));
  }

  private static <V> StoreBuilder<?> store(String name, Serde<V> serde) {
    return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.String(), serde)
        .withCachingDisabled();
  }
}
