/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.intel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.event.CvssAssessment;
import io.sluice.event.CvssRole;
import io.sluice.event.VulnerabilityIntel;
import io.sluice.ingest.file.MalformedFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RescoredReaderTest {

  private static final String V31 = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H";

  private final Path folder;
  private final List<VulnerabilityIntel> ratings = new ArrayList<>();

  RescoredReaderTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void shouldCountTheOwnEnvironment() throws IOException {
    read(
        """
        # reviewed in August
        Vulnerability, Vector, By, Reason
        cve-2021-44228, %s/MAV:A, appsec@acme.example, "behind the mesh, always"
        GHSA-a, %s, , as it is
        """
            .formatted(V31, V31));

    CvssAssessment own = ratings.getFirst().getCvss().getFirst();
    assertThat(ratings.getFirst().getVulnerabilityId()).isEqualTo("CVE-2021-44228");
    assertThat(own.getRole()).isEqualTo(CvssRole.ORGANISATION);
    assertThat(own.getProvider()).isEqualTo("appsec@acme.example");
    assertThat(own.getReason()).isEqualTo("behind the mesh, always");
    assertThat(own.getScore()).isEqualTo(8.8);
    assertThat(ratings.get(1).getCvss().getFirst().getScore()).isEqualTo(9.8);
    assertThat(ratings.get(1).getCvss().getFirst().getProvider()).isEqualTo("org");
  }

  @Test
  void shouldRefuseAFileWithALineThatCannotBeUsed() {
    String head = "vulnerability,vector,reason\n";
    assertRefused(head, "no rating in it");
    assertRefused(head + "CVE-2021-44228," + V31 + ",", "line 2: reason is missing");
    assertRefused(head + "CVE-2021-44228,high,x", "line 2: CVE-2021-44228: no CVSS vector");
    assertRefused(head + "a|b," + V31 + ",x", "line 2: 'a|b' is no id");
    assertRefused(head + "CVE-2021-44228," + V31, "expected 3 columns, found 2");
    assertRefused(
        head + ("CVE-2021-44228," + V31 + ",x\n").repeat(2),
        "line 3: CVE-2021-44228 is there twice");
    assertRefused(
        head + "CVE-2021-44228,AV:N/AC:L/Au:N/C:C/I:C/A:C/CDP:H,x",
        "environmental metrics of CVSS 2.0 are not computed");
    assertRefused("a,b\n1,2", "vulnerability is missing");
  }

  private void assertRefused(String text, String problem) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(MalformedFileException.class)
        .hasMessageContaining(problem);
  }

  private void read(String text) throws IOException {
    RescoredReader.read(
        Files.writeString(folder.resolve("own.csv"), text), Instant.EPOCH, ratings::add);
  }
}
