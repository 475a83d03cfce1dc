/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.normalizer.scan;

import io.sluice.event.Component;
import io.sluice.event.Finding;

/** Takes what a scan changed. */
public interface ScanNews {

  /** A finding that is new, changed, back or gone. */
  void finding(Finding finding);

  /** A component that is new or changed. */
  void component(Component component);

  /** A scan began that looked at an older state than one that counted already. */
  void lateScan();
}
