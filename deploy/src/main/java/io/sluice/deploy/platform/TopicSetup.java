/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.platform;

import io.sluice.topic.Topic;
import io.sluice.topic.TopicManifest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** Creates the topics of the manifest. */
final class TopicSetup {

  private TopicSetup() {}

  static void run(Endpoints endpoints, PlatformOptions options) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", endpoints.bootstrapServers()))) {
      Set<String> existing = admin.listTopics().names().get();
      List<NewTopic> missing =
          TopicManifest.bundled().topics().stream()
              .map(
                  e ->
                      new NewTopic(Topic.DEFAULT_PREFIX + "." + e.name(), e.partitions(), (short) 1)
                          .configs(e.configs()))
              .filter(topic -> !existing.contains(topic.name()))
              .toList();
      admin.createTopics(missing).all().get();
    } catch (ExecutionException | InterruptedException e) {
      throw new PlatformException("cannot create the topics: " + e, e);
    }
  }
}
