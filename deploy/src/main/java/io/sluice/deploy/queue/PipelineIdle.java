/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.queue;

import static java.util.stream.Collectors.toMap;

import io.sluice.deploy.platform.Poll;
import io.sluice.runtime.StreamApp;
import io.sluice.runtime.config.AppConfig;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Tells when the pipeline has done all its work: every app has committed the end of all that it
 * reads, its internal repartition topics included, and nothing was added in the meantime.
 *
 * <p>Commits and output are one transaction, so an app that has committed its input has also
 * written what follows from it. Reading all apps twice with the same result covers the records that
 * were on their way from one app to the next.
 */
public final class PipelineIdle implements AutoCloseable {

  private static final Duration PAUSE = Duration.ofMillis(100);

  /** End and committed offset of everything that is read, by app and partition. */
  private record Lag(
      Map<String, Map<TopicPartition, Long>> behind, Map<TopicPartition, Long> ends) {

    long total() {
      return behind.values().stream()
          .flatMap(partitions -> partitions.values().stream())
          .mapToLong(Long::longValue)
          .sum();
    }
  }

  private final Admin admin;
  private final AppConfig config;
  private final List<StreamApp> apps;

  /** For the apps of the platform that the configuration names. */
  public PipelineIdle(AppConfig config, List<StreamApp> apps) {
    this.config = config;
    this.apps = List.copyOf(apps);
    this.admin = Admin.create(config.adminProperties());
  }

  /**
   * Waits until the pipeline is idle and has been for the time {@code quiet}.
   *
   * @param patience bound on the wait
   * @param quiet covers work that no offset shows: what an app does on a timer
   * @param onProgress gets the records that are left, and those that there are, at each look
   * @return false when the patience ended first
   */
  public boolean await(Duration patience, Duration quiet, BiConsumer<Long, Long> onProgress) {
    Observation observation = new Observation(quiet);
    return new Poll(patience, PAUSE)
        .until(
            () -> {
              Lag lag = lag();
              long all = lag.ends().values().stream().mapToLong(Long::longValue).sum();
              onProgress.accept(lag.total(), all);
              return observation.isIdle(lag);
            });
  }

  /** Records that the apps have not yet committed. */
  public long lagTotal() {
    return lag().total();
  }

  /** What was seen so far. */
  private static final class Observation {
    private final long quietNanos;
    private Map<TopicPartition, Long> ends = Map.of();
    private long since = System.nanoTime();

    Observation(Duration quiet) {
      this.quietNanos = quiet.toNanos();
    }

    boolean isIdle(Lag lag) {
      long now = System.nanoTime();
      boolean unchanged = lag.total() == 0 && lag.ends().equals(ends);
      if (!unchanged) {
        since = now;
      }
      ends = lag.ends();
      return unchanged && now - since >= quietNanos;
    }
  }

  private Lag lag() {
    Set<String> existing = get(admin.listTopics().names());
    Map<String, Set<String>> topicsByGroup = new HashMap<>();
    for (StreamApp app : apps) {
      String group = config.applicationId(app.name());
      Set<String> topics = new HashSet<>();
      app.sources().forEach(topic -> topics.add(topic.name(config.topicPrefix())));
      existing.stream()
          .filter(topic -> topic.startsWith(group + "-") && topic.endsWith("-repartition"))
          .forEach(topics::add);
      topics.retainAll(existing);
      topicsByGroup.put(group, topics);
    }
    Map<String, Map<TopicPartition, Long>> committed = committed(topicsByGroup.keySet());
    Map<TopicPartition, Long> ends = ends(topicsByGroup.values());
    Map<String, Map<TopicPartition, Long>> behind = new HashMap<>();
    topicsByGroup.forEach(
        (group, topics) ->
            behind.put(
                group,
                ends.entrySet().stream()
                    .filter(end -> topics.contains(end.getKey().topic()))
                    .collect(
                        toMap(
                            Map.Entry::getKey,
                            end ->
                                Math.max(
                                    0,
                                    end.getValue()
                                        - committed
                                            .getOrDefault(group, Map.of())
                                            .getOrDefault(end.getKey(), 0L))))));
    return new Lag(behind, ends);
  }

  private Map<String, Map<TopicPartition, Long>> committed(Set<String> groups) {
    Map<String, ListConsumerGroupOffsetsSpec> specs =
        groups.stream().collect(toMap(group -> group, group -> new ListConsumerGroupOffsetsSpec()));
    Map<String, Map<TopicPartition, Long>> committed = new HashMap<>();
    get(admin.listConsumerGroupOffsets(specs).all())
        .forEach((group, offsets) -> committed.put(group, plain(offsets)));
    return committed;
  }

  private static Map<TopicPartition, Long> plain(Map<TopicPartition, OffsetAndMetadata> offsets) {
    Map<TopicPartition, Long> plain = new HashMap<>();
    offsets.forEach(
        (partition, offset) -> {
          if (offset != null) {
            plain.put(partition, offset.offset());
          }
        });
    return plain;
  }

  private Map<TopicPartition, Long> ends(Iterable<Set<String>> topicSets) {
    Set<String> topics = new HashSet<>();
    topicSets.forEach(topics::addAll);
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    for (TopicDescription topic : get(admin.describeTopics(topics).allTopicNames()).values()) {
      topic
          .partitions()
          .forEach(
              partition ->
                  latest.put(
                      new TopicPartition(topic.name(), partition.partition()),
                      OffsetSpec.latest()));
    }
    Map<TopicPartition, ListOffsetsResultInfo> found =
        get(
            admin
                .listOffsets(latest, new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED))
                .all());
    return found.entrySet().stream()
        .collect(toMap(Map.Entry::getKey, entry -> entry.getValue().offset()));
  }

  private static <T> T get(org.apache.kafka.common.KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException failure
          ? failure
          : new KafkaException("the brokers did not answer", e.getCause());
    }
  }

  @Override
  public void close() {
    admin.close();
  }
}
