/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.spotbugs;

import io.sluice.event.Category;
import io.sluice.event.Location;
import io.sluice.event.RawFinding;
import io.sluice.ingest.report.Findings;
import io.sluice.ingest.report.Texts;
import io.sluice.ingest.report.XmlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Turns a bug instance into a finding. */
final class BugInstance {

  private final XmlNode bug;
  private final String type;
  private final BugHead.Pattern pattern;

  BugInstance(BugHead head, XmlNode bug) {
    this.bug = bug;
    this.type = bug.attribute("type").orElseThrow(() -> SpotBugsFormat.noPattern(bug.pointer()));
    this.pattern = head.pattern(type);
  }

  RawFinding.Builder finding() {
    RawFinding.Builder finding =
        Findings.at(bug, Category.SAST)
            .setRuleId(type)
            .setFingerprints(fingerprints())
            .setTitle(
                bug.text("ShortMessage")
                    .or(() -> Texts.present(pattern.title()))
                    .orElse(type.replace('_', ' ')))
            .setMessage(bug.text("LongMessage").orElse(null))
            .setDescription(Texts.present(pattern.details()).orElse(null))
            .setSeverity(bug.attribute("priority").map(BugInstance::priority).orElse(null))
            .setCwes(cwes())
            .setLocations(List.of(location()))
            .setTags(tags());
    Optional<String> designation = bug.child("UserAnnotation").attribute("designation");
    designation
        .filter(word -> word.equals("NOT_A_BUG"))
        .ifPresent(
            word ->
                finding
                    .setSuppressed(true)
                    .setSuppressionReason(bug.text("UserAnnotation").orElse(word)));
    return finding;
  }

  /** Priority is how sure SpotBugs is that the bug matters; it has no other severity. */
  private static String priority(String number) {
    return switch (number) {
      case "1" -> "High";
      case "2" -> "Medium";
      case "3" -> "Low";
      case "4", "5" -> "Info";
      default -> number;
    };
  }

  /** The hash does not hold the line; equal ones in a file are told apart by their number. */
  private Map<String, String> fingerprints() {
    return bug.attribute("instanceHash")
        .map(
            hash ->
                Map.of(
                    "instanceHash/v1",
                    hash + bug.attribute("instanceOccurrenceNum").map(n -> ":" + n).orElse("")))
        .orElse(Map.of());
  }

  private List<Integer> cwes() {
    return bug
        .attribute("cweid")
        .or(() -> Texts.present(pattern.cwe()))
        .flatMap(Findings::cwe)
        .stream()
        .toList();
  }

  /** The line of the bug itself, else that of the method, field or class it is about. */
  private Location location() {
    XmlNode line =
        lines().stream()
            .filter(source -> source.attribute("sourcepath").isPresent())
            .findFirst()
            .orElse(XmlNode.absent());
    return Location.newBuilder()
        .setPath(
            line.attribute("sourcepath")
                .or(() -> line.attribute("sourcefile"))
                .map(path -> path.replace('\\', '/'))
                .orElse(null))
        .setStartLine(line.position("start").orElse(null))
        .setEndLine(line.position("end").orElse(null))
        .setSymbol(symbol().orElse(null))
        .build();
  }

  private List<XmlNode> lines() {
    List<XmlNode> direct = bug.children("SourceLine");
    List<XmlNode> lines = new ArrayList<>();
    direct.stream().filter(BugInstance::isPrimary).forEach(lines::add);
    lines.addAll(direct);
    Stream.of("Method", "Field", "Class")
        .flatMap(name -> bug.children(name).stream())
        .forEach(element -> lines.addAll(element.children("SourceLine")));
    return lines;
  }

  private Optional<String> symbol() {
    return member("Method")
        .flatMap(
            method ->
                method
                    .attribute("classname")
                    .map(owner -> owner + "." + method.attribute("name").orElse("?")))
        .or(() -> member("Class").flatMap(owner -> owner.attribute("classname")));
  }

  private Optional<XmlNode> member(String name) {
    List<XmlNode> members = bug.children(name);
    return members.stream()
        .filter(BugInstance::isPrimary)
        .findFirst()
        .or(() -> members.stream().findFirst());
  }

  private static boolean isPrimary(XmlNode element) {
    return element.flag("primary").orElse(false);
  }

  private List<String> tags() {
    List<String> tags = new ArrayList<>();
    bug.attribute("category").ifPresent(tags::add);
    bug.attribute("rank").ifPresent(rank -> tags.add("rank " + rank));
    return tags;
  }
}
