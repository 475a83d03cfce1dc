/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.trivy;

import io.sluice.event.Category;
import io.sluice.ingest.report.Assets;
import io.sluice.ingest.report.BaseImage;
import io.sluice.ingest.report.JsonReader;
import io.sluice.ingest.report.ReportInput;
import io.sluice.ingest.report.ReportNode;
import io.sluice.ingest.report.ScanHeader;
import io.sluice.ingest.report.Texts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** First pass: artifact, metadata, and the target of each result. */
final class TrivyHeadReader implements TrivyWalk.FieldHandler {

  private static final Set<String> HEAVY = Set.of("DiffIDs", "Layers", "History", "Traces");

  /** One result without its findings. */
  private record Found(String target, String resultClass, String type, int resource) {}

  private final Map<String, ReportNode> report = new HashMap<>();
  private final Map<Integer, Map<String, String>> resources = new HashMap<>();
  private final List<Found> results = new ArrayList<>();
  private Optional<String> failed = Optional.empty();

  TrivyHead read(ReportInput input) throws IOException {
    new TrivyWalk(this::result, this).walk(input);
    ReportNode head = ReportNode.ofFields("", report);
    ReportNode metadata = head.object("Metadata");
    String type = head.text("ArtifactType").orElse("");
    String name = head.text("ArtifactName").orElse("");
    Optional<String> cluster = head.text("ClusterName");
    List<TrivyTarget> targets = targets();
    boolean ofImage = ofImage(type, cluster.isPresent(), targets);
    Optional<String> image =
        type.equals("container_image") ? image(name, metadata) : Optional.empty();
    boolean ofFiles = type.equals("filesystem") || type.equals("repository");
    boolean remote = name.contains("://") || name.startsWith("github.com/");
    String root = ofFiles && !remote ? Assets.directory(name) : "";
    ScanHeader header =
        ScanHeader.of("trivy", category(type, ofImage, targets))
            .withToolVersion(head.object("Trivy").text("Version"))
            .withScannedAt(head.instant("CreatedAt"))
            .withConfiguration(root)
            .withRevision(metadata.text("Commit"), metadata.text("Branch"))
            .withAsset(asset(image, cluster, metadata));
    return new TrivyHead(
        failed.map(header::incomplete).orElse(header),
        ofImage,
        image.map(Assets::imageWithoutDigest),
        metadata.strings("RepoDigests").stream()
            .filter(digest -> digest.contains("@"))
            .map(digest -> digest.substring(digest.indexOf('@') + 1))
            .findFirst(),
        BaseImage.of(metadata.get("ImageConfig")),
        root,
        targets);
  }

  /** Of a file or an image id, the name is the tag that the image has. */
  private static Optional<String> image(String name, ReportNode metadata) {
    return Optional.of(name)
        .filter(text -> Assets.image(text).isPresent())
        .or(() -> metadata.strings("RepoTags").stream().findFirst())
        .or(() -> Texts.present(name));
  }

  private void result(int number, int resource, JsonReader json) throws IOException {
    Map<String, String> texts = new HashMap<>();
    json.object(
        field -> {
          switch (field) {
            case "Target", "Class", "Type" -> texts.put(field, json.text().orElse(""));
            case "Vulnerabilities", "Misconfigurations", "Secrets", "Licenses" -> {
              if (!json.isArray() && !json.isNull()) {
                throw json.wrongType("an array");
              }
            }
            default -> {}
          }
        });
    results.add(
        new Found(
            texts.getOrDefault("Target", ""),
            texts.getOrDefault("Class", ""),
            texts.getOrDefault("Type", ""),
            resource));
  }

  @Override
  public void reportField(JsonReader json, String field) throws IOException {
    switch (field) {
      case "ArtifactName", "ArtifactType", "ClusterName", "CreatedAt", "Metadata", "Trivy" ->
          report.put(field, json.node(HEAVY));
      default -> {}
    }
  }

  @Override
  public void resourceField(int resource, JsonReader json, String field) throws IOException {
    switch (field) {
      case "Namespace", "Kind", "Name" ->
          json.text()
              .ifPresent(
                  text ->
                      resources.computeIfAbsent(resource, r -> new HashMap<>()).put(field, text));
      case "Error" -> {
        Optional<String> error = json.text();
        failed = failed.or(() -> error.map(e -> "a resource could not be scanned: " + e));
      }
      default -> {}
    }
  }

  private List<TrivyTarget> targets() {
    List<TrivyTarget> targets = new ArrayList<>();
    for (Found found : results) {
      Map<String, String> resource = resources.getOrDefault(found.resource(), Map.of());
      targets.add(
          new TrivyTarget(
              Texts.line(found.target()),
              found.resultClass(),
              found.type(),
              resource.isEmpty() ? Optional.empty() : Optional.of(workload(resource))));
    }
    return targets;
  }

  private static String workload(Map<String, String> resource) {
    String namespace = resource.getOrDefault("Namespace", "");
    return resource.getOrDefault("Kind", "")
        + "/"
        + (namespace.isEmpty() ? "" : namespace + "/")
        + resource.getOrDefault("Name", "");
  }

  /** Before schema version 2 only a distribution's packages show that it was an image. */
  private static boolean ofImage(String type, boolean cluster, List<TrivyTarget> targets) {
    return cluster
        || type.equals("container_image")
        || (type.isEmpty() && targets.stream().anyMatch(TrivyTarget::isDistribution));
  }

  private static Category category(String type, boolean ofImage, List<TrivyTarget> targets) {
    if (ofImage || type.equals("vm")) {
      return Category.CONTAINER;
    }
    if (type.equals("aws_account")) {
      return Category.CLOUD;
    }
    // "trivy config" writes the same artifact type as "trivy fs".
    boolean onlyConfiguration =
        !targets.isEmpty()
            && targets.stream().allMatch(target -> target.resultClass().equals("config"));
    return onlyConfiguration ? Category.IAC : Category.SCA;
  }

  private static Optional<String> asset(
      Optional<String> image, Optional<String> cluster, ReportNode metadata) {
    return image
        .flatMap(Assets::image)
        .or(() -> cluster.map(name -> "cluster:" + name.replace('|', '/')))
        .or(() -> metadata.text("RepoURL").flatMap(Assets::repository));
  }
}
