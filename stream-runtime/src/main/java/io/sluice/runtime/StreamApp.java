/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.runtime;

import static java.util.Objects.requireNonNull;

import io.sluice.event.DeadLetter;
import io.sluice.topic.Topic;
import io.sluice.topic.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.kafka.streams.Topology;

/**
 * A Kafka Streams app: what it reads, what it writes, and how it is wired.
 *
 * @param name short lower-case name, such as {@code normalizer}; part of the application id and of
 *     the dead-letter topic
 * @param sources topics that are read; checked at start
 * @param sinks topics that are written, without the dead-letter topic; checked at start
 * @param topology makes the topology; a pure function of the code version, because a flag that adds
 *     or removes nodes would break a rolling update
 */
public record StreamApp(
    String name,
    List<Topic<?, ?>> sources,
    List<Topic<?, ?>> sinks,
    Function<StreamContext, Topology> topology) {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,40}");

  /** Checks the name and copies the lists. */
  public StreamApp {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("name of an app must match " + NAME + ": '" + name + "'");
    }
    sources = List.copyOf(sources);
    sinks = List.copyOf(sinks);
    requireNonNull(topology, "topology");
  }

  /** Where records go that the app cannot process. */
  public Topic<String, DeadLetter> deadLetter() {
    return Topics.deadLetter(name);
  }

  /** Sources, sinks and the dead-letter topic. */
  public List<Topic<?, ?>> topics() {
    List<Topic<?, ?>> topics = new ArrayList<>(sources);
    sinks.stream().filter(topic -> !topics.contains(topic)).forEach(topics::add);
    topics.add(deadLetter());
    return List.copyOf(topics);
  }
}
