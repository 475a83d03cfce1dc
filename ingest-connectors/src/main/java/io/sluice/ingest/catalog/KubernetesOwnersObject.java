/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.catalog;

import io.sluice.ingest.report.Assets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A Kubernetes object as far as its owner and application are concerned.
 *
 * @param line 1-based line of the file
 * @param kind kind in lower case
 * @param namespace namespace; {@code default} when the object names none
 * @param name name
 * @param labels labels and annotations, the object's own before those of its pods
 * @param images images of its containers, as asset ids
 */
record KubernetesOwnersObject(
    int line,
    String kind,
    String namespace,
    String name,
    List<Map<String, String>> labels,
    List<String> images) {

  private static final Set<String> WORKLOADS =
      Set.of(
          "deployment",
          "statefulset",
          "daemonset",
          "replicaset",
          "replicationcontroller",
          "job",
          "cronjob",
          "pod",
          "deploymentconfig",
          "rollout");

  /** Reads an object; null when it is neither a workload nor a namespace. */
  static @Nullable KubernetesOwnersObject of(int line, Map<String, Node> root) {
    String kind = text(root.get("kind")).toLowerCase(Locale.ROOT);
    Map<String, Node> metadata = YamlNodes.entries(root.get("metadata"));
    String name = text(metadata.get("name"));
    if (name.isEmpty()) {
      name = text(metadata.get("generateName"));
    }
    boolean workload = WORKLOADS.contains(kind);
    // What a controller made repeats what the controller says, under a name that changes.
    boolean derived = metadata.get("ownerReferences") instanceof SequenceNode;
    if (name.isEmpty() || derived || !(workload || kind.equals("namespace"))) {
      return null;
    }
    Map<String, Node> spec = YamlNodes.entries(root.get("spec"));
    Map<String, Node> job = YamlNodes.entries(spec.get("jobTemplate"));
    Map<String, Node> outer = job.isEmpty() ? spec : YamlNodes.entries(job.get("spec"));
    Map<String, Node> template = YamlNodes.entries(outer.get("template"));
    Map<String, Node> pod = kind.equals("pod") ? spec : YamlNodes.entries(template.get("spec"));
    List<Map<String, String>> labels = new ArrayList<>(labels(metadata));
    labels.addAll(labels(YamlNodes.entries(template.get("metadata"))));
    String namespace = text(metadata.get("namespace"));
    return new KubernetesOwnersObject(
        line,
        kind,
        namespace.isEmpty() ? "default" : namespace,
        name,
        labels,
        workload ? images(pod) : List.of());
  }

  boolean isNamespace() {
    return kind.equals("namespace");
  }

  private static List<Map<String, String>> labels(Map<String, Node> metadata) {
    List<Map<String, String>> labels = new ArrayList<>();
    for (String field : List.of("labels", "annotations")) {
      Map<String, String> texts = new LinkedHashMap<>();
      YamlNodes.entries(metadata.get(field))
          .forEach(
              (key, value) -> {
                if (!text(value).isEmpty()) {
                  texts.put(key, text(value));
                }
              });
      labels.add(texts);
    }
    return labels;
  }

  private static List<String> images(Map<String, Node> pod) {
    List<String> images = new ArrayList<>();
    for (String field : List.of("containers", "initContainers")) {
      if (pod.get(field) instanceof SequenceNode containers) {
        for (Node container : containers.getValue()) {
          Assets.image(text(YamlNodes.entries(container).get("image")))
              .filter(EntityAssets::isAsset)
              .ifPresent(images::add);
        }
      }
    }
    return images.stream().distinct().toList();
  }

  private static String text(@Nullable Node node) {
    String text = YamlNodes.text(node);
    return text == null ? "" : text;
  }
}
