/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.runtime.state;

import io.sluice.runtime.config.DataSize;
import java.util.Map;
import org.apache.kafka.streams.StreamsConfig;
import org.jspecify.annotations.Nullable;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * Native memory of all state stores of the process. Kafka Streams gives each store of each task 50
 * MiB of cache and up to 48 MiB of write buffers, so that memory grows with partitions; here all
 * stores share one cache, and their write buffers are counted in it.
 *
 * <p>Allocated when the first store is opened; closed after the last app.
 */
public final class RocksDbMemory implements AutoCloseable {

  /** Key of the Streams configuration under which {@link BoundedRocksDb} finds this object. */
  static final String CONFIG = "sluice.rocksdb.memory";

  /** Part of the cache that index and filter blocks may claim before data blocks. */
  private static final double HIGH_PRIORITY = 0.1;

  private final DataSize size;
  private @Nullable Cache cache;
  private @Nullable WriteBufferManager writeBuffers;

  /** Memory of a size; nothing is allocated yet. */
  public RocksDbMemory(DataSize size) {
    this.size = size;
  }

  /** Streams configuration that makes every RocksDB store use this memory. */
  public Map<String, Object> streamsProperties() {
    return Map.of(
        CONFIG, this, StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
  }

  synchronized Cache cache() {
    if (cache == null) {
      RocksDB.loadLibrary();
      // -1: number of shards by size; not strict, because a full strict cache fails reads.
      cache = new LRUCache(size.bytes(), -1, false, HIGH_PRIORITY);
    }
    return cache;
  }

  synchronized WriteBufferManager writeBuffers() {
    if (writeBuffers == null) {
      writeBuffers = new WriteBufferManager(size.bytes() / 2, cache());
    }
    return writeBuffers;
  }

  @Override
  public synchronized void close() {
    if (writeBuffers != null) {
      writeBuffers.close();
      writeBuffers = null;
    }
    if (cache != null) {
      cache.close();
      cache = null;
    }
  }
}
