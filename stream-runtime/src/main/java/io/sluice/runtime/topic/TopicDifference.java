/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.runtime.topic;

/**
 * One way in which a topic of the cluster is not as the manifest says.
 *
 * @param topic full name
 * @param severity whether apps may run with it
 * @param description what is expected and what is there
 */
public record TopicDifference(String topic, Severity severity, String description)
    implements Comparable<TopicDifference> {

  /** Whether apps may run with a difference. */
  public enum Severity {
    /** Apps refuse to run: records would be lost or land in the wrong partition. */
    ERROR,
    /** Said in the log; an operator may want it so. */
    WARNING
  }

  static TopicDifference error(String topic, String description) {
    return new TopicDifference(topic, Severity.ERROR, description);
  }

  static TopicDifference warning(String topic, String description) {
    return new TopicDifference(topic, Severity.WARNING, description);
  }

  /** Whether apps refuse to run. */
  public boolean isError() {
    return severity == Severity.ERROR;
  }

  @Override
  public int compareTo(TopicDifference other) {
    int byTopic = topic.compareTo(other.topic);
    return byTopic != 0 ? byTopic : description.compareTo(other.description);
  }

  @Override
  public String toString() {
    return topic + ": " + description;
  }
}
