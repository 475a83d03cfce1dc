/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer.model;

/** How far the vulnerable code is known to be reached, weakest evidence first. */
public enum Reachability {
  /** Nothing is known. */
  UNKNOWN,
  /** An analysis says that no path leads to it. */
  UNREACHABLE,
  /** The component is a dependency; nothing more is known. */
  IMPORTED,
  /** A static analysis found a call path. */
  STATIC_PATH,
  /** The code was loaded in a running process. */
  LOADED,
  /** The flaw itself was exercised: by a dynamic test or in operation. */
  EXERCISED
}
