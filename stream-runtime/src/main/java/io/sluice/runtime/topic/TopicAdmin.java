/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.runtime.topic;

import io.sluice.topic.Topic;
import io.sluice.topic.TopicManifest;
import io.sluice.topic.TopicManifest.Entry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Creates and checks the topics of a manifest under one prefix.
 *
 * <p>Checked are existence, the cleanup policy, and that all topics of a co-partition group have
 * the same number of partitions; that number itself is free. A different retention is a warning.
 *
 * <p>Every method throws a {@link KafkaException} when the brokers do not answer or refuse.
 */
public final class TopicAdmin {

  private final Admin admin;
  private final TopicManifest manifest;
  private final String prefix;
  private final short replicationFactor;

  /**
   * Admin of the topics under a prefix.
   *
   * @param admin connection; not closed by this object
   * @param replicationFactor of topics that are created; -1 for the broker's default
   */
  public TopicAdmin(Admin admin, TopicManifest manifest, String prefix, int replicationFactor) {
    this.admin = admin;
    this.manifest = manifest;
    this.prefix = prefix;
    this.replicationFactor = (short) replicationFactor;
  }

  /** Creates what is missing of the manifest, with its own numbers of partitions. */
  public List<String> create() {
    return create(Map.of());
  }

  /**
   * Creates what is missing of the manifest; existing topics are left as they are.
   *
   * @param partitionsOfGroup number of partitions of a co-partition group, when not the manifest's;
   *     a group of which a topic exists already keeps that topic's number
   * @return full names of the topics that were created, sorted
   */
  public List<String> create(Map<String, Integer> partitionsOfGroup) {
    Map<String, TopicDescription> existing = describe(names(manifest.topics()));
    Map<String, Integer> partitions = new HashMap<>(partitionsOfGroup);
    for (Entry entry : manifest.topics()) {
      TopicDescription description = existing.get(name(entry));
      if (description != null) {
        partitions.put(entry.group(), description.partitions().size());
      }
    }
    Map<String, NewTopic> missing = new TreeMap<>();
    for (Entry entry : manifest.topics()) {
      if (!existing.containsKey(name(entry))) {
        int count = partitions.getOrDefault(entry.group(), entry.partitions());
        missing.put(
            name(entry),
            new NewTopic(name(entry), count, replicationFactor).configs(entry.configs()));
      }
    }
    List<String> created = new ArrayList<>();
    admin
        .createTopics(missing.values())
        .values()
        .forEach(
            (name, done) -> {
              if (createdNow(done)) {
                created.add(name);
              }
            });
    return created.stream().sorted().toList();
  }

  /** Differences of all topics of the manifest, sorted by topic. */
  public List<TopicDifference> check() {
    return check(names(manifest.topics()), manifest.topics());
  }

  /** Differences of some topics; one that is not in the manifest only has to exist. */
  public List<TopicDifference> check(Collection<? extends Topic<?, ?>> topics) {
    List<String> names = topics.stream().map(topic -> topic.name(prefix)).distinct().toList();
    List<Entry> entries =
        topics.stream().distinct().map(manifest::find).flatMap(Optional::stream).toList();
    return check(names, entries);
  }

  private List<TopicDifference> check(List<String> names, List<Entry> entries) {
    Map<String, TopicDescription> existing = describe(names);
    Map<String, Config> configs = configs(existing.keySet());
    List<TopicDifference> differences = new ArrayList<>();
    for (String name : names) {
      if (!existing.containsKey(name)) {
        differences.add(TopicDifference.error(name, "does not exist"));
      }
    }
    for (Entry entry : entries) {
      Config config = configs.get(name(entry));
      if (config != null) {
        differences.addAll(ConfigCheck.differences(name(entry), entry, config));
      }
    }
    differences.addAll(partitionDifferences(entries, existing));
    return differences.stream().sorted().toList();
  }

  private List<TopicDifference> partitionDifferences(
      List<Entry> entries, Map<String, TopicDescription> existing) {
    Map<String, Map<String, Integer>> partitionsByGroup = new TreeMap<>();
    for (Entry entry : entries) {
      TopicDescription description = existing.get(name(entry));
      if (description != null) {
        partitionsByGroup
            .computeIfAbsent(entry.group(), group -> new LinkedHashMap<>())
            .put(name(entry), description.partitions().size());
      }
    }
    List<TopicDifference> differences = new ArrayList<>();
    partitionsByGroup.forEach(
        (group, partitions) -> differences.addAll(CoPartitions.differences(group, partitions)));
    return differences;
  }

  private Map<String, TopicDescription> describe(List<String> names) {
    Map<String, TopicDescription> existing = new TreeMap<>();
    admin
        .describeTopics(names)
        .topicNameValues()
        .forEach((name, future) -> ifKnown(future).ifPresent(found -> existing.put(name, found)));
    return existing;
  }

  private Map<String, Config> configs(Collection<String> names) {
    List<ConfigResource> resources =
        names.stream().map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name)).toList();
    Map<String, Config> configs = new TreeMap<>();
    admin
        .describeConfigs(resources)
        .values()
        .forEach(
            (resource, future) ->
                ifKnown(future).ifPresent(found -> configs.put(resource.name(), found)));
    return configs;
  }

  private static <T> Optional<T> ifKnown(KafkaFuture<T> future) {
    try {
      return Optional.of(get(future));
    } catch (UnknownTopicOrPartitionException e) {
      return Optional.empty();
    }
  }

  private static boolean createdNow(KafkaFuture<Void> future) {
    try {
      future.get();
      return true;
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    } catch (ExecutionException e) {
      // Somebody else was faster, which is as good.
      if (e.getCause() instanceof TopicExistsException) {
        return false;
      }
      throw failure(e);
    }
  }

  private static <T> T get(KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    } catch (ExecutionException e) {
      throw failure(e);
    }
  }

  private static KafkaException failure(ExecutionException e) {
    return e.getCause() instanceof KafkaException failure
        ? failure
        : new KafkaException("the brokers did not answer", e.getCause());
  }

  private String name(Entry entry) {
    return prefix + "." + entry.name();
  }

  private List<String> names(List<Entry> entries) {
    return entries.stream().map(this::name).toList();
  }
}
