/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer.ocsf;

import static io.sluice.scorer.testing.Context.application;
import static io.sluice.scorer.testing.Context.epss;
import static io.sluice.scorer.testing.Context.kev;
import static io.sluice.scorer.testing.IssueBuilder.FIRST_SEEN;
import static io.sluice.scorer.testing.IssueBuilder.aVulnerableDependency;
import static io.sluice.scorer.testing.IssueBuilder.anIssue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sluice.event.CatalogApplication;
import io.sluice.event.CorrelatedIssue;
import io.sluice.event.EmittedIssue;
import io.sluice.event.Exposure;
import io.sluice.event.IssueEvent;
import io.sluice.event.IssueStatus;
import io.sluice.event.VulnerabilityFacts;
import io.sluice.scorer.assess.Assessor;
import io.sluice.scorer.assess.Settings;
import io.sluice.scorer.event.Emission;
import io.sluice.scorer.event.Emissions;
import io.sluice.scorer.facts.IssueContext;
import io.sluice.scorer.intel.Intelligence;
import io.sluice.scorer.model.ScoreModel;
import io.sluice.scorer.testing.IssueBuilder;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class OcsfFindingTest {

  private static final String LOG4SHELL = "CVE-2021-44228";
  private static final JsonMapper MAPPER = new JsonMapper();

  private final ScoreModel model = ScoreModel.bundled();
  private final Emissions emissions = new Emissions(Settings.standard());
  private final List<String> written = new ArrayList<>();
  private @Nullable EmittedIssue last;

  @Test
  void shouldDescribeAVulnerabilityWithItsCveScoresAndFix() throws IOException {
    JsonNode event = write(aVulnerableDependency(LOG4SHELL, "GHSA-jfh8-c2jp-5v3q"));

    assertThat(event.get("type_uid").asLong()).isEqualTo(200701);
    assertThat(event.get("severity_id").asInt()).isEqualTo(5);
    assertThat(event.get("status_id").asInt()).isEqualTo(1);
    assertThat(event.get("priority_id").asInt()).isEqualTo(4);
    assertThat(event.get("impact_score").asInt()).isEqualTo(89);
    assertThat(event.get("time").asLong())
        .isEqualTo(FIRST_SEEN.plus(Duration.ofHours(1)).toEpochMilli());
    assertThat(event.at("/metadata/correlation_uid").asText()).isEqualTo("SLC-000000000001");
    assertThat(event.at("/metadata/uid").asText()).hasSize(32);
    JsonNode vulnerability = event.at("/vulnerabilities/0");
    assertThat(vulnerability.at("/cve/uid").asText()).isEqualTo(LOG4SHELL);
    assertThat(vulnerability.at("/cve/cvss/0/base_score").decimalValue()).isEqualTo("10.0");
    assertThat(vulnerability.at("/cve/cvss/0/version").asText()).isEqualTo("3.1");
    assertThat(vulnerability.at("/cve/epss/score").asText()).isEqualTo("0.97");
    assertThat(vulnerability.at("/cve/related_cwes/1/uid").asText()).isEqualTo("CWE-917");
    assertThat(vulnerability.at("/affected_packages/0/fixed_in_version").asText())
        .isEqualTo("2.15.0");
    assertThat(vulnerability.get("is_exploit_available").asBoolean()).isTrue();
    assertThat(event.at("/application/criticality").asText()).isEqualTo("high");
    assertThat(event.at("/resources/0/type").asText()).isEqualTo("repo");
  }

  @Test
  void shouldCarryTheScoreWithItsRows() throws IOException {
    JsonNode score = write(aVulnerableDependency(LOG4SHELL)).at("/enrichments/0");

    assertThat(score.get("name").asText()).isEqualTo("aspm.score");
    assertThat(score.get("value").asText()).isEqualTo("89.1");
    double sum = 0;
    for (JsonNode row : score.at("/data/rows")) {
      sum += row.get("points").asDouble();
    }
    assertThat(sum).isEqualTo(89.1, offset(1e-9));
  }

  @Test
  void shouldSayWhatDecidedThePriorityAndWhatCanBeDone() throws IOException {
    JsonNode event = write(aVulnerableDependency(LOG4SHELL));

    JsonNode priority = event.at("/enrichments/2");
    assertThat(priority.get("name").asText()).isEqualTo("aspm.priority");
    assertThat(priority.get("value").asText()).isEqualTo("P1");
    assertThat(priority.at("/data/decided_by").asText()).isEqualTo("score band");
    assertThat(priority.at("/data/outcomes/2/outcome").asText())
        .isEqualTo("3 days and forensic investigation");
    assertThat(priority.at("/data/outcomes/0/path/0").asText()).startsWith("Exploitation: active");
    assertThat(event.at("/enrichments/3/value").asText()).isEqualTo("fix");
    assertThat(event.at("/enrichments/3/short_desc").asText()).endsWith("to 2.15.0");
  }

  @Test
  void shouldDescribeAWeaknessByItsCweAndAnAdvisoryByItsId() throws IOException {
    assertThat(write(anIssue()).at("/vulnerabilities/0/cwe/uid").asText()).isEqualTo("CWE-89");
    last = null;
    assertThat(
            write(anIssue().vulnerabilityIds("GHSA-jfh8-c2jp-5v3q"))
                .at("/vulnerabilities/0/advisory/uid")
                .asText())
        .isEqualTo("GHSA-jfh8-c2jp-5v3q");
    last = null;
    assertThat(write(anIssue().cwes()).has("vulnerabilities")).isFalse();
  }

  @Test
  void shouldCloseAMergedIssueAsDuplicate() throws IOException {
    write(anIssue());

    JsonNode event = write(anIssue().mergedInto("SLC-00000000000f"));

    assertThat(event.get("activity_id").asInt()).isEqualTo(3);
    assertThat(event.get("verdict_id").asInt()).isEqualTo(10);
    assertThat(event.at("/finding_info/related_events/0/uid").asText())
        .isEqualTo("SLC-00000000000f");
  }

  @Test
  void shouldBeValidAgainstThePublishedSchemaInEveryState() throws IOException {
    Optional<OcsfSchema> schema = OcsfSchema.find();
    assumeTrue(schema.isPresent(), "the OCSF schema is not beside the repository");

    write(aVulnerableDependency(LOG4SHELL, "CVE-2021-45046"));
    write(aVulnerableDependency(LOG4SHELL).ownedBy(null));
    write(aVulnerableDependency(LOG4SHELL).status(IssueStatus.SUPPRESSED));
    write(aVulnerableDependency(LOG4SHELL));
    write(aVulnerableDependency(LOG4SHELL).status(IssueStatus.RESOLVED));
    write(aVulnerableDependency(LOG4SHELL).status(IssueStatus.REOPENED));
    write(aVulnerableDependency(LOG4SHELL).mergedInto("SLC-00000000000f"));
    last = null;
    write(anIssue().splitFrom("SLC-00000000000f"));
    write(anIssue().status(IssueStatus.RETRACTED));
    last = null;
    write(anIssue().vulnerabilityIds("GHSA-jfh8-c2jp-5v3q").cwes());
    IssueEvent removed =
        emissions
            .removed(Objects.requireNonNull(last), "shop", "SLC-1", FIRST_SEEN)
            .event()
            .orElseThrow();
    written.add(OcsfFinding.json(removed, OcsfContext.NONE));

    assertThat(written).hasSize(11);
    for (String json : written) {
      assertThat(schema.get().defects(json)).as(json).isEmpty();
    }
  }

  @Test
  void shouldFindFaultWithAnEventThatIsNotValid() throws IOException {
    Optional<OcsfSchema> schema = OcsfSchema.find();
    assumeTrue(schema.isPresent(), "the OCSF schema is not beside the repository");
    String json = MAPPER.writeValueAsString(write(aVulnerableDependency(LOG4SHELL)));

    assertThat(schema.get().defects(json.replace("\"time\":", "\"tyme\":")))
        .contains("/tyme is not in the schema", "/time is required");
    assertThat(schema.get().defects(json.replace("\"severity_id\":5", "\"severity_id\":7")))
        .contains("/severity_id has no value 7");
    assertThat(schema.get().defects(json.replace("\"cve\":", "\"cwe\":{\"uid\":\"x\"},\"cve\":")))
        .anyMatch(defect -> defect.contains("just one"));
    assertThat(schema.get().defects(json.replace("[\"incident\"]", "[]")))
        .contains("/priority_id needs profile incident");
  }

  private JsonNode write(IssueBuilder builder) throws IOException {
    CorrelatedIssue issue = builder.build();
    Optional<CatalogApplication> catalog = Optional.of(application("shop", Exposure.INTERNET_OPEN));
    List<VulnerabilityFacts> known =
        issue.getVulnerabilityIds().contains(LOG4SHELL)
            ? List.of(
                new Intelligence(model.threat())
                    .join(LOG4SHELL, List.of(kev(LOG4SHELL, true), epss(LOG4SHELL, 0.97))))
            : List.of();
    Emission emission =
        emissions
            .scored(
                last,
                issue,
                new Assessor(Settings.standard())
                    .assess(issue, new IssueContext(catalog, known, List.of(), FIRST_SEEN)),
                FIRST_SEEN.plus(Duration.ofHours(1)))
            .orElseThrow();
    last = emission.emitted();
    String json =
        OcsfFinding.json(
            emission.event().orElseThrow(), new OcsfContext(Optional.of(issue), catalog, known));
    written.add(json);
    return MAPPER.readTree(json);
  }
}
