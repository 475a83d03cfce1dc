/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.platform;

import io.sluice.runtime.config.AppConfig;
import io.sluice.runtime.topic.TopicAdmin;
import io.sluice.topic.TopicManifest;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;

/** Creates the topics of the manifest that a broker lacks; the apps refuse to start without. */
final class TopicSetup {

  private TopicSetup() {}

  static void run(Endpoints endpoints, PlatformOptions options) {
    Map<String, String> settings = new TreeMap<>();
    String prefix = options.appSettings().get("topic.prefix");
    if (prefix != null) {
      settings.put("topic.prefix", prefix);
    }
    settings.put("bootstrap.servers", endpoints.bootstrapServers());
    AppConfig config = AppConfig.of(settings);
    try (Admin admin = Admin.create(config.adminProperties())) {
      new TopicAdmin(admin, TopicManifest.bundled(), config.topicPrefix(), 1).create();
    } catch (KafkaException e) {
      throw new PlatformException("cannot create the topics: " + e.getMessage(), e);
    }
  }
}
