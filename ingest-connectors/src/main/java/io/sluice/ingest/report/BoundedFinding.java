/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report;

import io.sluice.event.Category;
import io.sluice.event.Location;
import io.sluice.event.PackageRef;
import io.sluice.event.Rating;
import io.sluice.event.RawComponent;
import io.sluice.event.RawFinding;
import io.sluice.ingest.secret.SecretRedactor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Brings a finding within {@link TextLimits}. Text of secret findings is scrubbed of everything
 * that looks like a credential: their messages and snippets quote the leak.
 */
final class BoundedFinding {

  private static final int FIXED_BYTES = 512;

  /** Hard-coded and plain-text credentials: code scanners quote them as secret scanners do. */
  private static final Set<Integer> CREDENTIAL_WEAKNESSES =
      Set.of(256, 259, 260, 312, 321, 522, 798);

  private BoundedFinding() {}

  static RawFinding of(RawFinding.Builder finding) {
    String title = finding.hasTitle() ? Texts.line(finding.getTitle()) : "";
    if (title.isEmpty()) {
      throw MalformedReportException.at(
          finding.getPointer(), "the finding has neither a rule nor a message to name it by");
    }
    boolean secret = finding.getCategory() == Category.SECRET || finding.getSecret() != null;
    boolean quoted = orEmpty(finding.getCwes()).stream().anyMatch(CREDENTIAL_WEAKNESSES::contains);
    UnaryOperator<String> scrub =
        secret || quoted ? SecretRedactor::scrubSuspects : UnaryOperator.identity();
    finding
        .setPointer(Texts.cut(finding.getPointer(), TextLimits.PATH))
        .setTitle(Texts.cut(scrub.apply(title), TextLimits.TITLE))
        .setRuleId(line(finding.getRuleId(), TextLimits.NAME))
        .setToolFindingId(line(finding.getToolFindingId(), TextLimits.NAME))
        .setFingerprints(fingerprints(orEmpty(finding.getFingerprints())))
        .setMessage(text(finding.getMessage(), TextLimits.MESSAGE, scrub))
        .setDescription(text(finding.getDescription(), TextLimits.DESCRIPTION, scrub))
        .setSeverity(line(finding.getSeverity(), TextLimits.NAME))
        .setRatings(
            orEmpty(finding.getRatings()).stream()
                .limit(TextLimits.ENTRIES)
                .map(BoundedFinding::rating)
                .toList())
        .setConfidence(line(finding.getConfidence(), TextLimits.NAME))
        .setCwes(
            orEmpty(finding.getCwes()).stream()
                .filter(cwe -> cwe > 0)
                .distinct()
                .limit(TextLimits.ENTRIES)
                .toList())
        .setVulnerabilityIds(lines(orEmpty(finding.getVulnerabilityIds()), TextLimits.NAME))
        .setPackage$(packageRef(finding.getPackage$()))
        .setLocations(
            locations(orEmpty(finding.getLocations()), secret, scrub, TextLimits.LOCATIONS))
        .setFlow(locations(orEmpty(finding.getFlow()), secret, scrub, TextLimits.FLOW))
        .setBaseImage(line(finding.getBaseImage(), TextLimits.PATH))
        .setEvidence(text(finding.getEvidence(), TextLimits.EVIDENCE, scrub))
        .setRemediation(text(finding.getRemediation(), TextLimits.REMEDIATION, scrub))
        .setReferences(lines(orEmpty(finding.getReferences()), TextLimits.URL))
        .setTags(lines(orEmpty(finding.getTags()), TextLimits.NAME))
        .setSuppressionReason(text(finding.getSuppressionReason(), TextLimits.MESSAGE, scrub));
    return withinBytes(finding.build());
  }

  static RawComponent of(RawComponent.Builder component) {
    String name = component.hasName() ? Texts.line(component.getName()) : "";
    if (name.isEmpty()) {
      throw MalformedReportException.at(component.getPointer(), "the component has no name");
    }
    return component
        .setPointer(Texts.cut(component.getPointer(), TextLimits.PATH))
        .setName(Texts.cut(name, TextLimits.NAME))
        .setPurl(line(component.getPurl(), TextLimits.PATH))
        .setVersion(line(component.getVersion(), TextLimits.NAME))
        .setScope(line(component.getScope(), TextLimits.NAME))
        .setLicenses(lines(orEmpty(component.getLicenses()), TextLimits.NAME))
        .build();
  }

  /** A builder answers null for what was not set. */
  private static <T> List<T> orEmpty(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }

  private static Map<String, String> orEmpty(@Nullable Map<String, String> map) {
    return map == null ? Map.of() : map;
  }

  private static Map<String, String> fingerprints(Map<String, String> reported) {
    Map<String, String> kept = new LinkedHashMap<>();
    reported.forEach(
        (name, value) -> {
          String text = Texts.line(value);
          if (kept.size() < TextLimits.ENTRIES && !text.isEmpty()) {
            kept.put(
                Texts.cut(Texts.line(name), TextLimits.NAME), Texts.cut(text, TextLimits.NAME));
          }
        });
    return kept;
  }

  private static Rating rating(Rating rating) {
    return new Rating(
        Texts.cut(Texts.line(rating.getSource()), TextLimits.NAME),
        line(rating.getMethod(), TextLimits.NAME),
        rating.getScore(),
        line(rating.getVector(), TextLimits.NAME),
        line(rating.getSeverity(), TextLimits.NAME));
  }

