/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.context;

import io.sluice.ingest.catalog.CatalogProblem;
import io.sluice.topic.Topic;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Objects of a cluster: who owns what runs, and what runs. Two sources that share no topic. */
final class KubernetesSource implements ContextSource {

  private final CatalogSource owners;
  private final DeploymentSource deployments;

  KubernetesSource(CatalogSource owners, DeploymentSource deployments) {
    this.owners = owners;
    this.deployments = deployments;
  }

  private ContextSource of(Topic<String, ?> topic) {
    return deployments.topics().contains(topic) ? deployments : owners;
  }

  @Override
  public ContextFormat format() {
    return ContextFormat.KUBERNETES;
  }

  @Override
  public List<Topic<String, ?>> topics() {
    return Stream.concat(owners.topics().stream(), deployments.topics().stream()).toList();
  }

  @Override
  public long size() {
    return owners.size() + deployments.size();
  }

  @Override
  public List<CatalogProblem> problems() {
    return Stream.concat(owners.problems().stream(), deployments.problems().stream())
        .distinct()
        .toList();
  }

  @Override
  public List<String> notes() {
    return owners.notes();
  }

  @Override
  public void forEach(Consumer<Statement<?>> statements) {
    owners.forEach(statements);
    deployments.forEach(statements);
  }

  @Override
  public boolean concerns(Topic<String, ?> topic, String key) {
    return of(topic).concerns(topic, key);
  }

  @Override
  public boolean withdraws(Topic<String, ?> topic, String key) {
    return of(topic).withdraws(topic, key);
  }

  @Override
  public boolean onlyGrows() {
    return false;
  }
}
