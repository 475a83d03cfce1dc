/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer.priority;

import static io.sluice.scorer.model.Facts.facts;
import static io.sluice.scorer.model.Facts.kev;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sluice.event.Criticality;
import io.sluice.event.CvssRole;
import io.sluice.event.DataClass;
import io.sluice.event.Environment;
import io.sluice.event.ExploitMaturity;
import io.sluice.event.Exposure;
import io.sluice.event.Priority;
import io.sluice.event.SsvcAutomatable;
import io.sluice.event.SsvcExploitation;
import io.sluice.event.SsvcTechnicalImpact;
import io.sluice.event.TableOutcome;
import io.sluice.event.VulnerabilityFacts;
import io.sluice.scorer.model.Facts;
import io.sluice.scorer.model.Reachability;
import io.sluice.scorer.model.ScoreFacts;
import io.sluice.scorer.model.ScoreModel;
import io.sluice.scorer.model.Scorer;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PrioritizerTest {

  private static final String EASY = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H";
  private static final String HARD = "CVSS:3.1/AV:N/AC:H/PR:L/UI:N/S:U/C:L/I:N/A:N";

  private final ScoreModel model = ScoreModel.bundled();

  @Test
  void shouldTakeTheMoreUrgentOfScoreBandAndTree() {
    // A development box: the score knows where it runs, the tree of the coordinator does not.
    Facts log4shellInDevelopment =
        facts()
            .vector(100, EASY)
            .vulnerability(kev(true))
            .exposure(Exposure.INTERNAL, 100)
            .criticality(Criticality.LOW, 100)
            .dataClass(DataClass.PUBLIC, 100)
            .environment(Environment.DEVELOPMENT);

    Verdict verdict = decide("score-bands", log4shellInDevelopment);

    assertThat(verdict.band()).isEqualTo(Priority.P3);
    assertThat(verdict.priority()).isEqualTo(Priority.P2);
    assertThat(verdict.decidedBy()).isEqualTo("CISA SSVC coordinator: Attend");
    assertThat(verdict.dueDays()).isEqualTo(14);
  }

  @Test
  void shouldLetTheScoreBandDecideWhereItIsAtLeastAsUrgent() {
    Verdict verdict = decide("score-bands", facts().vector(100, EASY).vulnerability(kev(true)));

    assertThat(verdict.priority()).isEqualTo(Priority.P1);
    assertThat(verdict.decidedBy()).isEqualTo("score band");
    assertThat(verdict.dueDays()).isEqualTo(3);
  }

  @Test
  void shouldShowThePathOfEveryTable() {
    Verdict verdict =
        decide(
            "score-bands",
            facts()
                .vector(98, EASY)
                .vulnerability(
                    Facts.ssvc(
                        SsvcExploitation.NONE, SsvcAutomatable.NO, SsvcTechnicalImpact.PARTIAL))
                .exposure(Exposure.INTERNET_OPEN, 100)
                .criticality(Criticality.MISSION, 100));

    assertThat(outcome(verdict, "cisa:DT_CO:2.0.3").getPath())
        .containsExactly(
            "Exploitation: none (SSVC of CISA-ADP, CVE-2021-44228)",
            "Automatable: no (CISA-ADP, CVE-2021-44228)",
            "Technical Impact: partial (CISA-ADP, CVE-2021-44228)",
            "Mission and Well-Being Impact: high (derived from criticality mission, data unknown)");
    assertThat(outcome(verdict, "ssvc:DT_DP:1.0.0").getOutcomeName()).isEqualTo("Scheduled");
    assertThat(outcome(verdict, "cisa:DT_BOD2604:1.0.0").getOutcomeName()).isEqualTo("60 days");
  }

  @Test
  void shouldDeriveFromTheVectorWhatNobodyPublishedAndSaySo() {
    VulnerabilityFacts rated =
        VulnerabilityFacts.newBuilder(Facts.epss(0.5))
            .setCvss(List.of(Facts.rating(CvssRole.NVD, "nvd", 4.2, HARD)))
            .build();

    List<String> path =
        outcome(decide("score-bands", facts().vulnerability(rated)), "cisa:DT_CO:2.0.3").getPath();

    assertThat(path.get(1))
        .isEqualTo("Automatable: no (derived from CVE-2021-44228: " + HARD + ")");
    assertThat(path.get(2)).startsWith("Technical Impact: partial (derived from");
  }

  @Test
  void shouldNeverAnswerAnUnknownWithTheBest() {
    Verdict verdict = decide("score-bands", facts().vulnerability(Facts.nothingKnown()));

    assertThat(outcome(verdict, "cisa:DT_CO:2.0.3").getPath())
        .containsExactly(
            "Exploitation: public PoC (assumed, nobody is known to have looked)",
            "Automatable: yes (assumed, unknown)",
            "Technical Impact: total (assumed, unknown)",
            "Mission and Well-Being Impact: medium (derived from criticality unknown, data unknown)");
    assertThat(outcome(verdict, "cisa:DT_BOD2604:1.0.0").getPath())
        .contains("Asset Exposure: yes (assumed, unknown)");
  }

  @Test
  void shouldNotTakeAForecastForExploitation() {
    Verdict verdict = decide("score-bands", facts().vulnerability(Facts.epss(0.99)));

    assertThat(outcome(verdict, "cisa:DT_CO:2.0.3").getPath().getFirst())
        .startsWith("Exploitation: none");
  }

  @Test
  void shouldTakeTheWorstAnswerOfSeveralVulnerabilities() {
    Verdict verdict =
        decide(
            "score-bands",
            facts()
                .vulnerability(
                    Facts.ssvc(
                        SsvcExploitation.NONE, SsvcAutomatable.NO, SsvcTechnicalImpact.PARTIAL),
                    Facts.ssvc(
                        SsvcExploitation.ACTIVE, SsvcAutomatable.YES, SsvcTechnicalImpact.TOTAL)));

    assertThat(outcome(verdict, "cisa:DT_CO:2.0.3").getOutcome()).isEqualTo("AC");
  }

  @Test
  void shouldNotAskTheTablesAboutWeaknessesThatNobodyConfirmed() {
    assertThat(decide("score-bands", facts().named(80, "HIGH")).outcomes()).isEmpty();
    assertThat(decide("score-bands", facts().named(80, "HIGH").confirmed()).outcomes())
        .extracting(TableOutcome::getTable)
        .containsExactly("cisa:DT_CO:2.0.3", "ssvc:DT_DP:1.0.0");
  }

  @Test
  void shouldLetBod2604AloneDecideAboutCves() {
    Facts exposed =
        facts().vector(98, EASY).vulnerability(kev(false)).exposure(Exposure.INTERNET_OPEN, 100);
    Facts deferred =
        facts()
            .vector(98, HARD)
            .vulnerability(Facts.exploit(ExploitMaturity.WEAPONISED))
            .exposure(Exposure.INTERNAL, 100);

    Verdict urgent = decide("bod-26-04", exposed);
    assertThat(urgent.decidedBy()).isEqualTo("CISA BOD 26-04: 3 days and forensic investigation");
    assertThat(urgent.priority()).isEqualTo(Priority.P1);
    assertThat(urgent.dueDays()).isEqualTo(3);

    Verdict later = decide("bod-26-04", deferred);
    assertThat(later.decidedBy()).isEqualTo("CISA BOD 26-04: fix on system upgrade");
    assertThat(later.priority()).isEqualTo(Priority.P4);
    assertThat(later.dueDays()).isEqualTo(180);
  }

  @Test
  void shouldLetTheScoreBandDecideWhereBod2604SaysNothing() {
    Verdict verdict = decide("bod-26-04", facts().named(80, "HIGH"));

    assertThat(verdict.decidedBy()).isEqualTo("score band");
    assertThat(verdict.priority()).isEqualTo(Priority.P3);
  }

  @Test
  void shouldGiveTheDaysOfFedramp() {
    Facts likely =
        facts()
            .vector(98, EASY)
            .vulnerability(Facts.exploit(ExploitMaturity.POC))
            .exposure(Exposure.INTERNET_OPEN, 100)
            .criticality(Criticality.MISSION, 100);

    assertThat(decide("fedramp", likely).dueDays()).isEqualTo(2);
    Verdict disproved = decide("fedramp", likely.reach(Reachability.UNREACHABLE, 95));
    assertThat(disproved.dueDays()).isEqualTo(16);
    assertThat(disproved.priority()).isEqualTo(Priority.P2);
  }

  @Test
  void shouldRefuseAProfileThatNamesWhatIsNotThere() {
    String good = Profile.bundledText("bod-26-04");

    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new Prioritizer(model, Profile.of(good.replace("DT_BOD2604:1.0.0", "DT_BOD:9"))))
        .withMessageContaining("no decision table 'cisa:DT_BOD:9'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Prioritizer(model, Profile.of(good.replace("\"FSU\"", "\"NOW\""))))
        .withMessageContaining("has no outcomes [NOW]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Profile.of(good.replace("\"P4\": 180", "\"P3\": 180")))
        .withMessageContaining("no days for P4");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Profile.of(good.replace("kevDueDate", "kevDate")))
        .withMessageContaining("kevDueDate");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Profile.bundled("soc2"))
        .withMessageContaining("there are score-bands, bod-26-04, fedramp");
  }

  private Verdict decide(String profile, Facts facts) {
    ScoreFacts built = facts.build();
    return new Prioritizer(model, Profile.bundled(profile))
        .decide(built, new Scorer(model).score(built));
  }

  private static TableOutcome outcome(Verdict verdict, String table) {
    return verdict.outcomes().stream()
        .filter(outcome -> outcome.getTable().equals(table))
        .findFirst()
        .orElseThrow();
  }
}
