/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.normalizer.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.event.FindingStatus;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class StateCodecTest {

  private static final String HEX = "00112233445566778899aabbccddeeff";

  @Property
  void shouldReadTheGroupThatItWrote(@ForAll("groups") OccurrenceGroup group) {
    assertThat(StateCodec.decodeGroup(StateCodec.encode(group))).isEqualTo(group);
  }

  @Property
  void shouldReadTheScanThatItWrote(@ForAll("scans") ScanState scan) {
    assertThat(StateCodec.decodeScan(StateCodec.encode(scan))).isEqualTo(scan);
  }

  @Test
  void shouldReadGroupOfTheFirstLayout() {
    byte[] bytes =
        HexFormat.of()
            .parseHex(
                "01" // layout
                    + "00000002" // waiting
                    + "00000001" // occurrences
                    + "0000000000000007" // content
                    + "0000002a" // position
                    + "00000003" // last scan
                    + "04" // suppressed
                    + "0000000000000400"); // first seen

    assertThat(StateCodec.decodeGroup(bytes))
        .isEqualTo(
            new OccurrenceGroup(
                1,
                List.of(
                    new Occurrence(
                        1,
                        7,
                        42,
                        3,
                        FindingStatus.SUPPRESSED,
                        1024,
                        Occurrence.Place.HERE,
                        null,
                        0)),
                2));
  }

  @Test
  void shouldReadScanOfTheFirstLayout() {
    byte[] bytes =
        HexFormat.of()
            .parseHex(
                "01" // layout
                    + "00000003" // sequence
                    + "01" // open
                    + "000173" // scan id "s"
                    + "0000000000000005" // surplus
                    + "000166" // format "f"
                    + "000172" // report name "r"
                    + "000164" // digest "d"
                    + "01000163"); // commit "c"

    ScanState scan = StateCodec.decodeScan(bytes);

    assertThat(scan)
        .isEqualTo(
            new ScanState(
                3,
                true,
                "s",
                5,
                "f",
                "r",
                "d",
                "c",
                ScanOrder.UNKNOWN,
                List.of(),
                List.of(),
                false));
  }

  @Test
  void shouldRefuseLayoutOfALaterVersion() {
    assertThatThrownBy(() -> StateCodec.decodeGroup(new byte[] {3}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("layout 3");
  }

  @Provide
  Arbitrary<OccurrenceGroup> groups() {
    Arbitrary<Occurrence> occurrences =
        Combinators.combine(
                Arbitraries.longs(),
                Arbitraries.integers(),
                Arbitraries.of(FindingStatus.class),
                Arbitraries.of(Occurrence.Place.class),
                Arbitraries.of(HEX).injectNull(0.5),
                Arbitraries.longs())
            .as(
                (content, number, status, place, key, print) ->
                    new Occurrence(
                        1, content, number, ~number, status, -content, place, key, print));
    return Combinators.combine(
            occurrences.list().ofMaxSize(20), Arbitraries.integers(), Arbitraries.integers())
        .as((list, version, waiting) -> new OccurrenceGroup(version, numbered(list), waiting));
  }

  @Provide
  Arbitrary<ScanState> scans() {
    Arbitrary<List<String>> ids = Arbitraries.strings().ofMaxLength(9).list().ofMaxSize(4);
    return Combinators.combine(
            Arbitraries.longs().injectNull(0.3),
            Arbitraries.longs(),
            Arbitraries.strings().ofMaxLength(20).injectNull(0.3),
            ids,
            ids,
            Arbitraries.of(true, false))
        .as(
            (number, offset, commit, supersedes, late, flag) ->
                new ScanState(
                    7,
                    flag,
                    "id",
                    offset,
                    "sarif",
                    "r.sarif",
                    "d",
                    commit,
                    new ScanOrder(number, offset, ~offset),
                    supersedes,
                    late,
                    !flag));
  }

  private static List<Occurrence> numbered(List<Occurrence> occurrences) {
    List<Occurrence> numbered = new ArrayList<>();
    for (Occurrence each : occurrences) {
      numbered.add(
          new Occurrence(
              numbered.size() + 1,
              each.content(),
              each.position(),
              each.lastScan(),
              each.status(),
              each.firstSeen(),
              each.place(),
              each.key(),
              each.print()));
    }
    return List.copyOf(numbered);
  }
}
