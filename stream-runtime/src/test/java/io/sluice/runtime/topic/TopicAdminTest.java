/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.runtime.topic;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.topic.Topic;
import io.sluice.topic.TopicManifest;
import io.sluice.topic.TopicManifest.Cleanup;
import io.sluice.topic.TopicManifest.Entry;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.MockAdminClient;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TopicAdminTest {

  private static final TopicManifest MANIFEST =
      new TopicManifest(
          List.of(
              entry("raw.sast", "asset", Cleanup.DELETE, 168),
              entry("finding", "asset", Cleanup.COMPACT, 0),
              entry("catalog", "asset", Cleanup.COMPACT, 0),
              entry("issue", "application", Cleanup.COMPACT, 0)));

  private final MockAdminClient cluster = MockAdminClient.create().numBrokers(3).build();
  private final TopicAdmin admin = new TopicAdmin(cluster, MANIFEST, "acme", 2);

  @AfterEach
  void close() {
    cluster.close();
  }

  @Test
  void shouldCreateAllTopicsOfManifest() throws Exception {
    assertThat(admin.create())
        .containsExactly("acme.catalog", "acme.finding", "acme.issue", "acme.raw.sast");

    assertThat(admin.check()).isEmpty();
    assertThat(partitions("acme.finding")).isEqualTo(4);
    assertThat(describe("acme.finding").partitions().get(0).replicas()).hasSize(2);
  }

  @Test
  void shouldCreateNothingTheSecondTime() {
    admin.create();

    assertThat(admin.create()).isEmpty();
  }

  @Test
  void shouldCreateWithConfiguredPartitionsOfGroup() throws Exception {
    admin.create(Map.of("asset", 12));

    assertThat(partitions("acme.finding")).isEqualTo(12);
    assertThat(partitions("acme.issue")).isEqualTo(4);
  }

  @Test
  void shouldKeepPartitionsOfGroupWhenATopicExists() throws Exception {
    existing("acme.raw.sast", 6, Map.of("cleanup.policy", "delete", "retention.ms", "604800000"));

    admin.create(Map.of("asset", 12));

    assertThat(partitions("acme.finding")).isEqualTo(6);
    assertThat(admin.check()).isEmpty();
  }

  @Test
  void shouldNameEveryTopicThatDoesNotExist() {
    existing("acme.finding", 4, Map.of("cleanup.policy", "compact"));

    assertThat(admin.check())
        .extracting(TopicDifference::toString)
        .containsExactly(
            "acme.catalog: does not exist",
            "acme.issue: does not exist",
            "acme.raw.sast: does not exist");
  }

  @Test
  void shouldFindTopicThatIsNotCompacted() {
    existing("acme.finding", 4, Map.of("cleanup.policy", "delete"));

    assertThat(check("finding"))
        .containsExactly(
            TopicDifference.error("acme.finding", "cleanup.policy is delete, expected compact"));
  }

  @Test
  void shouldOnlyWarnOfAnotherRetention() {
    existing("acme.raw.sast", 4, Map.of("cleanup.policy", "delete", "retention.ms", "1000"));

    assertThat(check("raw.sast"))
        .containsExactly(
            TopicDifference.warning("acme.raw.sast", "retention.ms is 1000, expected 604800000"));
  }

  @Test
  void shouldFindTopicWithOtherPartitionsThanItsGroup() {
    existing("acme.raw.sast", 4, Map.of("cleanup.policy", "delete", "retention.ms", "604800000"));
    existing("acme.finding", 4, Map.of("cleanup.policy", "compact"));
    existing("acme.catalog", 1, Map.of("cleanup.policy", "compact"));
    existing("acme.issue", 8, Map.of("cleanup.policy", "compact"));

    assertThat(admin.check())
        .containsExactly(
            TopicDifference.error(
                "acme.catalog", "has 1 partitions, others of group 'asset' have 4"));
  }

  @Test
  void shouldAskOfUnlistedTopicOnlyThatItExists() {
    existing("acme.elsewhere", 3, Map.of());

    assertThat(check("elsewhere")).isEmpty();
    assertThat(check("nowhere"))
        .containsExactly(TopicDifference.error("acme.nowhere", "does not exist"));
  }

  @Test
  void shouldPassOnThatBrokersDoNotAnswer() {
    cluster.timeoutNextRequest(1);

    assertThatThrownBy(admin::check).isInstanceOf(KafkaException.class);
  }

  @Test
  void shouldSayHowToCreateWhatIsMissing() {
    assertThat(new TopicMismatchException(admin.check()))
        .hasMessageContaining("\n  - acme.catalog: does not exist\n  - acme.finding")
        .hasMessageContaining("./sluice topics create");
  }

  @Test
  void shouldCreateBundledManifestThatPassesItsOwnCheck() {
    TopicAdmin bundled = new TopicAdmin(cluster, TopicManifest.bundled(), "aspm", -1);

    assertThat(bundled.create()).contains("aspm.raw.sast", "aspm.deadletter.scorer");
    assertThat(bundled.check()).isEmpty();
  }

  private List<TopicDifference> check(String suffix) {
    return admin.check(List.of(new Topic<>(suffix, String.class, String.class)));
  }

  private int partitions(String name) throws Exception {
    return describe(name).partitions().size();
  }

  private TopicDescription describe(String name) throws Exception {
    return requireNonNull(cluster.describeTopics(List.of(name)).allTopicNames().get().get(name));
  }

  private void existing(String name, int partitions, Map<String, String> configs) {
    cluster.createTopics(List.of(new NewTopic(name, partitions, (short) 1).configs(configs)));
  }

  private static Entry entry(String name, String group, Cleanup cleanup, int hours) {
    return new Entry(name, "key", "value", group, 4, cleanup, hours, "producer", "for tests");
  }
}
