/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.normalizer.pairing;

import java.util.Arrays;
import java.util.List;

/**
 * What two findings have to have in common to be one, strongest first. A pass looks only at what
 * the passes before it left over, and pairs only what has exactly one counterpart.
 */
enum Pass {
  /** The same identity fields in another scope. */
  SAME_WEAKNESS(true),

  /** Rule, file and the value of a fingerprint of the same name and version. */
  FINGERPRINT(true),

  /** Rule, source and sink of the data flow: file and code, not line. */
  FLOW(false),

  /** Rule, file, symbol and snippet. */
  CODE(true),

  /** Weakness class, source and sink: the rule has another name. */
  FLOW_OF_CLASS(false),

  /** Weakness class, file, symbol and snippet: the rule has another name. */
  CODE_OF_CLASS(false),

  /** File and value of a secret: the detector has another name. */
  SECRET(true),

  /** Rule, file and resource address. */
  RESOURCE(true),

  /** Rule, method, URL template and parameter; the rule alone where a report groups instances. */
  ROUTE(true),

  /** Package with version, manifest and one of the vulnerability ids. */
  PACKAGE(true),

  /** Rule and file, and the nearest line within bounds. */
  NEAREST_LINE(false),

  /** Package, manifest and one of the vulnerability ids: bumped and still vulnerable. */
  PACKAGE_BUMPED(false),

  /** Rule and the tool's own id in another file. */
  RENAMED_TOOL_ID(false),

  /** Rule and fingerprint in another file. */
  RENAMED_FINGERPRINT(false),

  /** Rule and value of a secret in another file. */
  RENAMED_SECRET(false),

  /** Rule and resource address in another file. */
  RENAMED_RESOURCE(false),

  /** Rule, symbol and snippet in another file. */
  RENAMED_CODE(false),

  /** Rule and snippet, whatever the symbol: a renamed class takes its name along. */
  RENAMED_SNIPPET(false),

  /** Rule, file name and line in another directory. */
  MOVED_DIRECTORY(false),

  /** Package with version and one of the vulnerability ids, in another manifest. */
  PACKAGE_MOVED(false);

  private final boolean exact;

  Pass(boolean exact) {
    this.exact = exact;
  }

  /** Passes by key that leave the place as it is; enough to take over another scope's findings. */
  static List<Pass> exact() {
    return Arrays.stream(values()).filter(pass -> pass.exact).toList();
  }

  /** All passes for findings of one scope. */
  static List<Pass> all() {
    return Arrays.stream(values()).filter(pass -> pass != SAME_WEAKNESS).toList();
  }
}
