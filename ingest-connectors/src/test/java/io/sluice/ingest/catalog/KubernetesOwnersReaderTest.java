/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.sluice.event.CatalogAsset;
import io.sluice.ingest.file.MalformedFileException;
import io.sluice.ingest.file.SharedCorpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KubernetesOwnersReaderTest {

  @Test
  void shouldGiveImagesToTheApplicationAndOwnerOfTheirLabels() {
    CatalogReading reading =
        read(
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: web
              namespace: shop
              labels: {app.kubernetes.io/name: web, app.kubernetes.io/part-of: storefront}
            spec:
              template:
                metadata:
                  labels: {team: checkout, app: other}
                spec:
                  initContainers:
                    - image: registry.acme.example/migrate:7
                  containers:
                    - image: registry.acme.example:5000/web@sha256:abc
                    - image: nginx:1.27
            """);

    assertThat(reading.problems()).isEmpty();
    assertThat(reading.sources()).containsExactly("kubernetes:prod/shop/deployment/web");
    assertThat(reading.assets())
        .extracting(CatalogAsset::getAsset)
        .containsExactly(
            "image:registry.acme.example:5000/web",
            "image:docker.io/library/nginx",
            "image:registry.acme.example/migrate");
    assertThat(reading.assets())
        .allSatisfy(
            asset -> {
              assertThat(asset.getSource()).isEqualTo("kubernetes:prod/shop/deployment/web");
              assertThat(asset.getApplication()).isEqualTo("storefront");
              assertThat(asset.getOwner()).isEqualTo("checkout");
              assertThat(asset.getSuggestion()).isNull();
            });
  }

  @Test
  void shouldReadWhatKubectlPrints() {
    CatalogReading reading =
        read(
            """
            {
                "apiVersion": "v1",
                "items": [
                    {"apiVersion": "v1", "kind": "Namespace",
                     "metadata": {"name": "pay", "annotations": {"owner": "team-pay"}}},
                    {"apiVersion": "batch/v1", "kind": "CronJob",
                     "metadata": {"name": "bill", "namespace": "pay", "labels": {"app": "billing"}},
                     "spec": {"jobTemplate": {"spec": {"template": {"spec": {
                         "containers": [{"image": "ghcr.io/acme/bill:1"}]}}}}}},
                    {"apiVersion": "v1", "kind": "Pod",
                     "metadata": {"name": "bill-28-x", "namespace": "pay", "labels": {"app": "x"},
                                  "ownerReferences": [{"kind": "Job"}]},
                     "spec": {"containers": [{"image": "ghcr.io/acme/bill:1"}]}}
                ],
                "kind": "List"
            }
            """);

    assertThat(reading.statements()).isEqualTo(3);
    assertThat(reading.assets())
        .extracting(
            CatalogAsset::getAsset,
            CatalogAsset::getSource,
            CatalogAsset::getApplication,
            CatalogAsset::getOwner)
        .containsExactly(
            tuple(
                "image:ghcr.io/acme/bill",
                "kubernetes:prod/pay/cronjob/bill",
                "billing",
                "team-pay"));
  }

  @Test
  void shouldGiveASidecarToNobody() {
    CatalogReading reading =
        read(
            pod("a", "app: a", "own/a", "side/car")
                + "---\n"
                + pod("b", "app: b", "own/b", "side/car"));

    assertThat(reading.assets())
        .extracting(CatalogAsset::getAsset)
        .containsExactly("image:docker.io/own/a", "image:docker.io/own/b");
    assertThat(reading.problems())
        .singleElement()
        .asString()
        .contains("image:docker.io/side/car is run by several applications");
  }

  @Test
  void shouldSuggestAnOwnerWithoutAnApplication() {
    CatalogReading reading = read(pod("a", "team: checkout", "own/a"));

    assertThat(reading.assets())
        .singleElement()
        .satisfies(
            asset -> {
              assertThat(asset.getApplication()).isNull();
              assertThat(asset.getOwner()).isEqualTo("checkout");
              assertThat(asset.getSuggestion())
                  .isEqualTo("label team=checkout of pod a in namespace default");
            });
  }

  @Test
  void shouldTakeTheLabelsItIsTold() {
    KubernetesOwnersLabels labels =
        KubernetesOwnersLabels.of(List.of("acme.example/squad", "team"));

    CatalogReading reading =
        KubernetesOwnersReader.read(
            pod("a", "app: a, team: t, owner: o, acme.example/squad: s", "own/a"),
            "prod",
            labels,
            Instant.EPOCH);

    assertThat(reading.assets().getFirst().getOwner()).isEqualTo("s");
  }

  @Test
  void shouldReportTemplatesAndUnlabelledWorkloads() {
    CatalogReading reading =
        read(
            pod("a", "tier: web", "own/a")
                + "---\n"
                + pod("'{{ .Values.name }}'", "app: a", "own/a")
                + "---\n{{- if .Values.on }}\nkind: x\n---\njust: yaml\n");

    assertThat(reading.assets()).isEmpty();
    assertThat(reading.problems())
        .extracting(CatalogProblem::message)
        .satisfiesExactlyInAnyOrder(
            p -> assertThat(p).isEqualTo("pod a has no label for an owner or application"),
            p -> assertThat(p).contains("is an unrendered template"),
            p -> assertThat(p).startsWith("an unrendered template ("),
            p -> assertThat(p).startsWith("not a Kubernetes object"));
  }

  @Test
  void shouldRefuseWhatHoldsNoObject() {
    assertThatThrownBy(() -> read("a: b\n"))
        .isInstanceOf(MalformedFileException.class)
        .hasMessageContaining("no Kubernetes object");
  }

  @Test
  void shouldReadTheManifestsOfTheCorpus() throws IOException {
    try (Stream<Path> files = Files.list(SharedCorpus.path("documents/k8s"))) {
      for (Path file : files.sorted().toList()) {
        CatalogReading reading =
            KubernetesOwnersReader.read(file, "prod", KubernetesOwnersLabels.USUAL, Instant.EPOCH);
        boolean labelled = file.toString().contains("anthos");
        assertThat(reading.statements()).as(file.toString()).isPositive();
        assertThat(reading.assets())
            .as(file.toString())
            .allMatch(asset -> (asset.getOwner() != null) == labelled);
      }
    }
  }

  private static CatalogReading read(String text) {
    return KubernetesOwnersReader.read(text, "prod", KubernetesOwnersLabels.USUAL, Instant.EPOCH);
  }

  private static String pod(String name, String labels, String... images) {
    StringBuilder containers = new StringBuilder();
    for (String image : images) {
      containers.append("    - image: ").append(image).append(":1\n");
    }
    return """
        apiVersion: v1
        kind: Pod
        metadata: {name: %s, labels: {%s}}
        spec:
          containers:
        %s"""
        .formatted(name, labels, containers);
  }
}
