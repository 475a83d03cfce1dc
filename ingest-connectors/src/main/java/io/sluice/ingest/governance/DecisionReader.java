/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.governance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.sluice.event.CompensatingControl;
import io.sluice.event.ControlKind;
import io.sluice.event.DispositionKind;
import io.sluice.event.GovernanceDecision;
import io.sluice.event.IssueTarget;
import io.sluice.ingest.file.MalformedFileException;
import io.sluice.ingest.file.TextFile;
import io.sluice.topic.Hash;
import io.sluice.topic.Keys;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file of decisions, YAML or JSON: a list under {@code decisions}. The file is the whole of
 * what it says: a decision that left it is taken back. A file with one decision that cannot be
 * acted upon is refused as a whole, because the others may have been written with it in mind.
 */
public final class DecisionReader {

  private static final int MAX_BYTES = 4 << 20;
  private static final int ID_LENGTH = 12;
  private static final Pattern HEAD =
      Pattern.compile(
          "(?:\\s*(?:#[^\\n]*|---)?\\n)*\\s*\\{?\\s*\"?decisions\"?\\s*:.*", Pattern.DOTALL);

  private static final YAMLMapper MAPPER = new YAMLMapper();

  private DecisionReader() {}

  /** Whether the beginning of a file is that of decisions. */
  public static boolean isDecisions(String head) {
    return HEAD.matcher(head).matches();
  }

  /** Prefix of the ids of decisions that a file of this name states. */
  public static String prefix(Path file) {
    String name = String.valueOf(file.getFileName()).replaceFirst("\\.[A-Za-z]+$", "");
    return "file:" + Keys.escape(name) + ":";
  }

  /** A file. */
  record DecisionsFile(List<Entry> decisions) {}

  /**
   * One decision as it is written.
   *
   * @param kind not-affected, false-positive, risk-accepted or mitigated
   * @param until end; required of an accepted risk
   */
  record Entry(
      @Nullable String id,
      @Nullable String application,
      @Nullable String kind,
      @Nullable List<String> issues,
      @Nullable List<String> vulnerabilities,
      @Nullable List<Integer> cwes,
      @Nullable List<String> weaknesses,
      @Nullable List<String> packages,
      @Nullable List<String> assets,
      @Nullable String reason,
      @Nullable String by,
      @Nullable String decided,
      @Nullable String until,
      @Nullable Control control) {}

  /** A compensating control as it is written. */
  record Control(
      @Nullable String id,
      @Nullable String kind,
      @Nullable String description,
      @Nullable String proof,
      @Nullable String until) {}

  /**
   * Reads a file.
   *
   * @param now time of decisions that do not say when they were made
   * @throws MalformedFileException when it is no file of decisions, or one of them is not usable
   */
  public static List<GovernanceDecision> read(Path file, Instant now) throws IOException {
    String text =
        TextFile.read(file, MAX_BYTES, "no file of decisions is expected to be that large");
    return read(text, prefix(file), String.valueOf(file.getFileName()), now);
  }

  static List<GovernanceDecision> read(String text, String prefix, String source, Instant now) {
    Map<String, GovernanceDecision> decisions = new LinkedHashMap<>();
    int number = 0;
    for (Entry entry : parse(text).decisions()) {
      number++;
      try {
        GovernanceDecision decision = decision(entry, prefix, source, now);
        String key = Keys.join(decision.getApplication(), decision.getDecisionId());
        if (decisions.putIfAbsent(key, decision) != null) {
          throw new IllegalArgumentException("the same decision stands in the file twice");
        }
      } catch (IllegalArgumentException e) {
        throw new MalformedFileException("decision " + number + ": " + e.getMessage(), e);
      }
    }
    return List.copyOf(decisions.values());
  }

