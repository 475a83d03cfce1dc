/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.issue;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a finding is, and for a while where it was before: its <em>home</em>.
 *
 * <p>A catalog change moves findings one by one. Between the first and the last, an issue can lose
 * the finding that holds it together and two can meet that a third keeps apart. Such passing states
 * must not decide which id an issue has when all are back. A finding that is put into another issue
 * therefore keeps its former one as home until the new place has settled; a finding that leaves the
 * application takes only its home along.
 *
 * @param issueId issue that the finding is in, or whose it is while it is away
 * @param formerId issue before that; null when there is none
 * @param since time of the record that moved the finding; of no meaning without a former issue
 */
public record IssueTrail(String issueId, @Nullable String formerId, Instant since) {

  /** After that long in one issue a finding belongs there. Times are those of the records. */
  static final Duration SETTLED = Duration.ofHours(1);

  private static final String SEPARATOR = " ";

  /** A finding of an issue, without a past. */
  static IssueTrail in(String issueId) {
    return new IssueTrail(issueId, null, Instant.EPOCH);
  }

  /** The issue that the finding belongs to, as far as anybody can tell at a time. */
  String home(Instant at) {
    return formerId != null && Duration.between(since, at).compareTo(SETTLED) < 0
        ? formerId
        : issueId;
  }

  /** The issue that the finding was in before, however long ago, else the one that it is in. */
  String origin() {
    return formerId == null ? issueId : formerId;
  }

  /** The finding is put into an issue. */
  IssueTrail into(String next, Instant at) {
    String home = home(at);
    if (next.equals(home)) {
      return in(next);
    }
    return new IssueTrail(next, home, home.equals(formerId) ? since : at);
  }

  /** The finding leaves the application. */
  IssueTrail left(Instant at) {
    return in(home(at));
  }

  /** One line of text; that of a trail without a past is the id. */
  public String encoded() {
    return formerId == null
        ? issueId
        : String.join(SEPARATOR, issueId, formerId, Long.toString(since.toEpochMilli()));
  }

  /** Reads such a line. */
  public static IssueTrail decode(String encoded) {
    String[] parts = encoded.split(SEPARATOR, -1);
    return parts.length == 3
        ? new IssueTrail(parts[0], parts[1], Instant.ofEpochMilli(Long.parseLong(parts[2])))
        : in(Objects.requireNonNull(parts[0]));
  }
}
