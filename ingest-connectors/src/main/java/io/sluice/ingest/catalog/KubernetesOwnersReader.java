/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.catalog;

import io.sluice.event.CatalogAsset;
import io.sluice.ingest.catalog.KubernetesOwnersLabels.Found;
import io.sluice.ingest.catalog.YamlNodes.NotYamlException;
import io.sluice.ingest.file.MalformedFileException;
import io.sluice.ingest.file.TextFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Reads who owns container images from the labels and annotations of the Kubernetes workloads that
 * run them: manifests, or what {@code kubectl get -o yaml|json} prints.
 *
 * <p>A workload's own labels count before those of its pods, and those of its namespace last and
 * for the owner only. An image belongs to the application of its workload; one that workloads of
 * several applications run, such as a sidecar, belongs to none. Where a workload names an owner and
 * no application, the owner is a suggestion.
 */
public final class KubernetesOwnersReader {

  private static final int MAX_BYTES = 64 << 20;
  private static final int MAX_NAMED = 3;
  private static final String SOURCE = "kubernetes:";

  private final String place;
  private final KubernetesOwnersLabels labels;
  private final Instant observedAt;
  private final List<CatalogProblem> problems = new ArrayList<>();
  private final List<KubernetesOwnersObject> workloads = new ArrayList<>();
  private final Map<String, List<Map<String, String>>> namespaces = new HashMap<>();
  private int objects;

  private KubernetesOwnersReader(String place, KubernetesOwnersLabels labels, Instant observedAt) {
    this.place = place;
    this.labels = labels;
    this.observedAt = observedAt;
  }

  /**
   * Reads a file.
   *
   * @param place cluster that the objects are in, or the name of the file
   * @param observedAt time put on every statement
   * @throws MalformedFileException when the file is too large, not text, or holds no object
   */
  public static CatalogReading read(
      Path file, String place, KubernetesOwnersLabels labels, Instant observedAt)
      throws IOException {
    return read(TextFile.read(file, MAX_BYTES, "split it by namespace"), place, labels, observedAt);
  }

  /** Reads the text of a file. */
  public static CatalogReading read(
      String text, String place, KubernetesOwnersLabels labels, Instant observedAt) {
    KubernetesOwnersReader reader = new KubernetesOwnersReader(place, labels, observedAt);
    for (YamlDocument document : YamlDocument.split(text)) {
      try {
        reader.object(document.firstLine(), YamlNodes.parse(document.text()));
      } catch (NotYamlException e) {
        String cause =
            Entity.isTemplate(document.text()) ? "an unrendered template" : "not valid YAML";
        reader.problems.add(
            new CatalogProblem(
                document.firstLine() + e.line() - 1, cause + " (" + e.getMessage() + ")"));
      }
    }
    if (reader.objects == 0) {
      throw new MalformedFileException(
          reader.problems.isEmpty()
              ? "no Kubernetes object"
              : "no Kubernetes object: " + reader.problems.getFirst());
    }
    return reader.reading();
  }

  private void object(int line, @Nullable Node node) {
    Map<String, Node> root = YamlNodes.entries(node);
    if (root.get("items") instanceof SequenceNode items) {
      for (Node item : items.getValue()) {
        object(line + item.getStartMark().getLine(), item);
      }
      return;
    }
    if (!root.containsKey("kind") || !root.containsKey("apiVersion")) {
      problems.add(new CatalogProblem(line, "not a Kubernetes object: no apiVersion and kind"));
      return;
    }
    objects++;
    KubernetesOwnersObject object = KubernetesOwnersObject.of(line, root);
    if (object == null) {
      return;
    }
    if (object.isNamespace()) {
      namespaces.put(object.name(), object.labels());
    } else if (isTemplate(object)) {
      problems.add(
          new CatalogProblem(
              line, object.kind() + " " + object.name() + " is an unrendered template"));
    } else {
      workloads.add(object);
    }
  }

  private static boolean isTemplate(KubernetesOwnersObject object) {
    return Entity.isTemplate(object.name())
        || object.labels().stream()
            .flatMap(map -> map.values().stream())
            .anyMatch(Entity::isTemplate);
  }

  private CatalogReading reading() {
    Map<String, CatalogAsset> assets = new LinkedHashMap<>();
    Set<String> sources = new LinkedHashSet<>();
    Set<String> shared = shared();
    List<KubernetesOwnersObject> unlabelled = new ArrayList<>();
    for (KubernetesOwnersObject workload : workloads) {
      String source = source(workload);
      sources.add(source);
      Optional<String> application = application(workload);
      Optional<Found> owner = owner(workload);
      if (application.isEmpty() && owner.isEmpty()) {
        unlabelled.add(workload);
        continue;
      }
      for (String image : workload.images()) {
        if (!shared.contains(image)) {
          assets.putIfAbsent(
              image + '|' + source, statement(workload, image, source, application, owner));
        }
      }
    }
    report(unlabelled);
    return new CatalogReading(objects, List.of(), List.copyOf(assets.values()), sources, problems);
  }

  /** In one line: a list of a whole cluster can have hundreds. */
  private void report(List<KubernetesOwnersObject> unlabelled) {
    if (unlabelled.isEmpty()) {
      return;
    }
    String names =
        unlabelled.stream()
            .limit(MAX_NAMED)
            .map(workload -> workload.kind() + " " + workload.name())
            .collect(Collectors.joining(", "));
    int more = unlabelled.size() - MAX_NAMED;
    problems.add(
        new CatalogProblem(
            unlabelled.getFirst().line(),
            names
                + (more > 0
                    ? " and " + more + " more have"
                    : unlabelled.size() > 1 ? " have" : " has")
                + " no label for an owner or application"));
  }

  private CatalogAsset statement(
      KubernetesOwnersObject workload,
      String image,
      String source,
      Optional<String> application,
      Optional<Found> owner) {
    @Nullable String suggestion =
        application.isPresent()
            ? null
            : "label %s of %s %s in namespace %s"
                .formatted(
                    owner.map(Found::toString).orElse(""),
                    workload.kind(),
                    workload.name(),
                    workload.namespace());
    return CatalogAsset.newBuilder()
        .setAsset(image)
        .setSource(source)
        .setApplication(application.orElse(null))
        .setOwner(owner.map(Found::value).orElse(null))
        .setSuggestion(suggestion)
        .setObservedAt(observedAt)
        .build();
  }

  /** Images that several applications run, each reported once. */
  private Set<String> shared() {
    Map<String, String> first = new HashMap<>();
    Set<String> shared = new HashSet<>();
    for (KubernetesOwnersObject workload : workloads) {
      String runs = application(workload).orElse("");
      for (String image : workload.images()) {
        String before = first.putIfAbsent(image, runs);
        if (before != null && !Objects.equals(before, runs) && shared.add(image)) {
          problems.add(
              new CatalogProblem(
                  workload.line(), image + " is run by several applications; it gets none"));
        }
      }
    }
    return shared;
  }

  private Optional<String> application(KubernetesOwnersObject workload) {
    return KubernetesOwnersLabels.find(labels.application(), workload.labels()).map(Found::value);
  }

  private Optional<Found> owner(KubernetesOwnersObject workload) {
    return KubernetesOwnersLabels.find(labels.owner(), workload.labels())
        .or(
            () ->
                KubernetesOwnersLabels.find(
                    labels.owner(), namespaces.getOrDefault(workload.namespace(), List.of())));
  }

  private String source(KubernetesOwnersObject workload) {
    return SOURCE + String.join("/", place, workload.namespace(), workload.kind(), workload.name());
  }
}
