/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.falco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.event.Location;
import io.sluice.event.RawFinding;
import io.sluice.ingest.report.Collected;
import io.sluice.ingest.report.MalformedReportException;
import io.sluice.ingest.report.ReportFormat;
import io.sluice.ingest.report.ReportFormatKit;
import io.sluice.ingest.report.Samples;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FalcoFormatTest extends ReportFormatKit {

  private static final String EVENTS = Samples.text("falco/events.jsonl");

  @Override
  protected ReportFormat format() {
    return new FalcoFormat();
  }

  @Override
  protected List<String> samples() {
    return List.of(EVENTS);
  }

  @Override
  protected List<String> structure() {
    return List.of("/output_fields");
  }

  @Override
  protected boolean isOneDocument() {
    return false;
  }

  @Override
  protected boolean resolves(String sample, String pointer) {
    int line = Integer.parseInt(pointer.substring("line:".length()));
    return sample.lines().toList().get(line - 1).startsWith("{");
  }

  @Override
  protected Stream<String> large(int findings) {
    String event =
        """
        {"output":"x %d","output_fields":{"proc.name":"bash","container.id":"host"},"priority":"Notice",\
        "rule":"Rule %d","source":"syscall","tags":[],"time":"2026-02-01T09:30:01Z"}
        """;
    return IntStream.range(0, findings).mapToObj(i -> event.formatted(i, i));
  }

  @Test
  void shouldReadOneFindingALine() throws IOException {
    Collected report = Collected.read(format(), EVENTS);

    assertThat(report.scans).singleElement().matches(scan -> !scan.complete());
    assertThat(report.findings)
        .extracting(RawFinding::getPointer)
        .containsExactly("line:1", "line:2", "line:4", "line:5");
    RawFinding shell = report.findings.getFirst();
    assertThat(shell.getRuleId()).isEqualTo("Terminal shell in container");
    assertThat(shell.getSeverity()).isEqualTo("Notice");
    assertThat(shell.getDetectedAt()).isEqualTo(Instant.parse("2026-02-01T09:30:01.123456789Z"));
    assertThat(shell.getMessage()).startsWith("09:30:01.123456789: Notice A shell was spawned");
    assertThat(shell.getEvidence()).contains("\"proc.cmdline\":\"bash -i\"");
    assertThat(shell.getLocations())
        .containsExactly(
            Location.newBuilder()
                .setImage("registry.acme.example/shop/cart:1.4.2")
                .setImageDigest("sha256:00aa")
                .setWorkload("shop/deployment/cart")
                .setProcess("bash")
                .build());
  }

  @Test
  void shouldReadEventsOutsideOfContainers() throws IOException {
    Collected report = Collected.read(format(), EVENTS);

    assertThat(report.findings.get(1).getLocations().getFirst().getWorkload())
        .isEqualTo("host/node-2");
    assertThat(report.findings.get(2).getLocations().getFirst().getResource())
        .isEqualTo("shop/configmaps/settings");
    assertThat(report.findings.get(3).getEvidence()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "cart-6d4b75cb6d-hx7kp, shop/deployment/cart",
    "orders-db-0, shop/statefulset/orders-db",
    "agent-x7k2p, shop/pod/agent",
    "debug, shop/pod/debug"
  })
  void shouldNameWhatOutlivesThePod(String pod, String workload) throws IOException {
    String event =
        "{\"rule\":\"r\",\"output_fields\":{\"k8s.ns.name\":\"shop\",\"k8s.pod.name\":\""
            + pod
            + "\"}}";

    assertThat(Collected.read(format(), event).findings.getFirst().getLocations().getFirst())
        .extracting(Location::getWorkload)
        .isEqualTo(workload);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "{\"rule\":\"a\"}|{\"rule\": ;line 2: the report ends early",
        "{\"rule\":\"a\"}|Loading rules from file;line 2: not valid JSON",
        "{\"rule\":\"a\"}||{\"rule\":\"b\"} {\"rule\":\"c\"};line 3: there is more text",
        "{\"rule\":\"a\"}|[];line 2: expected an object",
        "{\"rule\":\"a\"}|{\"priority\":\"Notice\"};line:2: an event needs a 'rule'",
        "{\"rule\":\"a\"}|{\"rule\":\"b\",\"output_fields\":7};line:2/output_fields: expected an object"
      })
  void shouldNameTheBrokenLine(String lines, String message) {
    assertThatThrownBy(() -> Collected.read(format(), lines.replace('|', '\n')))
        .isInstanceOf(MalformedReportException.class)
        .hasMessageContaining(message);
  }
}
