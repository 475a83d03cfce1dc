/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.intel;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.event.CvssRole;
import io.sluice.event.ExploitMaturity;
import io.sluice.event.IntelSource;
import io.sluice.event.IntelState;
import io.sluice.event.VulnerabilityIntel;
import io.sluice.ingest.file.MalformedFileException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads an answer of NVD's CVE API 2.0 (<a
 * href="https://nvd.nist.gov/developers/vulnerabilities">NVD</a>) or one of its yearly feeds, which
 * have the same form, plain or gzip. {@code format}, {@code version}, {@code timestamp} and {@code
 * resultsPerPage} must be there, and the last must be the number of entries: a cut file is refused.
 * A page of a longer answer is taken for what it is.
 *
 * <p>NVD repeats ratings of CNAs and of CISA under their own names; each gets the role of its
 * author.
 */
public final class NvdReader {

  private static final List<String> METRICS =
      List.of("cvssMetricV40", "cvssMetricV31", "cvssMetricV30", "cvssMetricV2");
  private static final String NVD = "nvd@nist.gov";

  /** CISA as an ADP, under the id that the CVE Program gave it. */
  private static final String CISA_ADP = "134c704f-9b21-4f2e-91b3-4a467353bcc0";

  private final JsonParser json;
  private final Instant observedAt;
  private final Consumer<VulnerabilityIntel> records;
  private final Problems problems = new Problems();
  private final Cves seen = new Cves();
  private final Map<String, String> header = new HashMap<>();
  private final String feedVersion;

  private NvdReader(
      JsonParser json,
      String feedVersion,
      Instant observedAt,
      Consumer<VulnerabilityIntel> records) {
    this.json = json;
    this.feedVersion = feedVersion;
    this.observedAt = observedAt;
    this.records = records;
  }

  /**
   * Reads a file from end to end and hands over what each entry says, in file order.
   *
   * @param feedVersion version to put on every event; it may stand behind the entries in the file,
   *     so a first reading finds it and a second one uses it
   * @param observedAt time put on every event
   * @param records takes the events; must keep nothing it cannot take back
   * @throws MalformedFileException when the file breaks the form
   */
  public static IntelHeader read(
      Path file, String feedVersion, Instant observedAt, Consumer<VulnerabilityIntel> records)
      throws IOException {
    IntelHeader[] header = new IntelHeader[1];
    RecordFiles.read(
        file,
        RecordFiles.Limits.STANDARD,
        name -> false,
        (in, where) -> header[0] = read(in, feedVersion, observedAt, records));
    if (header[0] == null) {
      throw new MalformedFileException("an NVD file is JSON, plain or gzip, not an archive");
    }
    return header[0];
  }

  private static IntelHeader read(
      InputStream in, String feedVersion, Instant observedAt, Consumer<VulnerabilityIntel> records)
      throws IOException {
    try (JsonParser json = JsonTree.JSON.createParser(in)) {
      return new NvdReader(json, feedVersion, observedAt, records).answer();
    } catch (JacksonException e) {
      throw OsvRecordReader.malformed(e, "");
    }
  }

