/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.runtime.health;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * State of all apps of the process.
 *
 * @param apps in the order in which they were given
 */
public record HealthReport(List<AppHealth> apps) {

  private static final JsonMapper JSON = new JsonMapper();

  /** Copies the list. */
  public HealthReport {
    apps = List.copyOf(apps);
  }

  /** Whether a restart would not help: no app has failed. */
  public boolean isLive() {
    return apps.stream().noneMatch(AppHealth::failed);
  }

  /** Whether every app processes records. */
  public boolean isReady() {
    return isLive() && apps.stream().allMatch(AppHealth::ready);
  }

  /** {@code {"status":"UP","apps":[{"name":...,"state":...,"lag":...}]}}. */
  String json(boolean up) {
    ObjectNode root = JSON.createObjectNode();
    root.put("status", up ? "UP" : "DOWN");
    ArrayNode list = root.putArray("apps");
    for (AppHealth app : apps) {
      ObjectNode node = list.addObject();
      node.put("name", app.name());
      node.put("state", app.state());
      node.put("ready", app.ready());
      if (app.lag().isPresent()) {
        node.put("lag", app.lag().getAsLong());
      } else {
        node.putNull("lag");
      }
    }
    try {
      return JSON.writeValueAsString(root);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of strings and numbers is always JSON", e);
    }
  }
}
