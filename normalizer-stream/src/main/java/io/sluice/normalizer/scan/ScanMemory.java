/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.normalizer.scan;

import io.sluice.event.Finding;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * What the life cycle remembers, behind a port so that it can be tested without a broker. A scope
 * is named by the hash of its key.
 */
public interface ScanMemory {

  /** Latest scan of a scope. */
  Optional<ScanState> scan(String scope);

  /** Keeps the latest scan of a scope. */
  void keep(String scope, ScanState scan);

  /** Occurrences of an identity; empty when it was never seen. */
  Optional<OccurrenceGroup> group(String scope, String base);

  /** Keeps the occurrences of an identity. */
  void keep(String scope, String base, OccurrenceGroup group);

  /** Hands over base and group of every identity of a scope; nothing may be kept meanwhile. */
  void eachGroup(String scope, BiConsumer<String, OccurrenceGroup> action);

  /** Last emitted state of a finding that is not resolved. */
  Optional<Finding> finding(String findingKey);

  /** Keeps an emitted state. */
  void keep(Finding finding);

  /** Forgets the emitted state of a finding that is resolved. */
  void forgetFinding(String findingKey);

  /**
   * Keeps a result that waits for the end of its scan.
   *
   * @param order orders the results of one identity
   */
  void keepWaiting(String scope, String base, long order, Finding finding);

  /**
   * Hands over base and result of everything that waits in a scope, results of one identity
   * together and in their order. The action may forget and keep.
   */
  void eachWaiting(String scope, BiConsumer<String, Finding> action);

  /** Forgets a result that waits no longer. */
  void forgetWaiting(String scope, String base, long order);

  /** A component that a scope lists. */
  Optional<ComponentState> component(String scope, String componentKey);

  /** Keeps a component that a scope lists. */
  void keep(String scope, String componentKey, ComponentState component);
}
