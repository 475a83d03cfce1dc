/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.context;

import io.sluice.event.GovernanceDecision;
import io.sluice.ingest.file.MalformedFileException;
import io.sluice.topic.Keys;
import io.sluice.topic.Topic;
import io.sluice.topic.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Publishes context files: catalog statements and vulnerability intelligence.
 *
 * <p>A file is read to its end first; only a sound one is published. It is compared with the
 * committed content of its topics and only the difference is written, in one transaction, so that
 * the same file again writes nothing and consumers see all of a file or nothing of it. What counts
 * as a difference is said in {@link PublishSummary} and, for feeds, leaves out their version and
 * date.
 *
 * <p>Withdrawn, by a tombstone, are KEV entries that a complete feed no longer has, assets that a
 * Backstage component, an application of an inventory or a workload no longer names, workloads that
 * a whole list of their cluster no longer has, and what an OSV record no longer states. A route
 * document replaces the one of its name. Withdrawn are also the exploits and own ratings that their
 * files no longer have. A feed with less than half of the known entries is refused: feeds lose
 * single entries, so such a file is cut or a part, unless the sender says that it may shrink.
 *
 * <p>Two publishers must not publish the same feed at the same time: each compares with what it
 * read before. Not safe for use by several threads.
 */
public final class ContextPublisher implements AutoCloseable {

  private final Supplier<ContextLog> logs;
  private final Clock clock;
  private @Nullable ContextLog log;

  ContextPublisher(Supplier<ContextLog> logs, Clock clock) {
    this.logs = logs;
    this.clock = clock;
  }

  /**
   * A publisher to Kafka. Connections are made at the first file.
   *
   * @param clientConfig settings of Kafka clients and of the schema registry under their usual
   *     names, at least {@code bootstrap.servers} and {@code schema.registry.url}
   * @param topicPrefix prefix of the topics, {@code aspm} by default
   * @param name name of this publisher among all, such as {@code cli}: a second one of the same
   *     name fences off the first
   */
  public static ContextPublisher to(
      Map<String, ?> clientConfig, String topicPrefix, String name, Clock clock) {
    return new ContextPublisher(() -> new KafkaContextLog(clientConfig, topicPrefix, name), clock);
  }

  /**
   * Publishes a file.
   *
   * @throws MalformedFileException when the file is no context file, breaks its format, or is a
   *     feed that shrank too much; nothing was published
   * @throws IOException when the file cannot be read
   * @throws org.apache.kafka.common.KafkaException when the broker or the registry cannot be used;
   *     nothing was published, and the same call may be tried again
   */
  public PublishSummary publish(Path file, PublishOptions options) throws IOException {
    ContextSource source = ContextSources.open(file, options, clock.instant());
    try {
      return publish(source, options.shrinkAllowed());
    } catch (RuntimeException | IOException e) {
      // A producer is of no use after some of its errors; a new one is after all of them.
      close();
      throw e;
    }
  }

  /**
   * Publishes one decision in the place of an earlier one of its id.
   *
   * @throws org.apache.kafka.common.KafkaException when the broker or the registry cannot be used;
   *     nothing was published
   */
  public void decide(GovernanceDecision decision) {
    inTransaction(
        current ->
            current.send(
                Topics.GOVERNANCE_DECISION,
                Keys.join(decision.getApplication(), decision.getDecisionId()),
                decision));
  }

  /** Takes a decision back, as {@link #decide} makes one. */
  public void revoke(String application, String decisionId) {
    inTransaction(
        current ->
            current.withdraw(Topics.GOVERNANCE_DECISION, Keys.join(application, decisionId)));
  }

  private void inTransaction(Consumer<ContextLog> statements) {
    ContextLog current = connected();
    try {
      current.begin();
      statements.accept(current);
      current.commit();
    } catch (RuntimeException e) {
      // A producer is of no use after some of its errors; a new one is after all of them.
      close();
      throw e;
    }
  }

  /**
   * Reads a file to its end without publishing it.
   *
   * @return number of records that it stands for, as unchanged, and its problems
   */
  public static PublishSummary check(Path file, PublishOptions options) throws IOException {
    ContextSource source = ContextSources.open(file, options, Instant.EPOCH);
    return new PublishSummary(
        source.format(), 0, 0, source.size(), 0, source.problems(), source.notes(), source.age());
  }

  private PublishSummary publish(ContextSource source, boolean shrinkAllowed) throws IOException {
    ContextLog current = connected();
    Map<Topic<String, ?>, Map<String, Long>> known = new HashMap<>();
    for (Topic<String, ?> topic : source.topics()) {
      Map<String, Long> content = current.content(topic, key -> source.concerns(topic, key));
      if (!shrinkAllowed && source.onlyGrows() && source.size() * 2 < content.size()) {
        throw new MalformedFileException(
            "the feed has "
                + source.size()
                + " entries, but "
                + content.size()
                + " are known: refused, since a feed does not lose more than half. State that it is"
                + " partial if it is a part, or allow it to shrink if it really did");
      }
      known.put(topic, content);
    }
    Difference difference = new Difference(current, known);
    try {
      source.forEach(difference::add);
      known.forEach(
          (topic, content) ->
              content.keySet().stream()
                  .filter(key -> source.withdraws(topic, key))
                  .sorted()
                  .forEach(key -> difference.withdraw(topic, key)));
      difference.commit();
    } catch (RuntimeException | IOException e) {
      difference.abort(e);
      throw e;
    }
    return difference.summary(source);
  }

  private ContextLog connected() {
    ContextLog current = log == null ? logs.get() : log;
    log = current;
    return current;
  }

  @Override
  public void close() {
    ContextLog open = log;
    log = null;
    if (open != null) {
      open.close();
    }
  }

  /** Writes what differs from the known content; opens the transaction when something does. */
  private static final class Difference {
    private final ContextLog log;
    private final Map<Topic<String, ?>, Map<String, Long>> known;
    private boolean begun;
    private long added;
    private long changed;
    private long unchanged;
    private long removed;

    Difference(ContextLog log, Map<Topic<String, ?>, Map<String, Long>> known) {
      this.log = log;
      this.known = known;
    }

    void add(Statement<?> statement) {
      Long before = known.getOrDefault(statement.topic(), Map.of()).remove(statement.key());
      if (before == null) {
        added++;
      } else if (before == Fingerprint.of(statement.value())) {
        unchanged++;
        return;
      } else {
        changed++;
      }
      begin();
      send(statement);
    }

    void withdraw(Topic<String, ?> topic, String key) {
      begin();
      log.withdraw(topic, key);
      removed++;
    }

    void commit() {
      if (begun) {
        log.commit();
      }
    }

    void abort(Exception cause) {
      if (begun) {
        try {
          log.abort();
        } catch (RuntimeException e) {
          cause.addSuppressed(e);
        }
      }
    }

    PublishSummary summary(ContextSource source) {
      return new PublishSummary(
          source.format(),
          added,
          changed,
          unchanged,
          removed,
          source.problems(),
          source.notes(),
          source.age());
    }

    private <V extends SpecificRecord> void send(Statement<V> statement) {
      log.send(statement.topic(), statement.key(), statement.value());
    }

    private void begin() {
      if (!begun) {
        log.begin();
        begun = true;
      }
    }
  }
}
