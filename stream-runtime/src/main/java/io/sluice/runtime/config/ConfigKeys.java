/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.runtime.config;

import io.sluice.topic.Topic;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Every key, in the order of the reference page. */
final class ConfigKeys {

  static final ConfigKey<String> BOOTSTRAP_SERVERS =
      new ConfigKey<>(
          "bootstrap.servers",
          "host:port, comma separated",
          "localhost:9092",
          Parsers::text,
          "Kafka brokers to connect to first. `kafka.bootstrap.servers` is another name for it.");

  static final ConfigKey<String> SCHEMA_REGISTRY_URL =
      new ConfigKey<>(
          "schema.registry.url",
          "URL, comma separated",
          "http://localhost:8081",
          Parsers::text,
          "Schema registry. Several URLs are tried in turn; `mock://<scope>` keeps schemas in the"
              + " memory of this process, for tests.");

  static final ConfigKey<String> TOPIC_PREFIX =
      new ConfigKey<>(
          "topic.prefix",
          "name",
          Topic.DEFAULT_PREFIX,
          text -> Parsers.matching(text, Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._-]{0,63}")),
          "First part of every topic name and of the default application id. A tenant is a prefix"
              + " plus access rules.");

  static final ConfigKey<String> APPLICATION_ID =
      new ConfigKey<>(
          "application.id",
          "name",
          "",
          text -> Parsers.matching(text, Pattern.compile("[a-zA-Z0-9._-]{1,200}")),
          "Consumer group, prefix of internal topics and of transactional ids. Default:"
              + " `<topic.prefix>-<app>`. Cannot be set when several apps run in one process.");

  static final ConfigKey<Path> STATE_DIR =
      new ConfigKey<>(
          "state.dir",
          "directory",
          "data/state",
          Parsers::path,
          "Where state stores live. Losing it costs a restore from Kafka, no data.");

  static final ConfigKey<String> HTTP_HOST =
      new ConfigKey<>(
          "http.host",
          "address",
          "127.0.0.1",
          Parsers::text,
          "Address that `/health/live`, `/health/ready` and `/metrics` listen on.");

  static final ConfigKey<Integer> HTTP_PORT =
      new ConfigKey<>(
          "http.port",
          "0 to 65535",
          "0",
          text -> Parsers.integer(text, 0, 65_535),
          "Port of the health and metrics server; 0 takes a free one, which is logged.");

  static final ConfigKey<ProcessingGuarantee> PROCESSING_GUARANTEE =
      new ConfigKey<>(
          "processing.guarantee",
          "`exactly_once_v2` or `at_least_once`",
          "exactly_once_v2",
          ProcessingGuarantee::parse,
          "What a crash may do to the output. At-least-once lowers the latency and may repeat"
              + " records.");

  static final ConfigKey<Duration> COMMIT_INTERVAL =
      new ConfigKey<>(
          "commit.interval",
          "duration",
          "100ms",
          text -> Parsers.duration(text, Duration.ofMillis(1), Duration.ofMinutes(5)),
          "How often work is committed. Under exactly-once each app in the chain adds about one"
              + " interval to the latency; 20ms to 50ms suit interactive work, 1s suits bulk.");

  static final ConfigKey<Integer> NUM_STREAM_THREADS =
      new ConfigKey<>(
          "num.stream.threads",
          "1 to 64",
          "2",
          text -> Parsers.integer(text, 1, 64),
          "Processing threads of each app.");

  static final ConfigKey<Duration> SHUTDOWN_TIMEOUT =
      new ConfigKey<>(
          "shutdown.timeout",
          "duration",
          "20s",
          text -> Parsers.duration(text, Duration.ofSeconds(1), Duration.ofMinutes(10)),
          "Bound on the drain after SIGTERM. Below the 30 s that Kubernetes grants by default.");

  static final ConfigKey<DataSize> ROCKSDB_MEMORY =
      new ConfigKey<>(
          "rocksdb.memory",
          "size",
          "128MiB",
          text -> Parsers.size(text, DataSize.ofMebibytes(8), DataSize.ofMebibytes(65_536)),
          "Memory of all state stores of the process together: block cache and write buffers.");

  static final ConfigKey<Path> SCORE_MODEL =
      new ConfigKey<>(
          "score.model",
          "file",
          "",
          Parsers::path,
          "Own scoring model, JSON or YAML; `sluice score --print-model` prints one to start from."
              + " Default: the bundled one. Issues scored by another model are scored again after the"
              + " start.");

  static final ConfigKey<String> SCORE_PROFILE =
      new ConfigKey<>(
          "score.profile",
          "`score-bands`, `bod-26-04`, `fedramp` or a file",
          "score-bands",
          Parsers::text,
          "What decides the priority, and the days of each priority. `sluice score --print-profile`"
              + " prints one to start an own file from.");

  static final List<ConfigKey<?>> ALL =
      List.of(
          BOOTSTRAP_SERVERS,
          SCHEMA_REGISTRY_URL,
          TOPIC_PREFIX,
          APPLICATION_ID,
          STATE_DIR,
          HTTP_HOST,
          HTTP_PORT,
          PROCESSING_GUARANTEE,
          COMMIT_INTERVAL,
          NUM_STREAM_THREADS,
          SHUTDOWN_TIMEOUT,
          ROCKSDB_MEMORY,
          SCORE_MODEL,
          SCORE_PROFILE);

  /** Other spellings of a key, with the key they stand for. */
  static final Map<String, String> ALIASES =
      Map.of("kafka.bootstrap.servers", BOOTSTRAP_SERVERS.name());

  /** Keys that no longer exist or never may, with what to do instead. */
  static final Map<String, String> DEFUNCT =
      Map.of(
          "commit.interval.ms", "use commit.interval with a unit, such as 100ms",
          "statestore.cache.max.bytes", "record caches are off, because they only added latency",
          "cache.max.bytes.buffering", "record caches are off, because they only added latency",
          "default.deserialization.exception.handler", "errors are always dead-lettered",
          "processing.exception.handler", "errors are always dead-lettered",
          "errors.dead.letter.queue.topic.name", "the topic is deadletter.APP behind topic.prefix",
          "replication.factor", "use kafka.replication.factor");

  private ConfigKeys() {}
}
