/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.kubernetes;

import io.sluice.event.CatalogDeployment;
import io.sluice.ingest.catalog.CatalogProblem;
import io.sluice.topic.Keys;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a list of a cluster's resources says.
 *
 * @param cluster name of the cluster
 * @param deployments statements by their key
 * @param problems what could not be used
 */
public record WorkloadReading(
    String cluster,
    SortedMap<String, CatalogDeployment> deployments,
    List<CatalogProblem> problems) {

  /** Copies the collections. */
  public WorkloadReading {
    deployments = Collections.unmodifiableSortedMap(new TreeMap<>(deployments));
    problems = List.copyOf(problems);
  }

  /** Whether a key of {@code catalog.deployment} is about this cluster. */
  public boolean concerns(String key) {
    return Keys.entity(key).startsWith(step(cluster) + '/');
  }

  static String key(String asset, String cluster, String workload, String container) {
    return Keys.join(asset, step(cluster) + '/' + workload + '/' + container);
  }

  /** A cluster's name may hold a slash (the ARN of an EKS cluster does), the others cannot. */
  private static String step(String cluster) {
    return cluster.replace("%", "%25").replace("/", "%2F");
  }
}