  private IntelHeader answer() throws IOException {
    require(json.nextToken() == JsonToken.START_OBJECT, "an NVD answer is a JSON object");
    long found = -1;
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      if (name.equals("vulnerabilities")) {
        require(value == JsonToken.START_ARRAY, "vulnerabilities must be an array");
        found = vulnerabilities();
      } else if (value.isScalarValue()) {
        header.put(name, json.getText());
      } else {
        json.skipChildren();
      }
    }
    require("NVD_CVE".equals(header.get("format")), "format must be NVD_CVE");
    require("2.0".equals(header.get("version")), "version must be 2.0");
    require(found >= 0, "vulnerabilities is missing");
    require(
        String.valueOf(found).equals(header.get("resultsPerPage")),
        "resultsPerPage says " + header.get("resultsPerPage") + ", but there are " + found);
    require(found > 0, "no vulnerability in it");
    require(json.nextToken() == null, "something follows the answer");
    String timestamp = header.getOrDefault("timestamp", "");
    Optional<Instant> date = FeedTime.read(timestamp);
    require(date.isPresent(), "timestamp is no ISO time");
    return new IntelHeader(timestamp, found, date, problems.list());
  }

  private long vulnerabilities() throws IOException {
    long found = 0;
    while (json.nextToken() != JsonToken.END_ARRAY) {
      int line = json.currentTokenLocation().getLineNr();
      JsonNode cve = JsonTree.read(json).path("cve");
      String id = JsonTree.text(cve, "id").orElse("");
      if (!Cves.isId(id)) {
        throw MalformedFileException.atLine(
            line, "an entry has no CVE id: " + MalformedFileException.quote(id));
      }
      if (!seen.add(id)) {
        throw MalformedFileException.atLine(line, id + " is there twice");
      }
      found++;
      records.accept(intel(cve, id, line));
    }
    return found;
  }

  private VulnerabilityIntel intel(JsonNode cve, String id, int line) {
    VulnerabilityIntel.Builder intel =
        VulnerabilityIntel.newBuilder()
            .setVulnerabilityId(id)
            .setSource(IntelSource.NVD)
            .setFeedVersion(feedVersion)
            .setFeedDate(JsonTree.text(cve, "lastModified").flatMap(FeedTime::read).orElse(null))
            .setObservedAt(observedAt);
    if (JsonTree.text(cve, "vulnStatus").filter("Rejected"::equals).isPresent()) {
      return intel.setState(IntelState.REJECTED).build();
    }
    boolean disputed =
        JsonTree.elements(cve, "cveTags")
            .flatMap(tags -> JsonTree.elements(tags, "tags"))
            .anyMatch(tag -> "disputed".equals(tag.textValue()));
    CvssRatings ratings = new CvssRatings(id, problem -> problems.add(line, "", problem));
    for (String version : METRICS) {
      JsonTree.elements(cve.path("metrics"), version).forEach(metric -> rating(metric, ratings));
    }
    return intel
        .setState(disputed ? IntelState.DISPUTED : IntelState.PUBLISHED)
        .setCvss(ratings.list())
        .setExploits(exploits(cve).list())
        .build();
  }

  private static void rating(JsonNode metric, CvssRatings ratings) {
    String source = JsonTree.text(metric, "source").orElse("unknown");
    switch (source) {
      case NVD -> ratings.add(NVD, CvssRole.NVD, metric.path("cvssData"));
      case CISA_ADP -> ratings.add("CISA-ADP", CvssRole.ADP, metric.path("cvssData"));
      default -> ratings.add(source, CvssRole.VENDOR, metric.path("cvssData"));
    }
  }

  private static ExploitList exploits(JsonNode cve) {
    ExploitList exploits = new ExploitList();
    JsonTree.text(cve, "cisaExploitAdd")
        .ifPresent(
            added ->
                exploits.add(
                    ExploitMaturity.ACTIVE,
                    "nvd-kev",
                    JsonTree.text(cve, "cisaVulnerabilityName").orElse("cisaExploitAdd"),
                    FeedTime.date(added).orElse(null),
                    true));
    JsonTree.elements(cve, "references")
        .filter(
            reference ->
                JsonTree.elements(reference, "tags")
                    .anyMatch(tag -> "Exploit".equals(tag.textValue())))
        .forEach(
            reference ->
                JsonTree.text(reference, "url")
                    .ifPresent(
                        url ->
                            exploits.add(ExploitMaturity.POC, "nvd-reference", url, null, false)));
    return exploits;
  }

  private void require(boolean holds, String problem) {
    if (!holds) {
      throw MalformedFileException.atLine(json.currentTokenLocation().getLineNr(), problem);
    }
  }
}
