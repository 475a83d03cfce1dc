/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.kubernetes;

import io.sluice.event.CatalogDeployment;
import io.sluice.event.Deployment;
import io.sluice.event.Environment;
import io.sluice.identity.ImageReference;
import io.sluice.ingest.catalog.CatalogProblem;
import io.sluice.ingest.file.MalformedFileException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What runs in a cluster, from a list of its resources: for each workload, container and image one
 * statement. The digest is what the nodes say that they run; where the list has no pods, only the
 * reference is known. What is scaled to zero, suspended or done does not run. While a workload is
 * being updated it runs two digests of one image, which are two statements.
 */
public final class KubernetesWorkloads {

  private static final String CLUSTER = "cluster:";

  /** Workload, container and image, with the digests that its pods run and how many pods do. */
  private static final class Running {
    private final String workload;
    private final String container;
    private final ImageReference declared;
    private final String image;
    private final Environment environment;
    private final SortedMap<String, Integer> digests = new TreeMap<>();

    Running(
        String workload,
        String container,
        ImageReference declared,
        String image,
        Environment environment) {
      this.workload = workload;
      this.container = container;
      this.declared = declared;
      this.image = image;
      this.environment = environment;
    }

    /** The digests, that of the most pods first; the declared one when no pod names any. */
    List<String> byPods() {
      List<String> sorted = new ArrayList<>(digests.keySet());
      sorted.sort(Comparator.comparing((String digest) -> -digests.getOrDefault(digest, 0)));
      return sorted.isEmpty() ? declared.digest().stream().toList() : sorted;
    }
  }

  private final String cluster;
  private final Instant observedAt;
  private final WorkloadOwners owners;
  private final Map<String, Resource> namespaces = new TreeMap<>();
  private final SortedMap<String, Running> running = new TreeMap<>();
  private final List<CatalogProblem> problems = new ArrayList<>();

  private KubernetesWorkloads(String cluster, Instant observedAt, List<Resource> resources) {
    this.cluster = cluster;
    this.observedAt = observedAt;
    this.owners = new WorkloadOwners(resources);
    resources.stream()
        .filter(Resource::isNamespace)
        .forEach(namespace -> namespaces.put(namespace.name(), namespace));
  }

  /**
   * Reads a list.
   *
   * @param asset the cluster, {@code cluster:NAME}
   * @param observedAt time put on every statement
   * @throws MalformedFileException when the file is neither JSON nor YAML, when nothing in it is a
   *     workload, or when the asset is no cluster
   */
  public static WorkloadReading read(Path file, String asset, Instant observedAt)
      throws IOException {
    String cluster = asset.startsWith(CLUSTER) ? asset.substring(CLUSTER.length()).strip() : "";
    if (cluster.isEmpty()) {
      throw new MalformedFileException(
          "a list of Kubernetes resources is of a cluster: state it as cluster:NAME");
    }
    List<Resource> resources = ResourceStream.read(file);
    if (resources.stream().allMatch(resource -> resource.containers().isEmpty())) {
      // Not even the cluster's own workloads: a wrong namespace or selector, not an empty cluster.
      throw new MalformedFileException("no workload is in it: nothing that has containers");
    }
    KubernetesWorkloads reading = new KubernetesWorkloads(cluster, observedAt, resources);
    resources.forEach(reading::note);
    return new WorkloadReading(cluster, reading.statements(), reading.problems);
  }

  private void note(Resource resource) {
    WorkloadOwners.Workload workload = owners.of(resource);
    boolean scheduled = workload.kind().equals("CronJob");
    if (!resource.active() && !(resource.ended() && scheduled)) {
      return;
    }
    Environment environment = environment(workload);
    for (Resource.Container container : resource.containers()) {
      Optional<ImageReference> image = ImageReference.parse(container.image());
      if (image.isEmpty()) {
        problems.add(
            new CatalogProblem(
                resource.line(),
                workload.path()
                    + ": "
                    + MalformedFileException.quote(container.image())
                    + " is no image reference; the container is left out"));
        continue;
      }
      String key = image.get().asset() + ' ' + workload.path() + '/' + container.name();
      Running entry =
          running.computeIfAbsent(
              key,
              unused ->
                  new Running(
                      workload.path(),
                      container.name(),
                      image.get(),
                      container.image(),
                      environment));
      if (resource.isPod()) {
        // "docker://sha256:..." is the id of a local image, which no registry knows.
        ImageReference.parse(container.imageId().replaceFirst("^[a-z-]+://", ""))
            .flatMap(ImageReference::digest)
            .or(() -> image.get().digest())
            .ifPresent(digest -> entry.digests.merge(digest, 1, Integer::sum));
      }
    }
  }

  /** The nearest statement: pod, what controls it, namespace. */
  private Environment environment(WorkloadOwners.Workload workload) {
    List<Resource> speakers = new ArrayList<>(workload.listed());
    Optional.ofNullable(namespaces.get(workload.namespace())).ifPresent(speakers::add);
    return speakers.stream()
        .flatMap(speaker -> speaker.environment().stream())
        .findFirst()
        .map(KubernetesWorkloads::environment)
        .orElse(Environment.UNKNOWN);
  }

  private static Environment environment(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "production", "prod", "live" -> Environment.PRODUCTION;
      case "staging", "stage", "preprod", "pre-production" -> Environment.STAGING;
      case "development", "dev", "test", "testing", "sandbox" -> Environment.DEVELOPMENT;
      default -> Environment.UNKNOWN;
    };
  }

  private SortedMap<String, CatalogDeployment> statements() {
    SortedMap<String, CatalogDeployment> statements = new TreeMap<>();
    for (Running entry : running.values()) {
      List<String> digests = entry.byPods();
      String key =
          WorkloadReading.key(entry.declared.asset(), cluster, entry.workload, entry.container);
      statements.put(key, statement(entry, digests.isEmpty() ? null : digests.getFirst()));
      digests.stream()
          .skip(1)
          .forEach(digest -> statements.put(key + '@' + digest, statement(entry, digest)));
    }
    return statements;
  }

  private CatalogDeployment statement(Running entry, @Nullable String digest) {
    return CatalogDeployment.newBuilder()
        .setAsset(entry.declared.asset())
        .setDeployment(
            Deployment.newBuilder()
                .setCluster(cluster)
                .setWorkload(entry.workload)
                .setContainer(entry.container)
                .setImage(entry.image)
                .setDigest(digest)
                .setEnvironment(entry.environment)
                .build())
        .setSource("kubernetes:" + cluster)
        .setObservedAt(observedAt)
        .build();
  }
}
