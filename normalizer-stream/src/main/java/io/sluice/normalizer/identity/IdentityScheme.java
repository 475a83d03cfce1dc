/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.normalizer.identity;

import io.sluice.event.RawFinding;
import io.sluice.event.ScanScope;

/**
 * Rules of one version. When the rules change, the former ones stay for as long as findings are
 * remembered that they identified: a result that the rules in force do not know is looked up under
 * the former ones, and what is found moves over and keeps its key.
 */
@FunctionalInterface
public interface IdentityScheme {

  /**
   * Identity of a result.
   *
   * @param scope scope of its scan
   * @param format report format, which says whether instances are grouped
   * @param raw the result as reported
   */
  Identity identify(ScanScope scope, String format, RawFinding raw);
}
