/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.anchor;

import io.sluice.event.Anchor;
import io.sluice.event.Category;
import io.sluice.event.Finding;
import java.util.stream.Stream;

/**
 * Anchors of what a whole site does not do: a header that no answer has. One tool reports it for
 * each page, another one once; it is one line in the server's configuration. Within one host only:
 * another host has a configuration of its own.
 */
final class SiteAnchors {

  private SiteAnchors() {}

  static Stream<Anchor> of(Finding finding, ControlTable controls) {
    String rule = finding.getRuleId();
    if (finding.getCategory() != Category.DAST || rule == null) {
      return Stream.empty();
    }
    return controls.shared(finding.getTool(), rule).stream()
        .map(control -> Anchors.strong(AnchorRule.SITE_CONTROL, control, finding.getAsset()));
  }
}
