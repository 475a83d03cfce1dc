/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.sluice.event.CatalogDeployment;
import io.sluice.event.Deployment;
import io.sluice.event.Environment;
import io.sluice.ingest.file.MalformedFileException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KubernetesWorkloadsTest {

  private static final String CLUSTER = "cluster:prod-eu";
  private static final String SHOP = "image:registry.acme.example/shop";

  private final Path folder;

  KubernetesWorkloadsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void shouldNameEveryContainerThatRuns() throws IOException {
    WorkloadReading reading = read(sample());

    assertThat(reading.deployments())
        .containsOnlyKeys(
            SHOP + "|prod-eu/shop/Deployment/web/app",
            "image:docker.io/envoyproxy/envoy|prod-eu/shop/Deployment/web/proxy",
            "image:docker.io/acme/migrate|prod-eu/shop/Deployment/web/migrate",
            SHOP + "|prod-eu/lab/Deployment/api/app",
            "image:docker.io/acme/report|prod-eu/lab/CronJob/report/job",
            "image:registry.k8s.io/kube-proxy|prod-eu/kube-system/Pod/kube-proxy-node1/proxy");
    assertThat(reading.problems())
        .singleElement()
        .satisfies(
            problem ->
                assertThat(problem.message())
                    .startsWith("kube-system/Pod/kube-proxy-node1: 'not an image' is no image"));
  }

  @Test
  void shouldTakeTheDigestThatTheNodeRunsAndTheImageThatWasDeployed() throws IOException {
    Deployment web = deployment(SHOP + "|prod-eu/shop/Deployment/web/app");

    assertThat(web.getCluster()).isEqualTo("prod-eu");
    assertThat(web.getWorkload()).isEqualTo("shop/Deployment/web");
    assertThat(web.getContainer()).isEqualTo("app");
    assertThat(web.getImage()).isEqualTo("registry.acme.example/shop:1.4");
    assertThat(web.getDigest()).isEqualTo("sha256:" + "1".repeat(64));
    assertThat(web.getEnvironment()).isEqualTo(Environment.PRODUCTION);
  }

  @Test
  void shouldNotTakeTheIdOfALocalImageForADigest() throws IOException {
    assertThat(
            deployment("image:docker.io/envoyproxy/envoy|prod-eu/shop/Deployment/web/proxy")
                .getDigest())
        .isNull();
  }

  @Test
  void shouldTakeTheEnvironmentFromWhereItIsStated() throws IOException {
    assertThat(deployment(SHOP + "|prod-eu/lab/Deployment/api/app").getEnvironment())
        .isEqualTo(Environment.STAGING);
    assertThat(
            deployment("image:docker.io/acme/report|prod-eu/lab/CronJob/report/job")
                .getEnvironment())
        .as("a word that is no environment")
        .isEqualTo(Environment.UNKNOWN);
  }

  @Test
  void shouldReadYamlAsItReadsJson() throws IOException {
    Object list = new ObjectMapper().readValue(sample(), Object.class);
    String yaml = new YAMLMapper().writeValueAsString(list);

    WorkloadReading fromYaml = read(yaml);

    assertThat(fromYaml.deployments()).isEqualTo(read(sample()).deployments());
  }

  @Test
  void shouldReadSeveralDocumentsAndListsOfTheApi() throws IOException {
    WorkloadReading reading =
        read(
            """
            # rendered
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: web}
            ---
            apiVersion: apps/v1
            kind: StatefulSet
            metadata: {name: db}
            spec: {template: {spec: {containers: [{name: db, image: "postgres:17"}]}}}
            ---
            kind: PodList
            apiVersion: v1
            items:
              - metadata: {name: one, namespace: ops}
                spec: {containers: [{name: c, image: "registry:5000/a/b:1"}]}
            """);

    assertThat(reading.deployments())
        .containsOnlyKeys(
            "image:docker.io/library/postgres|prod-eu/default/StatefulSet/db/db",
            "image:registry:5000/a/b|prod-eu/ops/Pod/one/c");
  }

  @Test
  void shouldNameBothDigestsOfAWorkloadThatIsBeingUpdated() throws IOException {
    String pods =
        pod("a", "sha256:" + "a".repeat(64))
            + ","
            + pod("b", "sha256:" + "b".repeat(64))
            + ","
            + pod("c", "sha256:" + "b".repeat(64));

    WorkloadReading reading =
        read("{\"kind\": \"List\", \"apiVersion\": \"v1\", \"items\": [" + pods + "]}");

    assertThat(reading.deployments())
        .hasSize(2)
        .hasEntrySatisfying(
            "image:docker.io/acme/db|prod-eu/default/StatefulSet/db/db",
            most -> assertThat(most.getDeployment().getDigest()).contains("bbb"))
        .hasEntrySatisfying(
            "image:docker.io/acme/db|prod-eu/default/StatefulSet/db/db@sha256:" + "a".repeat(64),
            other -> assertThat(other.getDeployment().getDigest()).contains("aaa"));
  }

  @Test
  void shouldConcernOnlyItsOwnCluster() throws IOException {
    WorkloadReading reading =
        KubernetesWorkloads.read(
            file(pod("a", "")), "cluster:arn:aws:eks:eu:1:cluster/prod", Instant.EPOCH);
    String key = reading.deployments().firstKey();

    assertThat(reading.concerns(key)).isTrue();
    assertThat(read(pod("a", "")).concerns(key)).isFalse();
    assertThat(
            KubernetesWorkloads.read(
                    file(pod("a", "")), "cluster:arn:aws:eks:eu:1:cluster", Instant.EPOCH)
                .concerns(key))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"kind\": \"List\", \"items\": []}",
        "{\"kind\": \"List\", \"items\": [{\"kind\": \"Service\"}]}",
        "{\"kind\": \"List\", \"items\": [{\"kind\": \"Pod\"",
        "kind: Pod\n  metadata: [",
        "",
        "[1, 2]",
        "{\"spec\": {\"containers\": {\"name\": 1}}}"
      })
  void shouldRefuseWhatSaysNothingOfAnyWorkload(String text) {
    assertThatThrownBy(() -> read(text)).isInstanceOf(MalformedFileException.class);
  }

  @Test
  void shouldRefuseAnAssetThatIsNoCluster() throws IOException {
    Path file = file(pod("a", ""));

    assertThatThrownBy(() -> KubernetesWorkloads.read(file, "image:x/y", Instant.EPOCH))
        .isInstanceOf(MalformedFileException.class)
        .hasMessageContaining("cluster:NAME");
  }

  private static String pod(String name, String digest) {
    return """
        {"kind": "Pod", "apiVersion": "v1",
         "metadata": {"name": "%s", "ownerReferences": [{"kind": "StatefulSet", "name": "db"}]},
         "spec": {"containers": [{"name": "db", "image": "acme/db:1"}]},
         "status": {"containerStatuses": [{"name": "db", "imageID": "docker.io/acme/db@%s"}]}}
        """
        .formatted(name, digest);
  }

  private Deployment deployment(String key) throws IOException {
    CatalogDeployment statement =
        Objects.requireNonNull(read(sample()).deployments().get(key), key);
    assertThat(statement.getSource()).isEqualTo("kubernetes:prod-eu");
    return statement.getDeployment();
  }

  private WorkloadReading read(String text) throws IOException {
    return KubernetesWorkloads.read(file(text), CLUSTER, Instant.EPOCH);
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("list"), text);
  }

  private static String sample() throws IOException {
    try (InputStream in =
        KubernetesWorkloadsTest.class.getResourceAsStream("/kubernetes/cluster.json")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
