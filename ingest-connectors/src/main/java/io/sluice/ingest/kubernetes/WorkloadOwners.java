/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.kubernetes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the workload that a pod belongs to: up the owner references as far as the list goes, and
 * one step further where controllers name what they make after themselves. A ReplicaSet that is not
 * in the list is a Deployment's when the pod has the hash that a Deployment gives, and a Job is a
 * CronJob's when its name ends with the scheduled minute.
 */
final class WorkloadOwners {

  private static final int MAX_STEPS = 8;

  /** Unix minutes, since Kubernetes 1.21, or seconds. */
  private static final Pattern SCHEDULED = Pattern.compile("(.+)-\\d{8,10}");

  private final Map<String, Resource> byName = new HashMap<>();

  WorkloadOwners(List<Resource> resources) {
    resources.forEach(
        resource ->
            byName.put(key(resource.namespace(), resource.kind(), resource.name()), resource));
  }

  /** A workload: {@code namespace/Kind/name}, and the resources on the way up that are listed. */
  record Workload(String namespace, String kind, String name, List<Resource> listed) {
    String path() {
      return namespace + '/' + kind + '/' + name;
    }
  }

  Workload of(Resource resource) {
    List<Resource> listed = new ArrayList<>(List.of(resource));
    Resource current = resource;
    for (int step = 0; step < MAX_STEPS && isControlled(current); step++) {
      Resource.Owner owner = current.owner().orElseThrow();
      Resource above = byName.get(key(current.namespace(), owner.kind(), owner.name()));
      if (above == null) {
        Resource.Owner named = byConvention(owner, resource.podTemplateHash());
        Resource workload = byName.get(key(current.namespace(), named.kind(), named.name()));
        if (workload != null) {
          listed.add(workload);
        }
        return new Workload(resource.namespace(), named.kind(), named.name(), listed);
      }
      listed.add(above);
      current = above;
    }
    return new Workload(current.namespace(), current.kind(), current.name(), listed);
  }

  /** A pod that a node's own files define is "owned" by the node, which is no workload. */
  private static boolean isControlled(Resource resource) {
    return resource.owner().filter(owner -> !owner.kind().equals("Node")).isPresent();
  }

  private static Resource.Owner byConvention(
      Resource.Owner owner, Optional<String> podTemplateHash) {
    if (owner.kind().equals("ReplicaSet")) {
      return podTemplateHash
          .map(hash -> "-" + hash)
          .filter(suffix -> owner.name().endsWith(suffix))
          .map(
              suffix ->
                  new Resource.Owner(
                      "Deployment",
                      owner.name().substring(0, owner.name().length() - suffix.length())))
          .orElse(owner);
    }
    if (owner.kind().equals("Job")) {
      Matcher matcher = SCHEDULED.matcher(owner.name());
      return matcher.matches() ? new Resource.Owner("CronJob", matcher.group(1)) : owner;
    }
    return owner;
  }

  private static String key(String namespace, String kind, String name) {
    return namespace + '/' + kind + '/' + name;
  }
}
