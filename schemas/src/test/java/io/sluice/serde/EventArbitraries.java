/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.serde;

import io.sluice.event.CatalogAsset;
import io.sluice.event.CodeownersRule;
import io.sluice.event.DeadLetter;
import io.sluice.event.DeadLetterCode;
import io.sluice.event.ScanCompleted;
import io.sluice.event.ScanRecord;
import io.sluice.event.VulnerabilityIntel;
import java.nio.ByteBuffer;
import java.time.Instant;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.apache.avro.specific.SpecificRecord;

/** Arbitrary events that use every kind of type the contract has. */
final class EventArbitraries {

  private EventArbitraries() {}

  static Arbitrary<SpecificRecord> events() {
    return Arbitraries.oneOf(assets(), deadLetters(), intel(), scans());
  }

  /** Text as UTF-8 can hold it: any character but halves of surrogate pairs. */
  static Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ascii().ofMaxLength(80),
        Arbitraries.strings().withCharRange('\0', '\uD7FF').ofMaxLength(80),
        Arbitraries.of("", "\uD83D\uDE00 two bytes each", "x".repeat(63), "x".repeat(64)),
        Arbitraries.of("\u00e9".repeat(63), "long ".repeat(2_000)));
  }

  private static Arbitrary<Instant> instants() {
    return Arbitraries.longs().between(-1L << 45, 1L << 45).map(Instant::ofEpochMilli);
  }

  private static Arbitrary<CatalogAsset> assets() {
    Arbitrary<CodeownersRule> rules =
        Combinators.combine(texts(), texts().list().ofMaxSize(3), Arbitraries.integers())
            .as(
                (pattern, owners, line) ->
                    CodeownersRule.newBuilder()
                        .setPattern(pattern)
                        .setOwners(owners)
                        .setLine(line)
                        .build());
    return Combinators.combine(
            texts(), texts(), texts().injectNull(0.5), rules.list().ofMaxSize(4), instants())
        .as(
            (asset, source, owner, codeowners, observedAt) ->
                CatalogAsset.newBuilder()
                    .setAsset(asset)
                    .setSource(source)
                    .setOwner(owner)
                    .setCodeowners(codeowners)
                    .setObservedAt(observedAt)
                    .build());
  }

  private static Arbitrary<DeadLetter> deadLetters() {
    Arbitrary<ByteBuffer> bytes =
        Arbitraries.bytes().array(byte[].class).ofMaxSize(5_000).map(ByteBuffer::wrap);
    return Combinators.combine(
            Arbitraries.of(DeadLetterCode.class),
            texts(),
            bytes.injectNull(0.3),
            Arbitraries.longs(),
            Arbitraries.integers())
        .as(
            (code, text, payload, offset, partition) ->
                DeadLetter.newBuilder()
                    .setCode(code)
                    .setReason(text)
                    .setApp("normalizer")
                    .setTopic("aspm.raw.sast")
                    .setPartition(partition)
                    .setOffset(offset)
                    .setPayload(payload)
                    .setFailedAt(Events.NOON)
                    .build());
  }

  private static Arbitrary<VulnerabilityIntel> intel() {
    return Combinators.combine(texts(), Arbitraries.doubles()).as(Events::epss);
  }

  private static Arbitrary<ScanRecord> scans() {
    return Combinators.combine(texts(), Arbitraries.of(true, false))
        .as(
            (scanId, started) ->
                started
                    ? Events.scanStarted(scanId)
                    : ScanRecord.newBuilder(Events.scanStarted(scanId))
                        .setBody(
                            ScanCompleted.newBuilder()
                                .setCompletedAt(Events.NOON)
                                .setComplete(true)
                                .setSuccessful(false)
                                .setFindings(Long.MAX_VALUE)
                                .build())
                        .build());
  }
}
