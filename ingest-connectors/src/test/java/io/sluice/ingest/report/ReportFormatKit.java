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

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.sluice.event.RawFinding;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/**
 * Compatibility kit of report formats: what every format has to withstand, whatever it reads. A
 * format's test extends it and gives samples that, together, have every field the format reads.
 */
public abstract class ReportFormatKit {

  private static final int RECORD_LIMIT = 512 << 10;
  private static final int TRUNCATIONS = 40;
  private static final long HUGE = 50_000_000;

  /** The format under test. */
  protected abstract ReportFormat format();

  /** Reports of the format, written for this test, in UTF-8 text. */
  protected abstract List<String> samples();

  /** Pieces of one report with that many findings, to be joined. */
  protected abstract Stream<String> large(int findings);

  /** JSON Pointers in the first sample at which a value of a wrong type must be refused. */
  protected abstract List<String> structure();

  /** False for line formats: their beginning, cut at the end of a line, is a report too. */
  protected boolean isOneDocument() {
    return true;
  }

  /** False when the format takes this text, which others must refuse, for an empty report. */
  protected boolean isWrong(String text) {
    return true;
  }

  /** True when the pointer of a finding or component leads to an element of the sample. */
  protected boolean resolves(String sample, String pointer) throws IOException {
    return Mutations.parse(sample).at(pointer).isContainerNode();
  }

  @Test
  void shouldBeKnownByItsId() {
    assertThat(Reports.known().find(format().id())).containsInstanceOf(format().getClass());
    assertThat(format().name()).isNotBlank();
    assertThat(format().categories()).isNotEmpty();
  }

  @Test
  void shouldBeTheOnlyFormatThatClaimsItsSamples() throws IOException {
    for (String sample : samples()) {
      ReportPeek peek = ReportPeek.at(ReportInput.of("anything.txt", sample));

      assertThat(Reports.known().candidates(peek))
          .extracting(ReportFormat::id)
          .containsExactly(format().id());
    }
  }

  @Test
  void shouldReadTheSameTwice() throws IOException {
    for (String sample : samples()) {
      assertThat(read(sample).text()).isEqualTo(read(sample).text());
    }
  }

  @Test
  void shouldNameEveryFindingAndPointToIt() throws IOException {
    for (String sample : samples()) {
      Collected collected = read(sample);

      for (RawFinding finding : collected.findings) {
        assertThat(finding.getTitle()).isNotBlank();
        assertThat(format().categories()).contains(finding.getCategory());
        assertThat(resolves(sample, finding.getPointer())).as(finding.getPointer()).isTrue();
      }
      for (var component : collected.components) {
        assertThat(resolves(sample, component.getPointer())).as(component.getPointer()).isTrue();
      }
      assertThat(collected.findings)
          .extracting(RawFinding::getIndex)
          .isEqualTo(Stream.iterate(0L, i -> i + 1).limit(collected.findings.size()).toList());
    }
  }

  @Test
  void shouldRefuseATruncatedReport() {
    for (String sample : samples()) {
      byte[] bytes = sample.strip().getBytes(UTF_8);
      for (int i = 1; i < TRUNCATIONS; i++) {
        byte[] cut = Arrays.copyOf(bytes, (int) ((long) bytes.length * i / TRUNCATIONS));

        if (isOneDocument()) {
          assertThatThrownBy(() -> read(cut))
              .as("cut after %d of %d bytes", cut.length, bytes.length)
              .isInstanceOf(ReportException.class);
        } else {
          assertOnlyReportExceptions(cut, "cut after " + cut.length);
        }
      }
    }
  }

  @Test
  void shouldSurviveEveryValueOfAWrongType() throws IOException {
    for (String sample : documents()) {
      JsonNode root = Mutations.parse(sample);
      for (JsonPointer pointer : Mutations.pointers(root)) {
        for (JsonNode odd : Mutations.oneOfEachType()) {
          byte[] mutated = Mutations.replaced(root, pointer, odd).getBytes(UTF_8);

          assertOnlyReportExceptions(mutated, pointer + " = " + odd);
        }
      }
    }
  }

