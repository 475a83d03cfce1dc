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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class XmlReaderTest {

  private static final String REPORT =
      """
      <r:report xmlns:r="urn:example" version=" 2 ">
        <head><title>größer</title></head>
        <items>
          <item id="1"><name>a &lt; b</name><note> x <![CDATA[<y>]]> z </note></item>
          <other/>
          <item id="2" id2=""><name>  </name><name>second</name><line>7</line><line>8</line></item>
        </items>
      </r:report>
      """;

  @Test
  void shouldWalkWithPositions() throws IOException {
    List<String> seen = new ArrayList<>();

    XmlReader.read(
        ReportInput.of("x", REPORT),
        xml -> {
          seen.add(xml.name() + " " + xml.namespace() + " " + xml.attribute("version").orElse(""));
          xml.children(
              name -> {
                if (name.equals("items")) {
                  xml.children(item -> seen.add(xml.pointer()));
                }
              });
        });

    assertThat(seen)
        .containsExactly(
            "report urn:example 2",
            "/report/items[1]/item[1]",
            "/report/items[1]/other[1]",
            "/report/items[1]/item[2]");
  }

  @Test
  void shouldTakeAnElementIntoMemory() throws IOException {
    XmlNode report = tree(REPORT, Set.of("other"));
    XmlNode items = report.child("items");
    XmlNode first = items.children("item").getFirst();
    XmlNode second = items.children("item").get(1);

    assertThat(report.child("head").text("title")).contains("größer");
    assertThat(items.has("other")).isFalse();
    assertThat(first.text("name")).contains("a < b");
    assertThat(first.text("note")).contains("x <y> z");
    assertThat(second.pointer()).isEqualTo("/report/items[1]/item[2]");
    assertThat(second.children("line").get(1).pointer()).endsWith("/item[2]/line[2]");
    assertThat(second.text("name")).contains("second");
    assertThat(second.position("line")).contains(7);
    assertThat(second.texts("line")).containsExactly("7", "8");
    assertThat(second.value("id")).contains("2");
    assertThat(second.attribute("id2")).isEmpty();
    assertThat(second.child("nothing").isPresent()).isFalse();
    assertThat(second.child("nothing").child("below").text("x")).isEmpty();
  }

  @Test
  void shouldReadTheEncodingThatIsDeclaredOrMarked() throws IOException {
    String latin = "<?xml version='1.0' encoding='ISO-8859-1'?>" + REPORT;
    String windows = "<?xml version='1.0' encoding='windows-1252'?><a>€</a>";

    for (byte[] bytes :
        List.of(
            REPORT.getBytes(UTF_8),
            ("\uFEFF" + REPORT).getBytes(UTF_8),
            ("\uFEFF" + REPORT).getBytes(UTF_16LE),
            ("\uFEFF" + REPORT).getBytes(UTF_16BE),
            latin.getBytes(ISO_8859_1))) {
      assertThat(tree(bytes, Set.of()).child("head").text("title")).contains("größer");
    }
    assertThat(tree(windows.getBytes(Charset.forName("windows-1252")), Set.of()).text())
        .contains("€");
    assertThatThrownBy(() -> tree(REPORT.getBytes(ISO_8859_1), Set.of()))
        .isInstanceOf(MalformedReportException.class)
        .hasMessageStartingWith("line ")
        .hasMessageContaining("encoding");
    assertThatThrownBy(
            () -> tree("<?xml version='1.0' encoding='klingon'?><a/>".getBytes(UTF_8), Set.of()))
        .isInstanceOf(MalformedReportException.class);
  }

  @Test
  void shouldPassOverADocumentType() throws IOException {
    assertThat(tree("<!DOCTYPE a [<!ELEMENT a (#PCDATA)><!ATTLIST a b CDATA 'c'>]><a>x</a>").text())
        .contains("x");
    // Nothing listens there: it would fail if it were fetched.
    assertThat(tree("<!DOCTYPE a SYSTEM \"http://127.0.0.1:1/x.dtd\"><a>x</a>").text())
        .contains("x");
    assertThat(tree("<!DOCTYPE a [<!ENTITY % p SYSTEM 'file:///etc/passwd'> %p;]><a>x</a>").text())
        .contains("x");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>|not expanded",
        "<!DOCTYPE a [<!ENTITY x 'ha'><!ENTITY y '&x;&x;'>]><a>&y;</a>|not expanded",
        "<!DOCTYPE a [<!ENTITY x 'ha'>]><a b='&x;'/>|not expanded",
        "<a>&nbsp;</a>|not expanded",
        "<a b='1' b='2'/>|Duplicate attribute",
        "<a><b></a>|close tag",
        "<a/><b/>|not valid XML",
        "<a/>text|not valid XML",
        "<a>|ends early",
        "<a b='|ends early",
        "text|not valid XML",
        "<a>&#0;</a>|not valid XML",
        "<x:a/>|not valid XML",
      })
  void shouldRefuseHostileOrBrokenXml(String xml, String problem) {
    assertThatThrownBy(() -> tree(xml))
        .isInstanceOf(MalformedReportException.class)
        .hasMessageStartingWith("line ")
        .hasMessageContaining(problem)
        .hasMessageNotContaining("root:");
  }

  @Test
  void shouldRefuseNulBytes() {
    assertThatThrownBy(() -> tree("<a>x\0y</a>")).isInstanceOf(MalformedReportException.class);
    assertThatThrownBy(() -> tree("<a/>\0")).isInstanceOf(MalformedReportException.class);
    assertThatThrownBy(() -> tree(new byte[1_000], Set.of()))
        .isInstanceOf(MalformedReportException.class);
    assertThatThrownBy(() -> tree("")).isInstanceOf(MalformedReportException.class);
  }

  @Test
  void shouldRefuseDeepNestingAlsoWhereItSkips() {
    String deep = "<a>" + "<b>".repeat(10_000) + "</b>".repeat(10_000) + "</a>";

    assertThatThrownBy(() -> tree(deep)).hasMessageContaining("nested too deeply");
    assertThatThrownBy(() -> XmlReader.read(ReportInput.of("x", deep), xml -> {}))
        .isInstanceOf(MalformedReportException.class)
        .hasMessageContaining("nested too deeply");
  }

  @Test
  void shouldSkipHugeTextsAndRefuseOneThatIsRead() throws IOException {
    assertThatThrownBy(() -> XmlReader.read(huge("<a><b>", "</b></a>"), XmlReader::element))
        .isInstanceOf(MalformedReportException.class)
        .hasMessageContaining("one text is longer");

    XmlReader.read(
        huge("<a><b>", "</b><c/></a>"),
        xml -> assertThat(xml.element(Set.of("b")).has("c")).isTrue());
  }

  @Test
  void shouldRefuseHugeTags() {
    for (String open : List.of("<a b='", "<!-- ", "<!DOCTYPE a [<!-- ")) {
      assertThatThrownBy(() -> XmlReader.read(huge(open, ""), XmlReader::element))
          .isInstanceOf(MalformedReportException.class)
          .hasMessageContaining("longer than 8 MiB");
    }
    StringBuilder attributes = new StringBuilder("<a");
    for (int i = 0; i < 3_000; i++) {
      attributes.append(" b").append(i).append("=''");
    }
    assertThatThrownBy(() -> tree(attributes + "/>")).hasMessageContaining("exceeds a limit");
  }

  @Test
  void shouldRefuseEndlesslyManyNames() {
    StringBuilder names = new StringBuilder("<a>");
    for (int i = 0; i < 30_000; i++) {
      names.append("<b").append(i).append("/>");
    }

    assertThatThrownBy(() -> XmlReader.read(ReportInput.of("x", names + "</a>"), xml -> {}))
        .hasMessageContaining("different names");
  }

  @Test
  void shouldCutLongTextsAndManyChildren() throws IOException {
    XmlNode many = tree("<a b='" + "y".repeat(100_000) + "'>" + "<c/>".repeat(6_000) + "</a>");
    XmlNode text = tree("<a>" + "x".repeat(100_000) + "</a>");

    assertThat(many.children()).hasSize(ReportLimits.KEPT_ARRAY);
    assertThat(many.attribute("b").orElseThrow()).hasSize(ReportLimits.KEPT_STRING).endsWith("…");
    assertThat(text.text().orElseThrow()).hasSize(ReportLimits.KEPT_STRING).endsWith("…");
  }

  @Test
  void shouldPassOnTheErrorsOfTheMachine() {
    ReportInput broken =
        ReportInput.of(
            "x",
            1,
            () ->
                new SequenceInputStream(
                    new ByteArrayInputStream("<a>".getBytes(UTF_8)), new FailingStream()));

    assertThatThrownBy(() -> XmlReader.read(broken, XmlReader::element))
        .isExactlyInstanceOf(IOException.class)
        .hasMessage("disk");
  }

  @Test
  void shouldOutlineTheBeginning() throws IOException {
    XmlOutline outline =
        ReportPeek.at(ReportInput.of("x", REPORT.substring(0, REPORT.length() - 40))).xml();

    assertThat(outline.root()).isEqualTo("report");
    assertThat(outline.namespace()).isEqualTo("urn:example");
    assertThat(outline.text("/report/@version")).contains(" 2 ");
    assertThat(outline.text("/report/head/title")).contains("größer");
    assertThat(outline.has("/report/items/item/@id2")).isTrue();
    assertThat(outline.has("/report/items/item/nothing")).isFalse();
    assertThat(ReportPeek.at(ReportInput.of("x", "{}")).xml().root()).isEmpty();
  }

  /** Whatever the bytes are, there is a result or a refusal. */
  @Property(tries = 300)
  void shouldNeverFailOtherwise(
      @ForAll @net.jqwik.api.constraints.IntRange(min = 0, max = 300) int at,
      @ForAll byte odd,
      @ForAll @net.jqwik.api.constraints.IntRange(min = 0, max = 3) int cut)
      throws IOException {
    byte[] bytes = REPORT.getBytes(UTF_8);
    bytes[at] = odd;

    Optional<XmlNode> read;
    try {
      read = Optional.of(tree(java.util.Arrays.copyOf(bytes, bytes.length - cut), Set.of()));
    } catch (MalformedReportException e) {
      assertThat(e.getMessage()).isNotBlank().doesNotContain("\n");
      read = Optional.empty();
    }
    assertThat(read.isEmpty() || read.get().isPresent()).isTrue();
  }

  private static ReportInput huge(String before, String after) {
    return ReportInput.of(
        "x",
        0,
        () ->
            new SequenceInputStream(
                java.util.Collections.enumeration(
                    List.of(
                        new ByteArrayInputStream(before.getBytes(UTF_8)),
                        new Repeated(50_000_000),
                        new ByteArrayInputStream(after.getBytes(UTF_8))))));
  }

  /** The letter x, so many times. */
  private static final class Repeated extends InputStream {
    private int left;

    Repeated(int times) {
      left = times;
    }

    @Override
    public int read() {
      return left-- > 0 ? 'x' : -1;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      if (left <= 0) {
        return -1;
      }
      int count = Math.min(left, length);
      java.util.Arrays.fill(buffer, offset, offset + count, (byte) 'x');
      left -= count;
      return count;
    }
  }

  private static final class FailingStream extends InputStream {
    @Override
    public int read() throws IOException {
      throw new IOException("disk");
    }
  }

  private static XmlNode tree(String xml) throws IOException {
    return tree(xml.getBytes(UTF_8), Set.of());
  }

  private static XmlNode tree(String xml, Set<String> without) throws IOException {
    return tree(xml.getBytes(UTF_8), without);
  }

  private static XmlNode tree(byte[] bytes, Set<String> without) throws IOException {
    XmlNode[] root = {XmlNode.absent()};
    XmlReader.read(ReportInput.of("x", bytes), xml -> root[0] = xml.element(without));
    return root[0];
  }
}
