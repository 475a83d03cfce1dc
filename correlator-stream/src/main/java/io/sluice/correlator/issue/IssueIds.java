/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.issue;

import io.sluice.topic.Hash;
import java.util.function.Predicate;

/** Mints the ids of issues. */
final class IssueIds {

  private static final String PREFIX = "SLC-";
  private static final int DIGITS = 12;

  private IssueIds() {}

  /**
   * Id of a new issue: a hash of its application and first finding, so that a replay gives the
   * same. When that id is in use, because the finding has been in another issue since, the next
   * one.
   */
  static String mint(String application, String findingKey, Predicate<String> taken) {
    String id = id(Hash.of("issue/1", application, findingKey));
    for (int attempt = 1; taken.test(id); attempt++) {
      id = id(Hash.of("issue/1", application, findingKey, Integer.toString(attempt)));
    }
    return id;
  }

  private static String id(String hash) {
    return PREFIX + hash.substring(0, DIGITS);
  }
}
