/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.runtime.state;

import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Options;

/** Puts every RocksDB store into the process's {@link RocksDbMemory}. */
public final class BoundedRocksDb implements RocksDBConfigSetter {

  private static final long WRITE_BUFFER_BYTES = 8L * 1024 * 1024;

  /**
   * What a store claims of the shared write buffers with its first record. RocksDB would take an
   * eighth of the write buffer, so that the many stores of a process, nearly empty, would already
   * be over the bound together, and each record would flush one of them to disk.
   */
  private static final long ARENA_BLOCK_BYTES = 32L * 1024;

  /** For Kafka Streams. */
  public BoundedRocksDb() {}

  @Override
  public void setConfig(String storeName, Options options, Map<String, Object> configs) {
    if (!(configs.get(RocksDbMemory.CONFIG) instanceof RocksDbMemory memory)) {
      throw new ConfigException(RocksDbMemory.CONFIG + " is missing; it is set by StreamContext");
    }
    BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
    table.setBlockCache(memory.cache());
    // Index and filter blocks would otherwise live outside the bound.
    table.setCacheIndexAndFilterBlocks(true);
    table.setCacheIndexAndFilterBlocksWithHighPriority(true);
    table.setPinTopLevelIndexAndFilter(true);
    options.setTableFormatConfig(table);
    options.setWriteBufferManager(memory.writeBuffers());
    options.setWriteBufferSize(WRITE_BUFFER_BYTES);
    options.setArenaBlockSize(ARENA_BLOCK_BYTES);
  }

  @Override
  public void close(String storeName, Options options) {
    // The cache and the write buffers belong to the process, not to this store.
  }
}