  @Test
  void shouldRefuseAWrongTypeInItsStructure() throws IOException {
    JsonNode root = Mutations.parse(documents().get(0));
    for (String pointer : structure()) {
      for (String odd : List.of("\"text\"", "7", "true")) {
        String mutated =
            Mutations.replaced(root, JsonPointer.compile(pointer), Mutations.parse(odd));

        assertThatThrownBy(() -> read(mutated))
            .as("%s = %s", pointer, odd)
            .isInstanceOf(ReportException.class)
            .hasMessageContaining(pointer);
      }
    }
  }

  @Test
  void shouldKeepRecordsSmallWhateverTheTextsAre() throws IOException {
    // Longer than what is kept of a string while its element is read, which is the largest limit.
    String sentence = "Ein sehr langer Text, größer als erlaubt. ";
    TextNode huge =
        TextNode.valueOf(sentence.repeat(ReportLimits.KEPT_STRING / sentence.length() + 50));
    for (String sample : documents()) {
      JsonNode root = Mutations.parse(sample);
      for (JsonPointer pointer : Mutations.pointers(root)) {
        if (root.at(pointer).isTextual()) {
          String mutated = Mutations.replaced(root, pointer, huge);
          try {
            for (RawFinding finding : read(mutated).findings) {
              assertThat(encodedSize(finding)).as(pointer.toString()).isLessThan(RECORD_LIMIT);
            }
          } catch (ReportException e) {
            assertThat(e).hasMessageNotContaining("sehr langer Text, größer als erlaubt. Ein");
          }
        }
      }
    }
  }

  @Test
  void shouldRefuseOrSkipAHugeString() throws IOException {
    for (String sample : documents()) {
      String[] around =
          sample
              .strip()
              .replaceFirst("[{\\[]", "$0" + firstIn(sample, "\"\u0001\""))
              .split("\u0001", -1);
      try {
        Collected collected = Collected.read(format(), withHugeString(around[0], around[1]));
        assertThat(collected.findings).hasSameSizeAs(read(sample).findings);
      } catch (ReportException e) {
        assertThat(e.getMessage()).hasSizeLessThan(1_000);
      }
    }
  }

  /** 50 MB of a string, made while they are read: to hold and copy them took most of the time. */
  private static ReportInput withHugeString(String before, String after) {
    byte[] head = before.getBytes(UTF_8);
    byte[] tail = after.getBytes(UTF_8);
    return ReportInput.of(
        "huge",
        head.length + HUGE + tail.length,
        () ->
            new SequenceInputStream(
                Collections.enumeration(
                    List.of(
                        new ByteArrayInputStream(head),
                        new RepeatedByte('x', HUGE),
                        new ByteArrayInputStream(tail)))));
  }

  @Test
  void shouldRefuseDeepNesting() {
    String deep = "[".repeat(10_000) + "]".repeat(10_000);
    for (String sample : documents()) {
      String mutated = sample.strip().replaceFirst("[{\\[]", "$0" + firstIn(sample, deep));

      assertThatThrownBy(() -> read(mutated)).isInstanceOf(ReportException.class);
      assertThatThrownBy(() -> read(deep)).isInstanceOf(ReportException.class);
      assertThatThrownBy(() -> read("{\"a\":".repeat(10_000))).isInstanceOf(ReportException.class);
    }
  }

  @Test
  void shouldReadEveryEncodingOfJson() throws IOException {
    for (String sample : samples()) {
      String expected = read(sample).text();

      assertThat(read(("\uFEFF" + sample).getBytes(UTF_8)).text()).isEqualTo(expected);
      if (isOneDocument()) {
        assertThat(read(("\uFEFF" + sample).getBytes(UTF_16LE)).text()).isEqualTo(expected);
        assertThat(read(("\uFEFF" + sample).getBytes(UTF_16BE)).text()).isEqualTo(expected);
        assertThat(read(sample.getBytes(UTF_16LE)).text()).isEqualTo(expected);
        assertThat(read(sample.getBytes(Charset.forName("UTF-32BE"))).text()).isEqualTo(expected);
      }
    }
  }

  @Test
  void shouldFindItselfInEveryEncoding() throws IOException {
    for (String sample : isOneDocument() ? samples() : List.<String>of()) {
      for (byte[] bytes :
          List.of(
              ("\uFEFF" + sample).getBytes(UTF_8),
              ("\uFEFF" + sample).getBytes(UTF_16LE),
              gzip(sample.getBytes(UTF_8)))) {
        Report report =
            Reports.known().open(ReportInput.of("x", bytes), java.util.Optional.empty());

        assertThat(report.format().id()).isEqualTo(format().id());
      }
    }
  }

