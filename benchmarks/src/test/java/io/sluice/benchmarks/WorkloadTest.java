/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.event.RawFinding;
import io.sluice.event.ScanCompleted;
import io.sluice.event.ScanRecord;
import io.sluice.event.ScanStarted;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkloadTest {

  @Test
  void shouldGiveTheSameRecordsForTheSameSeed() {
    assertThat(new Workload(7).scansOf(3)).isEqualTo(new Workload(7).scansOf(3));
    assertThat(new Workload(7).scansOf(3)).isNotEqualTo(new Workload(8).scansOf(3));
  }

  @Test
  void shouldMakeCompleteScansWithTheStatedNumberOfFindings() {
    List<List<ScanRecord>> scans = new Workload(1).scansOf(0);

    for (List<ScanRecord> scan : scans) {
      assertThat(scan.getFirst().getBody()).isInstanceOf(ScanStarted.class);
      assertThat(scan.getLast().getBody())
          .isInstanceOfSatisfying(
              ScanCompleted.class,
              completed -> assertThat(completed.getFindings()).isEqualTo(scan.size() - 2L));
    }
    assertThat(scans.stream().flatMap(List::stream).map(ScanRecord::getBody))
        .filteredOn(RawFinding.class::isInstance)
        .hasSize(Workload.FINDINGS_PER_ASSET);
  }

  @Test
  void shouldChangeTheStatedShareInALaterScan() {
    Workload workload = new Workload(1, Workload.Shape.of(1_000));
    List<RawFinding> first = findings(workload.scansOf(0, 0, 1));
    List<RawFinding> second = findings(workload.scansOf(0, 1, 1));

    assertThat(first).hasSize(1_000);
    assertThat(second).hasSize(1_000);
    assertThat(first).filteredOn(finding -> !second.contains(finding)).hasSize(10);
    assertThat(findings(workload.scansOf(0, 1, 1))).isEqualTo(second);
  }

  private static List<RawFinding> findings(List<List<ScanRecord>> scans) {
    return scans.stream()
        .flatMap(List::stream)
        .map(ScanRecord::getBody)
        .filter(RawFinding.class::isInstance)
        .map(RawFinding.class::cast)
        .toList();
  }
}
