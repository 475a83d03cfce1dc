/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.benchmarks.judge;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.event.Category;
import io.sluice.event.Location;
import io.sluice.event.PackageRef;
import io.sluice.event.RawFinding;
import io.sluice.event.SecretRef;
import io.sluice.topic.Hash;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a finding of the corpus into the raw finding that a connector would publish. */
final class FindingReader {

  private static final Pattern PLACE =
      Pattern.compile("(?<path>.*?)(:(?<line>\\d+)(-(?<end>\\d+))?)?");
  private static final Pattern REQUEST = Pattern.compile("(?<method>[A-Z]+) (?<url>\\S.*)");

  private FindingReader() {}

  static RawFinding read(Entry entry, long index, String label, Category otherwise) {
    Category category = entry.text("category").map(Category::valueOf).orElse(otherwise);
    Optional<String> rule = entry.text("rule");
    List<String> ids = entry.texts("ids");
    RawFinding finding =
        RawFinding.newBuilder()
            .setIndex(index)
            .setPointer(label)
            .setCategory(category)
            .setRuleId(rule.or(() -> ids.stream().findFirst()).orElse(null))
            .setToolFindingId(entry.text("id").orElse(null))
            .setFingerprints(fingerprints(entry))
            .setTitle(entry.text("title").or(() -> rule).orElse(label))
            .setMessage(entry.text("message").orElse(null))
            .setSeverity(entry.text("severity").orElse(null))
            .setCwes(entry.integers("cwe"))
            .setVulnerabilityIds(ids)
            .setPackage$(packageOf(entry))
            .setLocations(locations(entry))
            .setFlow(flow(entry))
            .setSecret(secret(entry))
            .setSuppressed(entry.flag("suppressed", false))
            .build();
    entry.end();
    return finding;
  }

  private static Map<String, String> fingerprints(Entry entry) {
    Map<String, String> prints = new LinkedHashMap<>();
    entry
        .fields("fingerprints")
        .forEach(field -> prints.put(field.getKey(), field.getValue().asText()));
    return prints;
  }

  private static @Nullable PackageRef packageOf(Entry entry) {
    Optional<String> purl = entry.text("purl");
    Optional<String> name = entry.text("package").or(() -> purl);
    Optional<String> version = entry.text("version");
    Optional<String> ecosystem = entry.text("ecosystem");
    Optional<String> manifest = entry.text("manifest");
    return name.map(
            text ->
                PackageRef.newBuilder()
                    .setPurl(purl.orElse(null))
                    .setName(text)
                    .setVersion(version.orElse(null))
                    .setEcosystem(ecosystem.orElse(null))
                    .setPath(manifest.orElse(null))
                    .build())
        .orElse(null);
  }

  /** The location that the finding's own fields describe, then further ones. */
  private static List<Location> locations(Entry entry) {
    List<Location> locations = new ArrayList<>();
    Location own = location(entry);
    if (!own.equals(Location.newBuilder().build())) {
      locations.add(own);
    }
    for (JsonNode node : entry.nodes("also")) {
      Entry further = new Entry(entry.place() + ", 'also'", node);
      locations.add(location(further));
      further.end();
    }
    return locations;
  }

  private static List<Location> flow(Entry entry) {
    List<Location> steps = new ArrayList<>();
    for (JsonNode node : entry.nodes("flow")) {
      Entry step = new Entry(entry.place() + ", 'flow'", node);
      steps.add(location(step));
      step.end();
    }
    return steps;
  }

  private static Location location(Entry entry) {
    Location.Builder location =
        Location.newBuilder()
            .setSymbol(entry.text("in").orElse(null))
            .setSnippet(entry.text("code").orElse(null))
            .setParameter(entry.text("parameter").orElse(null))
            .setResource(entry.text("resource").orElse(null))
            .setImage(entry.text("image").orElse(null))
            .setImageDigest(entry.text("digest").orElse(null))
            .setLayer(entry.text("layer").orElse(null))
            .setWorkload(entry.text("workload").orElse(null))
            .setProcess(entry.text("process").orElse(null));
    entry.text("at").ifPresent(text -> place(location, text));
    entry
        .text("request")
        .ifPresent(
            text -> {
              Matcher request = REQUEST.matcher(text);
              boolean method = request.matches();
              location
                  .setMethod(method ? request.group("method") : null)
                  .setUrl(method ? request.group("url") : text);
            });
    return location.build();
  }

  private static void place(Location.Builder location, String text) {
    Matcher place = PLACE.matcher(text);
    if (place.matches()) {
      location
          .setPath(place.group("path"))
          .setStartLine(number(place.group("line")))
          .setEndLine(number(place.group("end")));
    }
  }

  private static @Nullable Integer number(@Nullable String digits) {
    return digits == null ? null : Integer.valueOf(digits);
  }

  /** The corpus names secrets, it holds none: equal names have equal HMACs. */
  private static @Nullable SecretRef secret(Entry entry) {
    Optional<String> detector = entry.text("detector");
    Optional<String> name = entry.text("secret");
    return detector
        .map(
            text ->
                SecretRef.newBuilder()
                    .setDetector(text)
                    .setHmac(name.map(value -> Hash.of("pairs", value)).orElse(null))
                    .build())
        .orElse(null);
  }
}
