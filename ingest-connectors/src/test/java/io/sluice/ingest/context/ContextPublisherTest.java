/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.event.AliasStatement;
import io.sluice.event.CatalogAsset;
import io.sluice.event.CodeownersDialect;
import io.sluice.event.VulnerabilityIntel;
import io.sluice.ingest.file.MalformedFileException;
import io.sluice.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContextPublisherTest {

  private static final PublishOptions NONE = PublishOptions.none();
  private static final String LOG4SHELL = "CVE-2021-44228";

  private final Path folder;
  private final InMemoryContextLog log = new InMemoryContextLog();
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");

  ContextPublisherTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void shouldPublishAFileOnce() throws IOException {
    Path file = file("kev", Feeds.kev("1", LOG4SHELL, "CVE-2021-0001"));

    assertThat(publish(file, NONE)).isEqualTo(summary(ContextFormat.KEV, 2, 0, 0, 0));
    now = now.plusSeconds(60);
    assertThat(publish(file, NONE)).isEqualTo(summary(ContextFormat.KEV, 0, 0, 2, 0));
    assertThat(log.transactions)
        .containsExactly(List.of("CVE-2021-44228|kev", "CVE-2021-0001|kev"));
    assertThat(log.topic(Topics.INTEL_VULNERABILITY).get("CVE-2021-44228|kev"))
        .isInstanceOfSatisfying(
            VulnerabilityIntel.class,
            intel -> {
              assertThat(intel.getFeedVersion()).isEqualTo("1");
              assertThat(intel.getObservedAt()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
            });
  }

  @Test
  void shouldPublishTheRoutesOfARepositoryOnceAndWithdrawThem() throws IOException {
    String noir =
        """
        {"endpoints": [{"url": "/a", "method": "GET", "params": [],
          "details": {"code_paths": [{"path": "a.ts", "line": 1}]}}]}""";
    PublishOptions options = NONE.withAsset("repo:github.com/acme/shop");

    assertThat(publish(file("noir.json", noir), options))
        .isEqualTo(summary(ContextFormat.NOIR, 1, 0, 0, 0));
    assertThat(publish(file("noir.json", noir), options))
        .isEqualTo(summary(ContextFormat.NOIR, 0, 0, 1, 0));
    assertThat(log.topic(Topics.CATALOG_ROUTE).keySet())
        .containsExactly("repo:github.com/acme/shop|noir:noir.json");
    assertThat(
            publish(
                file("noir.json", "{\"endpoints\": []}"), options.withFormat(ContextFormat.NOIR)))
        .isEqualTo(summary(ContextFormat.NOIR, 0, 0, 0, 1));
    assertThatThrownBy(() -> publish(file("noir.json", noir), NONE))
        .hasMessage("a Noir file does not name its repository: state the asset");
  }

  @Test
  void shouldPublishOnlyWhatChanged() throws IOException {
    publish(
        file("e", Feeds.epss("2026-01-01", LOG4SHELL + ",0.9,1", "CVE-2021-0001,0.1,0.5")), NONE);

    PublishSummary summary =
        publish(
            file(
                "e",
                Feeds.epss(
                    "2026-01-02",
                    LOG4SHELL + ",0.9,1",
                    "CVE-2021-0001,0.2,0.5",
                    "CVE-2021-0002,0.1,0.1")),
            NONE);

    assertThat(summary).isEqualTo(summary(ContextFormat.EPSS, 1, 1, 1, 0));
    assertThat(log.transactions.getLast())
        .containsExactlyInAnyOrder("CVE-2021-0001|epss", "CVE-2021-0002|epss");
  }

  @Test
  void shouldWithdrawKevEntriesThatACompleteFeedNoLongerHas() throws IOException {
    publish(file("e", Feeds.epss("2026-01-01", "CVE-2021-0001,0.9,1")), NONE);
    publish(file("k", Feeds.kev("1", LOG4SHELL, "CVE-2021-0001", "CVE-2021-0002")), NONE);
    Path shrunk = file("k", Feeds.kev("2", LOG4SHELL, "CVE-2021-0002"));

    assertThat(publish(shrunk, NONE.asPartial())).isEqualTo(summary(ContextFormat.KEV, 0, 0, 2, 0));
    assertThat(publish(shrunk, NONE)).isEqualTo(summary(ContextFormat.KEV, 0, 0, 2, 1));
    assertThat(log.transactions.getLast()).containsExactly("-CVE-2021-0001|kev");
    assertThat(log.topic(Topics.INTEL_VULNERABILITY)).containsKey("CVE-2021-0001|epss");
  }

  @Test
  void shouldRefuseAKevFeedThatShrankByMoreThanHalf() throws IOException {
    publish(file("k", Feeds.kev("1", LOG4SHELL, "CVE-2021-0001", "CVE-2021-0002")), NONE);
    Path shrunk = file("k", Feeds.kev("2", LOG4SHELL));

    assertThatThrownBy(() -> publish(shrunk, NONE))
        .isInstanceOf(MalformedFileException.class)
        .hasMessageContaining("has 1 entries, but 3 are known");
    assertThat(log.transactions).hasSize(1);
    assertThat(publish(shrunk, NONE.asPartial()).unchanged()).isOne();
  }

  @Test
  void shouldTakeAFeedThatShrankWhenThatIsSaid() throws IOException {
    publish(file("k", Feeds.kev("1", LOG4SHELL, "CVE-2021-0001", "CVE-2021-0002")), NONE);
    Path shrunk = file("k", Feeds.kev("2", LOG4SHELL));

    assertThat(publish(shrunk, NONE.allowingShrink()))
        .isEqualTo(summary(ContextFormat.KEV, 0, 0, 1, 2));
  }

  @Test
  void shouldRefuseAnEpssFileThatShrankByMoreThanHalf() throws IOException {
    publish(
        file(
            "e",
            Feeds.epss(
                "2026-01-01", LOG4SHELL + ",0.9,1", "CVE-2021-0001,0.1,0", "CVE-2021-0002,0.1,0")),
        NONE);
    Path shrunk = file("e", Feeds.epss("2026-01-02", LOG4SHELL + ",0.8,1"));

    assertThatThrownBy(() -> publish(shrunk, NONE)).hasMessageContaining("3 are known: refused");
    assertThat(log.transactions).hasSize(1);
    assertThat(publish(shrunk, NONE.asPartial()))
        .isEqualTo(summary(ContextFormat.EPSS, 0, 1, 0, 0));
  }

  @Test
  void shouldPublishAStaleFeedAndFlagIt() throws IOException {
    now = Instant.parse("2026-01-03T00:00:01Z");
    PublishSummary kev = publish(file("k", Feeds.kev("1", LOG4SHELL)), NONE);
    PublishSummary epss = publish(file("e", Feeds.epss("2026-01-02", LOG4SHELL + ",0.9,1")), NONE);

    assertThat(kev.notes())
        .singleElement()
        .asString()
        .startsWith("STALE: the feed is of 2026-01-01");
    assertThat(epss.notes()).isEmpty();
    assertThat(log.topic(Topics.INTEL_VULNERABILITY).get(LOG4SHELL + "|kev"))
        .isInstanceOfSatisfying(
            VulnerabilityIntel.class,
            intel -> {
              assertThat(intel.getStale()).isTrue();
              assertThat(intel.getFeedDate()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
            });
    Path fresh =
        file(
            "k", Feeds.kev("2", LOG4SHELL).replace("2026-01-01T00:00:00Z", "2026-01-02T12:00:00Z"));
    assertThat(publish(fresh, NONE)).isEqualTo(summary(ContextFormat.KEV, 0, 1, 0, 0));
    assertThat(publish(fresh, NONE)).isEqualTo(summary(ContextFormat.KEV, 0, 0, 1, 0));
  }

  @Test
  void shouldPublishNothingOfAPermutedFeed() throws IOException {
    String row = "1,a.py,d,2020-01-01,x,remote,linux,,2020-01-01,2020-01-02,1,CVE-2021-0001,,,,,";
    String other = row.replace("1,a.py", "2,b.py");
    publish(file("x", Feeds.exploitDb(row, other)), NONE);

    assertThat(publish(file("x", Feeds.exploitDb(other, row)), NONE))
        .isEqualTo(summary(ContextFormat.EXPLOITDB, 0, 0, 1, 0));
  }

  @Test
  void shouldWithdrawAnOwnRatingThatLeftTheFile() throws IOException {
    String vector = ",CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H,unreachable for us\n";
    String head = "vulnerability,vector,reason\n";
    publish(file("r.csv", head + LOG4SHELL + vector + "GHSA-a" + vector + "GHSA-b" + vector), NONE);

    assertThat(publish(file("r.csv", head + LOG4SHELL + vector), NONE))
        .isEqualTo(summary(ContextFormat.RESCORED, 0, 0, 1, 2));
    assertThat(log.topic(Topics.INTEL_VULNERABILITY)).containsOnlyKeys(LOG4SHELL + "|organisation");
  }

  @Test
  void shouldPutAnAliasUnderEachOfItsIds() throws IOException {
    publish(
        file("o", Feeds.osv("GHSA-AAAA-bbbb-cccc", "2026-01-01T00:00:00Z", "CVE-2021-1", "GO-1")),
        NONE);

    assertThat(log.topic(Topics.INTEL_ALIAS))
        .containsOnlyKeys(
            "CVE-2021-1|osv:GHSA-aaaa-bbbb-cccc",
            "GHSA-aaaa-bbbb-cccc|osv:GHSA-aaaa-bbbb-cccc",
            "GO-1|osv:GHSA-aaaa-bbbb-cccc");
    assertThat(log.topic(Topics.INTEL_ALIAS).get("GO-1|osv:GHSA-aaaa-bbbb-cccc"))
        .isInstanceOfSatisfying(
            AliasStatement.class,
            statement -> {
              assertThat(statement.getVulnerabilityId()).isEqualTo("GO-1");
              assertThat(statement.getAliases())
                  .containsExactly("CVE-2021-1", "GHSA-aaaa-bbbb-cccc");
              assertThat(statement.getModified()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
            });
  }

  @Test
  void shouldTakeBackWhatARecordNoLongerStates() throws IOException {
    publish(
        file(
            "o",
            Feeds.osv("GHSA-a", "2026-01-01T00:00:00Z", "CVE-2021-1", "CVE-2021-2")
                + Feeds.osv("CVE-2021-1", "2026-01-01T00:00:00Z", "GHSA-a")),
        NONE);

    PublishSummary corrected =
        publish(file("o", Feeds.osv("GHSA-a", "2026-01-02T00:00:00Z", "CVE-2021-1")), NONE);

    assertThat(corrected).isEqualTo(summary(ContextFormat.OSV, 0, 2, 1, 1));
    assertThat(log.transactions.getLast())
        .containsExactlyInAnyOrder(
            "CVE-2021-1|osv:GHSA-a", "GHSA-a|osv:GHSA-a", "-CVE-2021-2|osv:GHSA-a");
    assertThat(log.topic(Topics.INTEL_VULNERABILITY))
        .containsOnlyKeys("GHSA-a|osv:GHSA-a", "CVE-2021-1|osv:CVE-2021-1");
    String withdrawn =
        Feeds.osv("GHSA-a", "2026-01-03T00:00:00Z", "CVE-2021-1")
            .replace("\"aliases\"", "\"withdrawn\": \"2026-01-03T00:00:00Z\", \"aliases\"");
    assertThat(publish(file("o", withdrawn), NONE))
        .isEqualTo(summary(ContextFormat.OSV, 0, 1, 0, 2));
    assertThat(log.topic(Topics.INTEL_ALIAS))
        .containsOnlyKeys("CVE-2021-1|osv:CVE-2021-1", "GHSA-a|osv:CVE-2021-1");
  }

  @Test
  void shouldNotPublishAnOsvRecordThatChangedElsewhere() throws IOException {
    publish(file("o", Feeds.osv("GHSA-a", "2026-01-01T00:00:00Z", "CVE-2021-1")), NONE);

    assertThat(publish(file("o", Feeds.osv("GHSA-a", "2026-02-01T00:00:00Z", "CVE-2021-1")), NONE))
        .isEqualTo(summary(ContextFormat.OSV, 0, 0, 3, 0));
  }

  @Test
  void shouldPublishNothingOfABadFile() throws IOException {
    Path file = file("e", Feeds.epss("2026-01-01", LOG4SHELL + ",0.9,1", "CVE-2021-0001,9,1"));

    assertThatThrownBy(() -> publish(file, NONE))
        .isInstanceOf(MalformedFileException.class)
        .hasMessageStartingWith("line 4:");
    assertThat(log.transactions).isEmpty();
  }

  @Test
  void shouldAbortWhenTheBrokerFailsInTheMiddle() throws IOException {
    Path file = file("k", Feeds.kev("1", LOG4SHELL, "CVE-2021-0001"));
    log.failAfter = 1;

    assertThatThrownBy(() -> publish(file, NONE)).isInstanceOf(KafkaException.class);

    assertThat(log.transactions).isEmpty();
    assertThat(log.aborted).isOne();
    assertThat(log.closed).isTrue();
    log.failAfter = -1;
    assertThat(publish(file, NONE).added()).isEqualTo(2);
  }

  @Test
  void shouldWithdrawAssetsThatAComponentNoLongerNames() throws IOException {
    publish(file("a", Feeds.component("shop", "repo:x/shop, image:x/shop")), NONE);
    publish(file("b", Feeds.component("cart", "image:x/cart")), NONE);

    PublishSummary summary = publish(file("a", Feeds.component("shop", "repo:x/shop")), NONE);

    assertThat(summary).isEqualTo(summary(ContextFormat.BACKSTAGE, 0, 0, 2, 1));
    assertThat(log.transactions.getLast()).containsExactly("-image:x/shop|backstage:shop");
    assertThat(log.topic(Topics.CATALOG_ASSET))
        .containsOnlyKeys("repo:x/shop|backstage:shop", "image:x/cart|backstage:cart");
    assertThat(log.topic(Topics.CATALOG_APPLICATION)).containsOnlyKeys("shop", "cart");
  }

  @Test
  void shouldPublishCodeownersForTheStatedAsset() throws IOException {
    Path file = file("CODEOWNERS", "* @acme/all\n!x @acme/b\n");

    assertThatThrownBy(() -> publish(file, NONE)).hasMessageContaining("state the asset");
    assertThatThrownBy(() -> publish(file, NONE.withAsset("a|b"))).hasMessageContaining("'|'");
    PublishSummary summary =
        publish(file, NONE.withAsset("repo:x/shop").withDialect(CodeownersDialect.GITHUB));

    assertThat(summary.added()).isOne();
    assertThat(summary.problems()).hasSize(1);
    assertThat(summary)
        .hasToString(
            "codeowners: 1 new, 0 changed, 0 unchanged, 0 removed, 1 problems;"
                + " read in GitHub's dialect, because of the option");
    assertThat(log.topic(Topics.CATALOG_ASSET).get("repo:x/shop|codeowners"))
        .isInstanceOfSatisfying(
            CatalogAsset.class, asset -> assertThat(asset.getCodeowners()).hasSize(1));
  }

  @Test
  void shouldWithdrawWhatAWholeClusterNoLongerRuns() throws IOException {
    PublishOptions here = NONE.withAsset("cluster:here");
    Path both = file("pods.json", Feeds.pods("a", "b"));
    assertThat(publish(both, NONE))
        .satisfies(summary -> assertThat(summary.added()).isZero())
        .asString()
        .contains("cluster:NAME");
    assertThat(counts(publish(both, here)))
        .isEqualTo(summary(ContextFormat.KUBERNETES, 2, 0, 0, 0));
    assertThat(publish(both, NONE.withAsset("cluster:there")).added()).isEqualTo(2);
    now = now.plusSeconds(60);
    assertThat(counts(publish(both, here)))
        .isEqualTo(summary(ContextFormat.KUBERNETES, 0, 0, 2, 0));
    Path one = file("pods.json", Feeds.pods("a"));

    assertThat(publish(one, here.asPartial()).removed()).isZero();
    assertThat(counts(publish(one, here))).isEqualTo(summary(ContextFormat.KUBERNETES, 0, 0, 1, 1));

    assertThat(log.transactions.getLast())
        .containsExactly("-image:docker.io/acme/b|here/default/Pod/b/c");
    assertThat(log.topic(Topics.CATALOG_DEPLOYMENT)).hasSize(3);
  }

  /** Without the workloads that say nothing of their owners. */
  private static PublishSummary counts(PublishSummary summary) {
    return new PublishSummary(
        summary.format(),
        summary.added(),
        summary.changed(),
        summary.unchanged(),
        summary.removed(),
        List.of(),
        List.of());
  }

  @Test
  void shouldRefuseWhatIsNoContextFile() throws IOException {
    Path file = file("report.json", "{\"matches\": []}");

    assertThatThrownBy(() -> publish(file, NONE)).hasMessageContaining("no context file");
    assertThatThrownBy(() -> publish(file, NONE.withFormat(ContextFormat.KEV)))
        .hasMessageContaining("catalogVersion is missing");
  }

  @Test
  void shouldCheckWithoutPublishing() throws IOException {
    Path file = file("k", Feeds.kev("1", LOG4SHELL));

    assertThat(ContextPublisher.check(file, NONE).unchanged()).isOne();
    assertThat(log.transactions).isEmpty();
  }

  private PublishSummary publish(Path file, PublishOptions options) throws IOException {
    try (ContextPublisher publisher =
        new ContextPublisher(() -> log, Clock.fixed(now, ZoneOffset.UTC))) {
      PublishSummary summary = publisher.publish(file, options);
      return new PublishSummary(
          summary.format(),
          summary.added(),
          summary.changed(),
          summary.unchanged(),
          summary.removed(),
          summary.problems(),
          summary.notes());
    }
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static PublishSummary summary(
      ContextFormat format, long added, long changed, long unchanged, long removed) {
    return new PublishSummary(format, added, changed, unchanged, removed, List.of(), List.of());
  }
}
