/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.event.RawComponent;
import io.sluice.event.RawFinding;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/**
 * Compatibility kit of XML formats; the twin of {@link ReportFormatKit}. A format's test extends it
 * and gives samples that, together, have every field the format reads.
 */
public abstract class XmlFormatKit {

  private static final int TRUNCATIONS = 20;
  private static final int RECORD_LIMIT = 512 << 10;

  /** The format under test. */
  protected abstract ReportFormat format();

  /** Reports of the format, written for this test, without XML declaration and prefixes. */
  protected abstract List<String> samples();

  /** Pieces of one report with that many findings, to be joined. */
  protected abstract Stream<String> large(int findings);

  @Test
  void shouldBeKnownByItsId() {
    assertThat(Reports.known().find(format().id())).containsInstanceOf(format().getClass());
    assertThat(format().name()).isNotBlank();
    assertThat(format().categories()).isNotEmpty();
  }

  @Test
  void shouldBeTheOnlyFormatThatClaimsItsSamples() throws IOException {
    for (String sample : samples()) {
      ReportPeek peek = ReportPeek.at(ReportInput.of("anything.json", sample));

      assertThat(Reports.known().candidates(peek))
          .extracting(ReportFormat::id)
          .containsExactly(format().id());
    }
  }

  @Test
  void shouldNameEveryFindingAndPointToIt() throws Exception {
    for (String sample : samples()) {
      Collected collected = read(sample);
      Document document = document(sample);

      assertThat(collected.findings).isNotEmpty();
      assertThat(collected.text()).isEqualTo(read(sample).text());
      for (RawFinding finding : collected.findings) {
        assertThat(finding.getTitle()).isNotBlank();
        assertThat(format().categories()).contains(finding.getCategory());
        assertPointsToOne(document, finding.getPointer());
      }
      for (RawComponent component : collected.components) {
        assertPointsToOne(document, component.getPointer());
      }
    }
  }

  @Test
  void shouldRefuseATruncatedReport() {
    for (String sample : samples()) {
      byte[] bytes = sample.strip().getBytes(UTF_8);
      for (int i = 0; i < TRUNCATIONS; i++) {
        byte[] cut = Arrays.copyOf(bytes, (int) ((long) bytes.length * i / TRUNCATIONS));

        assertThatThrownBy(() -> read(cut))
            .as("cut after %d of %d bytes", cut.length, bytes.length)
            .isInstanceOf(ReportException.class);
      }
    }
  }

  @Test
  void shouldSurviveEveryTextAndAttributeOfAWrongKind() throws IOException {
    String huge = "Ein sehr langer Text, größer als erlaubt. ".repeat(5_000);
    for (String sample : samples()) {
      for (String odd : List.of("", "odd", "-7.5", "99999999999999", huge)) {
        for (String mutated : XmlMutations.replaced(sample, odd)) {
          assertOnlyReportExceptions(mutated);
        }
      }
      for (String mutated : XmlMutations.withoutOneElement(sample)) {
        assertOnlyReportExceptions(mutated);
      }
    }
  }

  @Test
  void shouldReadEveryEncoding() throws IOException {
    for (String sample : samples()) {
      String expected = read(sample).text();

      for (byte[] bytes :
          List.of(
              ("<?xml version='1.0' encoding='UTF-8'?>" + sample.strip()).getBytes(UTF_8),
              ("\uFEFF" + sample).getBytes(UTF_8),
              ("\uFEFF" + sample).getBytes(UTF_16LE),
              ("\uFEFF" + sample).getBytes(UTF_16BE),
              packed(Stream.of(sample)))) {
        assertThat(read(bytes).text()).isEqualTo(expected);
        assertThat(Reports.known().open(ReportInput.of("x", bytes), Optional.empty()).format().id())
            .isEqualTo(format().id());
      }
    }
  }

  @Test
  void shouldRefuseTextThatIsNotInItsEncoding() {
    for (String sample : samples()) {
      assertRefused(first(sample, "größer").getBytes(ISO_8859_1));
      assertRefused(("<?xml version='1.0' encoding='UTF-16'?>" + sample.strip()).getBytes(UTF_8));
    }
  }

