/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator;

import static io.sluice.correlator.FindingBuilder.aVulnerability;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.event.CatalogDeployment;
import io.sluice.event.CorrelatedIssue;
import io.sluice.event.Deployment;
import io.sluice.event.Environment;
import io.sluice.event.Finding;
import io.sluice.runtime.testing.TopologyFixture;
import io.sluice.topic.Keys;
import io.sluice.topic.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;

/** What holds for findings and deployments whatever their order. */
class RunsInLawsTest {

  private static final Instant AT = Instant.parse("2026-04-01T00:00:00Z");

  @Property(tries = 3)
  void shouldNotDependOnWhetherFindingsOrDeploymentsComeFirst(@ForAll Random random) {
    List<Consumer<World>> steps = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      Finding finding = finding(i, random);
      steps.add(world -> world.report(finding));
    }
    for (int i = 0; i < 24; i++) {
      CatalogDeployment deployment = deployment(i, random);
      steps.add(world -> world.deploy(deployment));
    }
    Map<String, CorrelatedIssue> inOrder = after(steps);
    Collections.shuffle(steps, random);

    assertThat(after(steps)).isEqualTo(inOrder);
  }

  @Property(tries = 3)
  void shouldForgetDeploymentsThatAreGone(@ForAll Random random) {
    List<Consumer<World>> kept = new ArrayList<>();
    List<Consumer<World>> disturbed = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      Finding finding = finding(i, random);
      kept.add(world -> world.report(finding));
    }
    disturbed.addAll(kept);
    List<Consumer<World>> leaving = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      CatalogDeployment deployment = deployment(i, random);
      disturbed.add(world -> world.deploy(deployment));
      if (random.nextBoolean()) {
        kept.add(world -> world.deploy(deployment));
      } else {
        leaving.add(world -> world.undeploy(deployment));
      }
    }
    Collections.shuffle(leaving, random);
    disturbed.addAll(leaving);

    assertThat(after(disturbed)).isEqualTo(after(kept));
  }

  private static Map<String, CorrelatedIssue> after(List<Consumer<World>> steps) {
    try (World world = new World()) {
      steps.forEach(step -> step.accept(world));
      return world.issues();
    }
  }

  private static Finding finding(int number, Random random) {
    return aVulnerability("f" + number, "pkg:npm/a@" + number % 3, "CVE-2021-1")
        .in(asset(random))
        .image("x/shop:" + random.nextInt(2), random.nextBoolean() ? digest(random) : null)
        .build();
  }

  private static CatalogDeployment deployment(int number, Random random) {
    return CatalogDeployment.newBuilder()
        .setAsset(asset(random))
        .setDeployment(
            Deployment.newBuilder()
                .setCluster("here")
                .setWorkload("shop/Deployment/w" + number)
                .setContainer("app")
                .setImage("x/shop:" + random.nextInt(2))
                .setDigest(random.nextBoolean() ? digest(random) : null)
                .setEnvironment(Environment.values()[random.nextInt(Environment.values().length)])
                .build())
        .setSource("kubernetes:here")
        .setObservedAt(AT)
        .build();
  }

  private static String asset(Random random) {
    return random.nextInt(4) == 0 ? "image:docker.io/x/other" : "image:docker.io/x/shop";
  }

  private static String digest(Random random) {
    return "sha256:" + String.valueOf(random.nextInt(2)).repeat(64);
  }

  /** The correlator, and the last record of each issue without its times. */
  private static final class World implements AutoCloseable {
    private final TopologyFixture fixture = new TopologyFixture(CorrelatorTopology.app());
    private final TestInputTopic<String, Finding> findings =
        fixture.input(Topics.FINDING_NORMALIZED);
    private final TestInputTopic<String, CatalogDeployment> deployments =
        fixture.input(Topics.CATALOG_DEPLOYMENT);
    private final TestOutputTopic<String, CorrelatedIssue> issues =
        fixture.output(Topics.ISSUE_CORRELATED);

    void report(Finding finding) {
      findings.pipeInput(Keys.finding(finding.getAsset(), finding.getFindingKey()), finding, AT);
    }

    void deploy(CatalogDeployment deployment) {
      deployments.pipeInput(key(deployment), deployment, AT);
    }

    void undeploy(CatalogDeployment deployment) {
      deployments.pipeInput(key(deployment), null, AT);
    }

    Map<String, CorrelatedIssue> issues() {
      Map<String, CorrelatedIssue> byMembers = new TreeMap<>();
      Map<String, CorrelatedIssue> last = new TreeMap<>();
      issues.readRecordsToList().forEach(record -> last.put(record.key(), record.value()));
      // Ids follow the history; which findings are together, and where they run, does not.
      last.values().stream()
          .filter(issue -> !issue.getMembers().isEmpty())
          .forEach(
              issue ->
                  byMembers.put(
                      issue.getMembers().getFirst().getFindingKey(),
                      CorrelatedIssue.newBuilder(issue)
                          .setIssueId("")
                          .setAliases(List.of())
                          .build()));
      return byMembers;
    }

    private static String key(CatalogDeployment deployment) {
      Deployment place = deployment.getDeployment();
      return Keys.join(deployment.getAsset(), place.getCluster() + '/' + place.getWorkload());
    }

    @Override
    public void close() {
      assertThat(fixture.deadLetters().isEmpty()).isTrue();
      fixture.close();
    }
  }
}