  private static @Nullable PackageRef packageRef(@Nullable PackageRef reported) {
    if (reported == null) {
      return null;
    }
    return PackageRef.newBuilder()
        .setPurl(line(reported.getPurl(), TextLimits.PATH))
        .setName(Texts.cut(Texts.line(reported.getName()), TextLimits.NAME))
        .setVersion(line(reported.getVersion(), TextLimits.NAME))
        .setEcosystem(line(reported.getEcosystem(), TextLimits.NAME))
        .setFixedVersions(lines(reported.getFixedVersions(), TextLimits.NAME))
        .setPath(line(reported.getPath(), TextLimits.PATH))
        .build();
  }

  private static List<Location> locations(
      List<Location> reported, boolean secret, UnaryOperator<String> scrub, int limit) {
    List<Location> kept = new ArrayList<>();
    for (Location location : reported) {
      if (kept.size() == limit) {
        break;
      }
      boolean withSnippet = !secret && kept.size() < TextLimits.SNIPPETS;
      Location bounded = location(location, withSnippet, scrub);
      if (!kept.contains(bounded)) {
        kept.add(bounded);
      }
    }
    return kept;
  }

  private static Location location(
      Location reported, boolean withSnippet, UnaryOperator<String> scrub) {
    return Location.newBuilder()
        .setPath(line(reported.getPath(), TextLimits.PATH))
        .setStartLine(reported.getStartLine())
        .setStartColumn(reported.getStartColumn())
        .setEndLine(reported.getEndLine())
        .setEndColumn(reported.getEndColumn())
        .setSymbol(line(reported.getSymbol(), TextLimits.NAME))
        .setSnippet(withSnippet ? text(reported.getSnippet(), TextLimits.SNIPPET, scrub) : null)
        .setUrl(line(reported.getUrl(), TextLimits.URL))
        .setMethod(line(reported.getMethod(), TextLimits.NAME))
        .setParameter(line(reported.getParameter(), TextLimits.NAME))
        .setResource(line(reported.getResource(), TextLimits.PATH))
        .setImage(line(reported.getImage(), TextLimits.PATH))
        .setImageDigest(line(reported.getImageDigest(), TextLimits.NAME))
        .setLayer(line(reported.getLayer(), TextLimits.NAME))
        .setWorkload(line(reported.getWorkload(), TextLimits.NAME))
        .setProcess(line(reported.getProcess(), TextLimits.PATH))
        .build();
  }

  private static RawFinding withinBytes(RawFinding finding) {
    List<Location> locations = finding.getLocations();
    int bytes = size(finding);
    if (bytes <= TextLimits.FINDING_BYTES) {
      return finding;
    }
    int kept = locations.size();
    while (kept > 1 && bytes > TextLimits.FINDING_BYTES) {
      bytes -= size(locations.get(--kept).toString());
    }
    List<Location> flow = finding.getFlow();
    boolean tooLong = bytes > TextLimits.FINDING_BYTES && flow.size() > 2;
    return RawFinding.newBuilder(finding)
        .setLocations(locations.subList(0, kept))
        .setFlow(tooLong ? List.of(flow.getFirst(), flow.getLast()) : flow)
        .build();
  }

  /** Generous estimate: texts dominate, and UTF-8 needs at most three bytes for a char. */
  private static int size(RawFinding finding) {
    int bytes = FIXED_BYTES;
    for (String text :
        new @Nullable String[] {
          finding.getMessage(), finding.getDescription(), finding.getEvidence(),
          finding.getRemediation(), finding.getSuppressionReason(), finding.getTitle()
        }) {
      bytes += text == null ? 0 : size(text);
    }
    if (finding.getLocations().size() > TextLimits.SNIPPETS) {
      for (Location location : finding.getLocations()) {
        bytes += size(location.toString());
      }
    }
    for (Location step : finding.getFlow()) {
      bytes += size(step.toString());
    }
    for (String text : finding.getReferences()) {
      bytes += size(text);
    }
    return bytes;
  }

  private static int size(String text) {
    int bytes = text.length();
    for (int i = 0; i < text.length(); i++) {
      bytes += text.charAt(i) < 0x80 ? 0 : 2;
    }
    return bytes;
  }

  private static @Nullable String line(@Nullable String text, int limit) {
    if (text == null) {
      return null;
    }
    String line = Texts.line(text);
    return line.isEmpty() ? null : Texts.cut(line, limit);
  }

  private static List<String> lines(List<String> texts, int limit) {
    Set<String> kept = new LinkedHashSet<>();
    for (String text : texts) {
      String line = Texts.line(text);
      if (!line.isEmpty() && kept.size() < TextLimits.ENTRIES) {
        kept.add(Texts.cut(line, limit));
      }
    }
    return List.copyOf(kept);
  }

  private static @Nullable String text(
      @Nullable String text, int limit, UnaryOperator<String> scrub) {
    if (text == null || text.isBlank()) {
      return null;
    }
    // Scrubbed before it is cut: a cut could leave the first half of a secret unrecognisable.
    return Texts.cut(scrub.apply(Texts.cut(Texts.clean(text), 4 * limit)).strip(), limit);
  }
}