  @Test
  void shouldRefuseHostileXml() {
    String bomb =
        "<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;'>]>";
    String external = "<!DOCTYPE x [<!ENTITY c SYSTEM 'file:///etc/passwd'>]>";
    for (String sample : samples()) {
      for (String hostile :
          List.of(
              bomb + first(sample, "&c;"),
              external + first(sample, "&c;"),
              first(sample, "<a b='1' b='2'/>"),
              first(sample, "\0"),
              first(sample, "<a>".repeat(10_000) + "</a>".repeat(10_000)),
              first(sample, "<a b='" + "x".repeat(9 << 20) + "'/>"),
              sample.strip() + "<a/>",
              sample.strip() + "\0")) {
        assertRefused(hostile.getBytes(UTF_8));
      }
    }
  }

  @Test
  void shouldSkipAHugeTextThatNobodyReads() throws IOException {
    for (String sample : samples()) {
      String huge = first(sample, "<zzz>" + "x".repeat(50_000_000) + "</zzz>");

      assertThat(read(huge).findings).hasSameSizeAs(read(sample).findings);
    }
  }

  @Test
  void shouldRefuseAWrongFile() {
    for (byte[] wrong :
        List.of(
            new byte[0],
            "  \n".getBytes(UTF_8),
            "{\"hello\":\"world\"}".getBytes(UTF_8),
            "<hello/>".getBytes(UTF_8),
            "<!DOCTYPE html><html><body>502</body></html>".getBytes(UTF_8),
            new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0},
            new byte[1_000])) {
      assertRefused(wrong);
    }
  }

  @Test
  void shouldReadALargeReportInBoundedMemory() throws IOException {
    int findings = 20_000;
    byte[] packed = packed(large(findings));
    HeapWatch heap = new HeapWatch(findings);

    new Report(ReportInput.of("large", packed), format())
        .read(heap, Collected.REDACTOR, Optional.empty());

    assertThat(heap.findings()).isEqualTo(findings);
    assertThat(heap.growth()).as("bytes kept for each finding read").isLessThan(200);
  }

  /** The sample with something right behind the start tag of its root. */
  private static String first(String sample, String inside) {
    int end = sample.indexOf('>', sample.indexOf('<')) + 1;
    return sample.substring(0, end) + inside + sample.substring(end);
  }

  private Collected read(String text) throws IOException {
    return Collected.read(format(), text);
  }

  private Collected read(byte[] bytes) throws IOException {
    return Collected.read(format(), ReportInput.of("sample", bytes));
  }

  private void assertRefused(byte[] bytes) {
    assertThatThrownBy(() -> read(bytes))
        .isInstanceOf(ReportException.class)
        .satisfies(e -> assertThat(e.getMessage()).isNotBlank().hasSizeLessThan(1_000))
        .hasMessageNotContaining("root:");
  }

  private void assertOnlyReportExceptions(String mutated) {
    assertThatCode(
            () -> {
              try {
                for (RawFinding finding : read(mutated).findings) {
                  assertThat(RawFinding.getEncoder().encode(finding).remaining())
                      .isLessThan(RECORD_LIMIT);
                }
              } catch (ReportException expected) {
                assertThat(expected.getMessage()).isNotBlank().doesNotContain("\n");
              }
            })
        .as(() -> mutated.substring(0, Math.min(3_000, mutated.length())))
        .doesNotThrowAnyException();
  }

  private static void assertPointsToOne(Document document, String pointer) throws Exception {
    NodeList found =
        (NodeList)
            XPathFactory.newInstance()
                .newXPath()
                .evaluate(pointer, document, XPathConstants.NODESET);
    assertThat(found.getLength()).as(pointer).isEqualTo(1);
  }

  private static Document document(String sample) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(sample.getBytes(UTF_8)));
  }

  private static byte[] packed(Stream<String> pieces) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      pieces.forEach(
          piece -> {
            try {
              out.write(piece.getBytes(UTF_8));
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
    return packed.toByteArray();
  }
}
