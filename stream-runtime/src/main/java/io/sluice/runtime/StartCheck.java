/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.runtime;

import io.sluice.runtime.config.AppConfig;
import io.sluice.runtime.config.InvalidConfigException;
import io.sluice.runtime.topic.TopicAdmin;
import io.sluice.runtime.topic.TopicDifference;
import io.sluice.runtime.topic.TopicMismatchException;
import io.sluice.topic.Topic;
import io.sluice.topic.TopicManifest;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What has to be right before an app may process its first record. */
final class StartCheck {

  private static final Logger LOG = LoggerFactory.getLogger(StartCheck.class);

  /** Kafka's default of a minute hides for too long that the address is wrong. */
  private static final String ANSWER_MILLIS = "15000";

  private StartCheck() {}

  /**
   * Compares the apps' topics with the manifest.
   *
   * @throws TopicMismatchException with all differences that are errors
   */
  static void topics(AppConfig config, TopicManifest manifest, List<StreamApp> apps) {
    Map<String, Object> properties = config.adminProperties();
    properties.putIfAbsent(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_MILLIS);
    properties.putIfAbsent(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_MILLIS);
    try (Admin admin = Admin.create(properties)) {
      topics(new TopicAdmin(admin, manifest, config.topicPrefix(), -1), apps);
    }
  }

  static void topics(TopicAdmin admin, List<StreamApp> apps) {
    Set<Topic<?, ?>> topics = new LinkedHashSet<>();
    apps.forEach(app -> topics.addAll(app.topics()));
    List<TopicDifference> differences = admin.check(topics);
    differences.stream()
        .filter(difference -> !difference.isError())
        .forEach(difference -> LOG.warn("topic {}", difference));
    List<TopicDifference> errors = differences.stream().filter(TopicDifference::isError).toList();
    if (!errors.isEmpty()) {
      throw new TopicMismatchException(errors);
    }
  }

  /** Says to the operator what is wrong and how the process should end. */
  static StartException explained(RuntimeException failure, AppConfig config) {
    if (failure instanceof StartException explained) {
      return explained;
    }
    String message = String.valueOf(failure.getMessage());
    if (failure instanceof TopicMismatchException
        || failure instanceof InvalidConfigException
        || failure instanceof ConfigException
        || failure instanceof UncheckedIOException) {
      return new StartException(ExitStatus.NOT_CONFIGURED, message, failure);
    }
    if (failure instanceof TimeoutException) {
      return new StartException(
          ExitStatus.UNAVAILABLE,
          "no Kafka broker answered at %s: %s".formatted(config.bootstrapServers(), message),
          failure);
    }
    if (failure instanceof KafkaException && failure.getCause() instanceof ConfigException cause) {
      return new StartException(
          ExitStatus.NOT_CONFIGURED, message + ": " + cause.getMessage(), failure);
    }
    return failure instanceof KafkaException
        ? new StartException(ExitStatus.UNAVAILABLE, message, failure)
        : new StartException(ExitStatus.FAILED, message, failure);
  }
}
