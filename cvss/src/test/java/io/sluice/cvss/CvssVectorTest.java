/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.cvss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class CvssVectorTest {

  private static final String V4 =
      "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N";
  private static final String V31 = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H";

  @ParameterizedTest(name = "{0} {1}")
  @CsvFileSource(resources = "/first/examples.csv", numLinesToSkip = 1)
  void shouldAgreeWithTheExamplesOfFirst(
      String version, String cve, String text, double base, double full) {
    CvssVector vector = CvssVector.parse(text);

    assertThat(vector.version().number()).isEqualTo(version);
    assertThat(vector.baseScore()).as(cve).isEqualTo(base);
    assertThat(vector.fullScore()).as(cve).hasValue(full);
  }

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "/first/v4-reference-scores.csv", numLinesToSkip = 1)
  void shouldAgreeWithTheReferenceScoresOfVersion4(String text, double score) {
    assertThat(CvssVector.parse(text).fullScore()).hasValue(score);
  }

  @Test
  void shouldLeaveThreatAndEnvironmentOutOfTheBaseScore() {
    assertThat(CvssVector.parse(V4 + "/E:U/CR:L").baseScore()).isEqualTo(9.3);
    assertThat(CvssVector.parse(V4 + "/E:U").fullScore()).hasValue(8.1);
    assertThat(CvssVector.parse(V31 + "/E:U").baseScore()).isEqualTo(9.8);
    assertThat(CvssVector.parse(V31 + "/E:U").fullScore()).hasValue(9.0);
  }

  @Test
  void shouldNotPretendToComputeAnEnvironmentThatItCannot() {
    CvssVector old = CvssVector.parse("CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/CR:L");

    assertThat(old.fullScore()).isEmpty();
    assertThat(old.text()).endsWith("/CR:L");
    assertThat(CvssVector.parse("AV:N/AC:L/Au:N/C:C/I:C/A:C/CDP:H").fullScore()).isEmpty();
  }

  @Test
  void shouldReadWhatToolsWrite() {
    assertThat(CvssVector.parse("(AV:N/AC:L/Au:N/C:C/I:C/A:C)").text())
        .isEqualTo("AV:N/AC:L/Au:N/C:C/I:C/A:C");
    assertThat(CvssVector.parse(V31.substring(9)).text()).isEqualTo(V31);
    assertThat(CvssVector.parse(V31.substring(9), Optional.of(CvssVersion.V30)).version())
        .isEqualTo(CvssVersion.V30);
    assertThat(CvssVector.parse(V4.substring(9)).text()).isEqualTo(V4);
    assertThat(CvssVector.parse(" CVSS:2.0/AV:N/AC:L/Au:N/C:C/I:C/A:C").version())
        .isEqualTo(CvssVersion.V2);
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = ';',
      value = {
        "'';empty text",
        "hello;6 segments",
        "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H;9 segments",
        "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:Q;A",
        "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/ZZ:H;Unknown metric: ZZ",
        "CVSS:3.1/AV:N/AV:L/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H;AV is there twice",
        "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:S/SI:N/SA:N;SC"
      })
  void shouldSayWhatIsWrongWithAVector(String text, String reason) {
    assertThatThrownBy(() -> CvssVector.parse(text))
        .isInstanceOf(MalformedCvssException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void shouldRefuseAnEndlessVectorUnread() {
    assertThatThrownBy(() -> CvssVector.parse(V31 + "/E:F".repeat(1000)))
        .isInstanceOf(MalformedCvssException.class)
        .hasMessageContaining("characters");
  }

  @ParameterizedTest
  @CsvSource({
    "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:N/E:H, FUNCTIONAL, true, true",
    "CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:L/A:N/E:P, PROOF_OF_CONCEPT, false, false",
    "AV:N/AC:L/Au:N/C:C/I:C/A:N/E:POC, PROOF_OF_CONCEPT, true, true",
    "AV:N/AC:L/Au:N/C:C/I:P/A:N/E:ND, NOT_DEFINED, true, false",
    "CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/E:A, FUNCTIONAL, false, true",
    "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:L/VA:H/SC:N/SI:N/SA:N/E:U, UNREPORTED, true, false"
  })
  void shouldTellWhatDecisionsAreDerivedFrom(
      String text, ExploitCode code, boolean unconditional, boolean total) {
    CvssVector vector = CvssVector.parse(text);

    assertThat(vector.exploitCode()).isEqualTo(code);
    assertThat(vector.isUnconditional()).isEqualTo(unconditional);
    assertThat(vector.isTotal()).isEqualTo(total);
  }

  @Property(tries = 200)
  void shouldRefuseNonsense(@ForAll String text) {
    assertThat(CvssVector.find("CVSS:3.1/" + text, Optional.empty())).isEmpty();
    assertThat(CvssVector.find("CVSS:4.0/" + text, Optional.empty())).isEmpty();
    CvssVector.find(text, Optional.empty())
        .ifPresent(vector -> assertThat(vector.baseScore()).isCloseTo(5.0, within(5.0)));
  }
}
