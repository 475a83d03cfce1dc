/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.context;

import io.sluice.ingest.catalog.CatalogProblem;
import io.sluice.ingest.kubernetes.WorkloadReading;
import io.sluice.topic.Topic;
import io.sluice.topic.Topics;
import java.util.List;
import java.util.function.Consumer;

/**
 * What runs in a cluster. A list of the whole cluster withdraws what it no longer has, unless the
 * sender says that it is a part; it never touches what another cluster runs.
 */
final class DeploymentSource implements ContextSource {

  private final WorkloadReading reading;
  private final boolean complete;

  DeploymentSource(WorkloadReading reading, boolean partial) {
    this.reading = reading;
    this.complete = !partial;
  }

  @Override
  public ContextFormat format() {
    return ContextFormat.KUBERNETES;
  }

  @Override
  public List<Topic<String, ?>> topics() {
    return List.of(Topics.CATALOG_DEPLOYMENT);
  }

  @Override
  public long size() {
    return reading.deployments().size();
  }

  @Override
  public List<CatalogProblem> problems() {
    return reading.problems();
  }

  @Override
  public void forEach(Consumer<Statement<?>> statements) {
    reading
        .deployments()
        .forEach(
            (key, deployment) ->
                statements.accept(new Statement<>(Topics.CATALOG_DEPLOYMENT, key, deployment)));
  }

  @Override
  public boolean concerns(Topic<String, ?> topic, String key) {
    return reading.concerns(key);
  }

  @Override
  public boolean withdraws(Topic<String, ?> topic, String key) {
    return complete && reading.concerns(key);
  }

  @Override
  public boolean onlyGrows() {
    return false;
  }
}
