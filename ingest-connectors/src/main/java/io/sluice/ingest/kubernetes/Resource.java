/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What a Kubernetes resource says about what runs.
 *
 * @param line line of the file where it begins
 * @param kind kind; empty while only the list that it stands in knows it
 * @param namespace namespace; {@code default} when none is named, as kubectl assumes
 * @param name name
 * @param owner the resource that controls it, by its owner reference
 * @param podTemplateHash label by which a ReplicaSet of a Deployment knows its pods
 * @param environment environment that its annotations or labels state, in their words
 * @param active whether it runs something now
 * @param ended whether it is a pod that did its work and ended
 * @param containers containers and init containers of the pod or of its template
 */
record Resource(
    int line,
    String kind,
    String namespace,
    String name,
    Optional<Owner> owner,
    Optional<String> podTemplateHash,
    Optional<String> environment,
    boolean active,
    boolean ended,
    List<Container> containers) {

  static final String POD = "Pod";
  private static final String NAMESPACE = "Namespace";
  private static final String ENVIRONMENT = "sluice.io/environment";

  /** A controlling resource of the same namespace. */
  record Owner(String kind, String name) {}

  /**
   * A container.
   *
   * @param name name in its pod
   * @param image reference as it was deployed
   * @param imageId what the node says that it runs; empty before it has pulled the image
   */
  record Container(String name, String image, String imageId) {}

  Resource {
    containers = List.copyOf(containers);
  }

  static Resource of(JsonNode resource, int line) {
    String kind = resource.path("kind").asText("");
    JsonNode metadata = resource.path("metadata");
    JsonNode spec = resource.path("spec");
    JsonNode template = template(resource);
    String phase = resource.path("status").path("phase").asText("");
    return new Resource(
        line,
        kind,
        metadata.path("namespace").asText("default"),
        metadata.path("name").asText(""),
        owner(metadata),
        text(metadata.path("labels").path("pod-template-hash")),
        environment(template.path("metadata"), kind).or(() -> environment(metadata, kind)),
        isActive(spec, resource.path("status"), phase),
        phase.equals("Succeeded"),
        containers(template.path("spec"), template.path("status")));
  }

  /** The resource with the kind of its list, unless it states its own. */
  Resource withKindIfNone(String listKind) {
    return kind.isEmpty()
        ? new Resource(
            line,
            listKind,
            namespace,
            name,
            owner,
            podTemplateHash,
            environment,
            active,
            ended,
            containers)
        : this;
  }

  boolean isPod() {
    return kind.equals(POD);
  }

  boolean isNamespace() {
    return kind.equals(NAMESPACE);
  }

  /** The pod itself, or what pods are made from; whatever kind of controller has a template. */
  private static JsonNode template(JsonNode resource) {
    JsonNode spec = resource.path("spec");
    JsonNode ofJob = spec.path("jobTemplate").path("spec").path("template");
    if (ofJob.path("spec").path("containers").isArray()) {
      return ofJob;
    }
    JsonNode own = spec.path("template");
    return own.path("spec").path("containers").isArray() ? own : resource;
  }

  private static boolean isActive(JsonNode spec, JsonNode status, String phase) {
    boolean scaledDown = spec.path("replicas").isNumber() && spec.path("replicas").asInt() == 0;
    boolean done = phase.equals("Succeeded") || phase.equals("Failed");
    return !scaledDown
        && !done
        && !spec.path("suspend").asBoolean(false)
        && status.path("completionTime").isMissingNode();
  }

  private static Optional<Owner> owner(JsonNode metadata) {
    List<JsonNode> references = elements(metadata.path("ownerReferences")).toList();
    return references.stream()
        .filter(reference -> reference.path("controller").asBoolean(false))
        .findFirst()
        .or(() -> references.stream().findFirst())
        .map(found -> new Owner(found.path("kind").asText(""), found.path("name").asText("")));
  }

  private static Optional<String> environment(JsonNode metadata, String kind) {
    Optional<String> stated =
        text(metadata.path("annotations").path(ENVIRONMENT))
            .or(() -> text(metadata.path("labels").path(ENVIRONMENT)));
    // What a namespace is for is often said by these labels; elsewhere they mean anything.
    return kind.equals(NAMESPACE)
        ? stated
            .or(() -> text(metadata.path("labels").path("environment")))
            .or(() -> text(metadata.path("labels").path("env")))
        : stated;
  }

  private static List<Container> containers(JsonNode spec, JsonNode status) {
    Map<String, String> imageIds = new HashMap<>();
    for (String field : List.of("initContainerStatuses", "containerStatuses")) {
      elements(status.path(field))
          .forEach(
              container ->
                  imageIds.put(
                      container.path("name").asText(""), container.path("imageID").asText("")));
    }
    List<Container> containers = new ArrayList<>();
    for (String field : List.of("initContainers", "containers")) {
      elements(spec.path(field))
          .forEach(
              container -> {
                String name = container.path("name").asText("");
                String image = container.path("image").asText("");
                if (!name.isEmpty() && !image.isEmpty()) {
                  containers.add(new Container(name, image, imageIds.getOrDefault(name, "")));
                }
              });
    }
    return containers;
  }

  private static Stream<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).filter(JsonNode::isObject);
  }

  private static Optional<String> text(JsonNode value) {
    return Optional.of(value.asText("").strip()).filter(text -> !text.isEmpty());
  }
}
