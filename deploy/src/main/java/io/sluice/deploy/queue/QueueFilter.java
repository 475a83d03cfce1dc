/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.queue;

import io.sluice.event.Priority;
import io.sluice.event.ScoredIssue;
import java.util.Locale;
import java.util.Optional;

/**
 * Which part of the queue is asked for; what is empty does not restrict.
 *
 * @param application application id
 * @param owner owner, with or without a leading {@code @}; {@link #UNOWNED} for issues without one
 * @param priority band
 */
public record QueueFilter(
    Optional<String> application, Optional<String> owner, Optional<Priority> priority) {

  /** Stands for no owner. */
  public static final String UNOWNED = "unowned";

  /** The whole queue. */
  public static final QueueFilter ALL =
      new QueueFilter(Optional.empty(), Optional.empty(), Optional.empty());

  boolean matches(ScoredIssue issue) {
    return application.map(issue.getApplication()::equals).orElse(true)
        && owner.map(wanted -> isOwner(wanted, issue.getOwnership().getOwner())).orElse(true)
        && priority.map(issue.getPriority()::equals).orElse(true);
  }

  private static boolean isOwner(String wanted, @org.jspecify.annotations.Nullable String owner) {
    return owner == null ? wanted.equalsIgnoreCase(UNOWNED) : plain(wanted).equals(plain(owner));
  }

  private static String plain(String owner) {
    String lower = owner.toLowerCase(Locale.ROOT);
    return lower.startsWith("@") ? lower.substring(1) : lower;
  }
}
