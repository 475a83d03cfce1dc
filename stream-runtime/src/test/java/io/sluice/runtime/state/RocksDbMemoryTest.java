/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.runtime.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.runtime.config.DataSize;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Options;

class RocksDbMemoryTest {

  @Test
  void shouldGiveAllStoresTheSameMemory() {
    try (RocksDbMemory memory = new RocksDbMemory(DataSize.ofMebibytes(8));
        Options one = options();
        Options two = options()) {

      new BoundedRocksDb().setConfig("one", one, memory.streamsProperties());
      new BoundedRocksDb().setConfig("two", two, memory.streamsProperties());

      assertThat(one.writeBufferManager()).isSameAs(two.writeBufferManager());
      assertThat(table(one).cacheIndexAndFilterBlocks()).isTrue();
      assertThat(memory.cache()).isSameAs(memory.cache());
    }
  }

  /** A process has more than a hundred stores; nearly empty, they must not fill what they share. */
  @Test
  void shouldLeaveRoomForManyNearlyEmptyStores() {
    DataSize size = DataSize.ofMebibytes(128);
    try (RocksDbMemory memory = new RocksDbMemory(size);
        Options store = options()) {
      new BoundedRocksDb().setConfig("store", store, memory.streamsProperties());

      assertThat(200 * store.arenaBlockSize()).isLessThan(size.bytes() / 4);
    }
  }

  @Test
  void shouldCloseBeforeAndAfterUse() {
    RocksDbMemory memory = new RocksDbMemory(DataSize.ofMebibytes(8));
    memory.close();

    assertThat(memory.writeBuffers().isOwningHandle()).isTrue();

    memory.close();
    memory.close();
  }

  @Test
  void shouldRefuseStoreWithoutMemory() {
    try (Options options = options()) {
      assertThatThrownBy(() -> new BoundedRocksDb().setConfig("one", options, Map.of()))
          .isInstanceOf(ConfigException.class);
    }
  }

  private static Options options() {
    org.rocksdb.RocksDB.loadLibrary();
    return new Options().setTableFormatConfig(new BlockBasedTableConfig());
  }

  private static BlockBasedTableConfig table(Options options) {
    return (BlockBasedTableConfig) options.tableFormatConfig();
  }
}