  @Test
  void shouldRefuseTextThatIsNotUtf8() throws IOException {
    for (String sample : documents()) {
      JsonNode root = Mutations.parse(sample);
      for (JsonPointer pointer : Mutations.pointers(root)) {
        if (root.at(pointer).isTextual()) {
          String mutated = Mutations.replaced(root, pointer, TextNode.valueOf("größer"));

          assertOnlyReportExceptions(mutated.getBytes(ISO_8859_1), "Latin-1 at " + pointer);
        }
      }
    }
  }

  @Test
  void shouldReadGzip() throws IOException {
    for (String sample : samples()) {
      byte[] packed = gzip(sample.getBytes(UTF_8));

      assertThat(read(packed).text()).isEqualTo(read(sample).text());
      assertThatThrownBy(() -> read(Arrays.copyOf(packed, packed.length / 2)))
          .isInstanceOf(ReportException.class);
    }
  }

  @Test
  void shouldRefuseAWrongFile() {
    for (byte[] wrong :
        List.of(
            new byte[0],
            "  \n\t ".getBytes(UTF_8),
            "{\"hello\":\"world\"}".getBytes(UTF_8),
            "\"text\"".getBytes(UTF_8),
            "null".getBytes(UTF_8),
            "42".getBytes(UTF_8),
            "<!DOCTYPE html><html><body>502</body></html>".getBytes(UTF_8),
            "apiVersion: backstage.io/v1alpha1\nkind: Component\n".getBytes(UTF_8),
            new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13},
            new byte[1_000])) {
      String text = new String(wrong, ISO_8859_1);
      if (isWrong(text)) {
        assertThatThrownBy(() -> read(wrong)).as(text).isInstanceOf(ReportException.class);
      }
    }
  }

  @Test
  void shouldRefuseATwiceNamedFieldAndTrailingText() {
    for (String sample : isOneDocument() ? samples() : List.<String>of()) {
      String twice = sample.strip().replaceFirst("\\{", "{\"twice\":1,\"twice\":2,");
      if (!sample.contains("{}")) {
        assertThatThrownBy(() -> read(twice)).isInstanceOf(ReportException.class);
      }
      assertThatThrownBy(() -> read(sample + "{}")).isInstanceOf(ReportException.class);
      assertThatThrownBy(() -> read(sample + "\0")).isInstanceOf(ReportException.class);
    }
  }

  @Test
  void shouldReadALargeReportInBoundedMemory() throws IOException {
    int findings = 6_000;
    byte[] packed = packed(large(findings));
    HeapWatch heap = new HeapWatch(findings);

    new Report(ReportInput.of("large", packed), format())
        .read(heap, Collected.REDACTOR, java.util.Optional.empty());

    assertThat(heap.findings()).isEqualTo(findings);
    assertThat(heap.growth()).as("bytes kept for each finding read").isLessThan(200);
  }

  /** Samples as documents; of a line format the lines. */
  private List<String> documents() {
    return isOneDocument()
        ? samples()
        : samples().stream()
            .flatMap(String::lines)
            .filter(line -> line.startsWith("{"))
            .distinct()
            .toList();
  }

  private Collected read(String text) throws IOException {
    return Collected.read(format(), text);
  }

  private Collected read(byte[] bytes) throws IOException {
    return Collected.read(format(), ReportInput.of("sample", bytes));
  }

  private void assertOnlyReportExceptions(byte[] bytes, String what) {
    assertThatCode(
            () -> {
              try {
                read(bytes);
              } catch (ReportException expected) {
                assertThat(expected.getMessage()).isNotBlank().doesNotContain("\n");
              }
            })
        .as(what)
        .doesNotThrowAnyException();
  }

  private static String firstIn(String sample, String value) {
    String inside = sample.strip().substring(1).strip();
    boolean empty = inside.startsWith("}") || inside.startsWith("]");
    String field = sample.strip().startsWith("{") ? "\"zzz\":" + value : value;
    return empty ? field : field + ",";
  }

  private static int encodedSize(RawFinding finding) throws IOException {
    ByteBuffer encoded = RawFinding.getEncoder().encode(finding);
    return encoded.remaining();
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    return packed(Stream.of(new String(bytes, UTF_8)));
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
