/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.cause;

import io.sluice.event.CauseShare;
import io.sluice.event.CorrelatedIssue;
import io.sluice.event.IssueStatus;
import io.sluice.event.RootCause;
import io.sluice.event.RootCauseKind;
import io.sluice.topic.Hash;
import io.sluice.topic.Keys;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one issue adds to its causes: a share in each while it is open, nothing otherwise.
 *
 * @param byCause shares by the key of their cause
 */
public record CauseShares(SortedMap<String, CauseShare> byCause) {

  private static final String NEXT = "\n";
  private static final char BEFORE_DIGEST = '\t';

  /** Copies the shares. */
  public CauseShares {
    byCause = Collections.unmodifiableSortedMap(new TreeMap<>(byCause));
  }

  /** Shares of an issue; of one that is not open, or of none, none. */
  public static CauseShares of(@Nullable CorrelatedIssue issue) {
    SortedMap<String, CauseShare> shares = new TreeMap<>();
    if (issue != null && isOpen(issue)) {
      for (RootCause cause : issue.getCauses()) {
        shares.put(
            key(cause.getKind(), cause.getName()),
            CauseShare.newBuilder()
                .setKind(cause.getKind())
                .setName(cause.getName())
                .setFixes(cause.getFixes())
                .build());
      }
    }
    return new CauseShares(shares);
  }

  /** Key of a cause: {@code <kind>:<name>}; a partition scope as it is. */
  public static String key(RootCauseKind kind, String name) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-')
        + ':'
        + Keys.escape(name.replaceAll("\\p{Cntrl}", " "));
  }

  /**
   * What is different from what was said before, by cause: shares that are new or have other fixes,
   * and retractions.
   *
   * @param said {@link #said()} of the last time; null for the first
   */
  public Map<String, CauseShare> since(@Nullable String said) {
    Map<String, String> before = parse(said);
    Map<String, CauseShare> changes = new LinkedHashMap<>();
    before.keySet().stream()
        .filter(cause -> !byCause.containsKey(cause))
        .forEach(cause -> changes.put(cause, retraction()));
    byCause.forEach(
        (cause, share) -> {
          if (!digest(share).equals(before.get(cause))) {
            changes.put(cause, share);
          }
        });
    return changes;
  }

  /** Short text by which the next shares of the issue are compared; empty for none. */
  public String said() {
    List<String> lines = new ArrayList<>();
    byCause.forEach((cause, share) -> lines.add(cause + BEFORE_DIGEST + digest(share)));
    return String.join(NEXT, lines);
  }

  private static boolean isOpen(CorrelatedIssue issue) {
    return issue.getStatus() == IssueStatus.OPEN || issue.getStatus() == IssueStatus.REOPENED;
  }

  /** Kind and name are in the key of the record. */
  private static CauseShare retraction() {
    return CauseShare.newBuilder()
        .setKind(RootCauseKind.UNKNOWN)
        .setName("")
        .setRetracted(true)
        .build();
  }

  private static String digest(CauseShare share) {
    return Hash.of(share.getFixes());
  }

  private static Map<String, String> parse(@Nullable String said) {
    Map<String, String> parsed = new TreeMap<>();
    if (said != null && !said.isEmpty()) {
      for (String line : said.split(NEXT)) {
        int end = line.indexOf(BEFORE_DIGEST);
        parsed.put(line.substring(0, end), line.substring(end + 1));
      }
    }
    return parsed;
  }
}