  private static DecisionsFile parse(String text) {
    try {
      DecisionsFile file = MAPPER.readValue(text, DecisionsFile.class);
      if (file == null || file.decisions() == null) {
        throw new MalformedFileException("no file of decisions: it needs a list under 'decisions'");
      }
      return file;
    } catch (JsonMappingException e) {
      throw MalformedFileException.atLine(line(e), first(e.getOriginalMessage()));
    } catch (JsonProcessingException e) {
      throw MalformedFileException.atLine(line(e), "not valid YAML");
    }
  }

  private static int line(JsonProcessingException e) {
    return e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
  }

  private static String first(@Nullable String message) {
    return message == null ? "not readable" : message.lines().findFirst().orElse("not readable");
  }

  private static GovernanceDecision decision(
      Entry entry, String prefix, String source, Instant now) {
    String application = required("application", entry.application());
    DispositionKind kind = word(DispositionKind.class, "kind", required("kind", entry.kind()));
    IssueTarget target = target(entry);
    if (kind != DispositionKind.MITIGATED && target.equals(IssueTarget.newBuilder().build())) {
      throw new IllegalArgumentException("says nothing of which issues it is about");
    }
    if (kind == DispositionKind.RISK_ACCEPTED && entry.until() == null) {
      throw new IllegalArgumentException("a risk is accepted until a date: 'until' is missing");
    }
    if ((kind == DispositionKind.MITIGATED) != (entry.control() != null)) {
      throw new IllegalArgumentException("'control' belongs to kind 'mitigated', and to no other");
    }
    String id =
        entry.id() == null
            ? Hash.of("decision/1", application, kind.name(), target.toString())
                .substring(0, ID_LENGTH)
            : Keys.escape(entry.id().strip());
    return GovernanceDecision.newBuilder()
        .setDecisionId(prefix + id)
        .setApplication(Keys.escape(application))
        .setKind(kind)
        .setTarget(target)
        .setReason(required("reason", entry.reason()))
        .setDecidedBy(required("by", entry.by()))
        .setDecidedAt(entry.decided() == null ? now : start(entry.decided()))
        .setExpiresAt(entry.until() == null ? null : DecisionTimes.end(entry.until(), now))
        .setControl(entry.control() == null ? null : control(entry.control(), target, now))
        .setSource(source)
        .build();
  }

  /** A date begins with its day. */
  private static Instant start(String date) {
    return date.contains("T")
        ? DecisionTimes.end(date, Instant.EPOCH)
        : DecisionTimes.end(date, Instant.EPOCH).minus(java.time.Duration.ofDays(1));
  }

  private static CompensatingControl control(Control control, IssueTarget covers, Instant now) {
    return CompensatingControl.newBuilder()
        .setControlId(required("control.id", control.id()))
        .setKind(word(ControlKind.class, "control.kind", required("control.kind", control.kind())))
        .setDescription(control.description())
        .setCovers(covers)
        .setProof(control.proof())
        .setExpiresAt(control.until() == null ? null : DecisionTimes.end(control.until(), now))
        .build();
  }

  private static IssueTarget target(Entry entry) {
    return IssueTarget.newBuilder()
        .setIssueIds(list(entry.issues()))
        .setVulnerabilityIds(list(entry.vulnerabilities()))
        .setCwes(list(entry.cwes()))
        .setWeaknessClasses(list(entry.weaknesses()))
        .setPackages(list(entry.packages()))
        .setAssets(list(entry.assets()))
        .build();
  }

  private static <T> List<T> list(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }

  private static String required(String name, @Nullable String value) {
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException("'" + name + "' is missing");
    }
    return value.strip();
  }

  private static <E extends Enum<E>> E word(Class<E> type, String name, String word) {
    String wanted = word.strip().toUpperCase(Locale.ROOT).replaceAll("[\\s-]+", "_");
    return Arrays.stream(type.getEnumConstants())
        .filter(value -> !value.name().equals("UNKNOWN") && value.name().equals(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'"
                        + name
                        + "' is one of "
                        + String.join(
                            ", ",
                            Arrays.stream(type.getEnumConstants())
                                .map(
                                    value ->
                                        value.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                                .filter(value -> !value.equals("unknown"))
                                .toList())));
  }
}
