/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.topic;

import io.sluice.event.IntelSource;
import io.sluice.event.ScanScope;
import java.util.Locale;

/**
 * Builds record keys: {@code <partition scope>|<entity id>} as plain UTF-8 text. Everything with
 * the same text before the first {@code |} is in one partition, in order, and a range scan over
 * {@code <partition scope>|} lists what belongs to it.
 */
public final class Keys {

  /** Separates the partition scope from the entity id. */
  public static final char SEPARATOR = '|';

  private Keys() {}

  /** {@code <asset>|<tool>/<category>/<configuration>@<branch>}. */
  public static String scan(ScanScope scope) {
    return join(
        scope.getAsset(),
        escape(scope.getTool())
            + '/'
            + scope.getCategory().name().toLowerCase(Locale.ROOT)
            + '/'
            + escape(scope.getConfiguration())
            + '@'
            + escape(scope.getBranch()));
  }

  /** {@code <asset>|<findingKey>}. */
  public static String finding(String asset, String findingKey) {
    return join(asset, findingKey);
  }

  /** {@code <asset>|<purl or component coordinates>}. */
  public static String component(String asset, String component) {
    return join(asset, component);
  }

  /** {@code <application>|<issueId>}. */
  public static String issue(String application, String issueId) {
    return join(application, issueId);
  }

  /** {@code <asset>|<source>}. */
  public static String catalogAsset(String asset, String source) {
    return join(asset, source);
  }

  /** {@code <vulnerability id>|<source>}. */
  public static String intel(String vulnerabilityId, IntelSource source) {
    return join(vulnerabilityId, source.name().toLowerCase(Locale.ROOT));
  }

  /**
   * Key of a feed's record on a vulnerability: {@code <vulnerability id>|<source>}, and {@code
   * <vulnerability id>|<source>:<record>} where a feed has several records on one.
   *
   * @param record id of the record, or empty
   */
  public static String intel(String vulnerabilityId, IntelSource source, String record) {
    String key = intel(vulnerabilityId, source);
    return record.isEmpty() ? key : key + ":" + record;
  }

  /** Key of an entity within a partition scope. */
  public static String join(String partitionScope, String entity) {
    return requireScope(partitionScope) + SEPARATOR + entity;
  }

  /** Prefix that a range scan over a partition scope uses: {@code <partition scope>|}. */
  public static String prefix(String partitionScope) {
    return requireScope(partitionScope) + SEPARATOR;
  }

  /** Part before the first separator, or the whole key when there is none. */
  public static String partitionScope(String key) {
    int end = key.indexOf(SEPARATOR);
    return end < 0 ? key : key.substring(0, end);
  }

  /** Part after the first separator, or the empty string when there is none. */
  public static String entity(String key) {
    int end = key.indexOf(SEPARATOR);
    return end < 0 ? "" : key.substring(end + 1);
  }

  /**
   * Percent-encodes the separator and the percent sign, so that any text can be a partition scope.
   */
  public static String escape(String text) {
    if (text.indexOf(SEPARATOR) < 0 && text.indexOf('%') < 0) {
      return text;
    }
    return text.replace("%", "%25").replace("|", "%7C");
  }

  private static String requireScope(String partitionScope) {
    if (partitionScope.isEmpty() || partitionScope.indexOf(SEPARATOR) >= 0) {
      throw new IllegalArgumentException(
          "a partition scope must not be empty or contain '|': '" + partitionScope + "'");
    }
    return partitionScope;
  }
}
