/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.deployment;

import static io.sluice.correlator.FindingBuilder.aVulnerability;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.event.Deployment;
import io.sluice.event.DeploymentMatch;
import io.sluice.event.Environment;
import io.sluice.event.Finding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ImageDeploymentsTest {

  private static final String ONE = "sha256:" + "1".repeat(64);
  private static final String TWO = "sha256:" + "2".repeat(64);

  @Test
  void shouldDecideByDigestWhereBothAreKnown() {
    assertThat(match("shop:1", ONE, "shop:2", ONE)).isEqualTo(DeploymentMatch.DIGEST);
    assertThat(match("shop:1", ONE, "shop:1", TWO)).isEqualTo(DeploymentMatch.UNKNOWN);
    assertThat(match("shop@" + ONE, null, "shop:1@" + ONE, null)).isEqualTo(DeploymentMatch.DIGEST);
  }

  @Test
  void shouldDecideByTagWhereADigestIsUnknown() {
    assertThat(match("shop:1", null, "shop:1", ONE)).isEqualTo(DeploymentMatch.TAG);
    assertThat(match("shop:1", ONE, "shop:1", null)).isEqualTo(DeploymentMatch.TAG);
    assertThat(match("shop:1", null, "shop:2", ONE)).isEqualTo(DeploymentMatch.UNKNOWN);
    assertThat(match("shop", null, "shop:latest", ONE)).isEqualTo(DeploymentMatch.TAG);
    assertThat(match("shop", ONE, "shop:latest", null)).isEqualTo(DeploymentMatch.UNKNOWN);
    assertThat(match("shop:1", null, "shop@" + ONE, null)).isEqualTo(DeploymentMatch.UNKNOWN);
  }

  @Test
  void shouldDecideByRepositoryWhereTheReportNamesNoVersion() {
    ImageDeployments deployments = new ImageDeployments();
    deployments.replace(null, deployment("a", "shop:1", ONE));

    assertThat(deployments.running(aVulnerability("f", "pkg:npm/a@1", "CVE-2021-1").build()))
        .extracting(Deployment::getMatch)
        .containsExactly(DeploymentMatch.REPOSITORY);
  }

  @Property(tries = 300)
  void shouldNotDependOnTheOrderOfDeployments(
      @ForAll("deployments") List<Deployment> all, @ForAll Random random) {
    Finding finding = scanned("shop:1", ONE);
    List<Deployment> shuffled = new ArrayList<>(all);
    Collections.shuffle(shuffled, random);

    assertThat(of(shuffled).running(finding)).isEqualTo(of(all).running(finding));
  }

  @Property(tries = 300)
  void shouldTellEveryChangeThatMatters(
      @ForAll("deployments") List<Deployment> all, @ForAll("deployment") Deployment one) {
    List<Finding> findings =
        List.of(
            scanned("shop:1", ONE),
            scanned("shop:1", null),
            scanned("shop:2", TWO),
            aVulnerability("f", "pkg:npm/a@1", "CVE-2021-1").build());
    ImageDeployments deployments = of(all);
    List<List<Deployment>> before = findings.stream().map(deployments::running).toList();

    boolean added = deployments.replace(null, one);
    List<List<Deployment>> with = findings.stream().map(deployments::running).toList();
    boolean removed = deployments.replace(one, null);

    assertThat(added || with.equals(before)).isTrue();
    if (!all.contains(one)) {
      assertThat(removed || with.equals(before)).isTrue();
      assertThat(findings.stream().map(deployments::running).toList()).isEqualTo(before);
    }
  }

  @Provide
  Arbitrary<List<Deployment>> deployments() {
    return deployment().list().ofMaxSize(60).uniqueElements();
  }

  @Provide
  Arbitrary<Deployment> deployment() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 60),
            Arbitraries.of("shop:1", "shop:2", "shop"),
            Arbitraries.of(ONE, TWO).injectNull(0.3))
        .as((number, image, digest) -> deployment("w" + number, image, digest));
  }

  private static DeploymentMatch match(
      String scanned, @Nullable String scannedDigest, String image, @Nullable String digest) {
    ImageDeployments deployments = new ImageDeployments();
    deployments.replace(null, deployment("a", image, digest));
    List<Deployment> running = deployments.running(scanned(scanned, scannedDigest));
    return running.isEmpty() ? DeploymentMatch.UNKNOWN : running.getFirst().getMatch();
  }

  private static ImageDeployments of(List<Deployment> all) {
    ImageDeployments deployments = new ImageDeployments();
    all.forEach(deployment -> deployments.replace(null, deployment));
    return deployments;
  }

  private static Finding scanned(String image, @Nullable String digest) {
    return aVulnerability("f", "pkg:npm/a@1", "CVE-2021-1").image(image, digest).build();
  }

  private static Deployment deployment(String name, String image, @Nullable String digest) {
    return Deployment.newBuilder()
        .setCluster("here")
        .setWorkload("shop/Deployment/" + name)
        .setContainer("app")
        .setImage(image)
        .setDigest(digest)
        .setEnvironment(Environment.UNKNOWN)
        .build();
  }
}
