/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.cli;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.deploy.platform.EmbeddedPlatform;
import io.sluice.deploy.platform.Role;
import io.sluice.deploy.platform.SharedPlatform;
import io.sluice.event.CorrelatedIssue;
import io.sluice.event.IssueEvent;
import io.sluice.event.IssueMember;
import io.sluice.event.ScoredIssue;
import io.sluice.topic.Topics;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** Nothing is lost and nothing counted twice when the apps die in the middle of their work. */
class KilledAppsIT {

  /** What the queue says, without ids and dates: those depend on which record came first, when. */
  private record Shown(
      String application, TreeSet<String> findings, String owner, String status, int scoreTenths) {}

  @Test
  void shouldEndWithTheQueueOfAnUndisturbedRun() {
    List<String> undisturbed = run("undisturbed-it", false);
    List<String> killed = run("killed-it", true);

    assertThat(undisturbed).hasSizeGreaterThan(100);
    assertThat(killed).isEqualTo(undisturbed);
  }

  private static List<String> run(String name, boolean kill) {
    try (EmbeddedPlatform platform = SharedPlatform.fresh(name);
        Pipeline pipeline = new Pipeline(platform)) {
      SamplePortfolio.context().forEach(pipeline::submit);
      List<SamplePortfolio.Entry> reports = SamplePortfolio.reports();
      for (int i = 0; i < reports.size(); i++) {
        pipeline.submit(reports.get(i));
        if (kill && i == reports.size() / 3) {
          platform.kill(Role.APPS);
        }
        if (kill && i == reports.size() / 2) {
          platform.up();
        }
        if (kill && i == reports.size() - 2) {
          platform.kill(Role.APPS);
        }
      }
      platform.up();
      pipeline.awaitIdle();
      assertThat(
              pipeline.read(Topics.ISSUE_PRIORITIZED, Map.of()).stream()
                  .map(ConsumerRecord::value)
                  .map(IssueEvent::getEventId))
          .as("no event is told twice")
          .doesNotHaveDuplicates();
      return shown(pipeline);
    }
  }

  private static List<String> shown(Pipeline pipeline) {
    Map<String, CorrelatedIssue> issues =
        pipeline.issues().stream().collect(toMap(CorrelatedIssue::getIssueId, Function.identity()));
    return pipeline.queue().stream()
        .map(scored -> shown(requireNonNull(issues.get(scored.getIssueId())), scored).toString())
        .sorted()
        .toList();
  }

  private static Shown shown(CorrelatedIssue issue, ScoredIssue scored) {
    return new Shown(
        issue.getApplication(),
        issue.getMembers().stream()
            .map(IssueMember::getFindingKey)
            .collect(toCollection(TreeSet::new)),
        String.valueOf(scored.getOwnership().getOwner()),
        scored.getStatus().name(),
        scored.getScoreTenths());
  }
}
