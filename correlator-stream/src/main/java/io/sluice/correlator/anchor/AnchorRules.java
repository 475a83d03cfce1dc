/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.anchor;

import io.sluice.event.Anchor;
import io.sluice.event.Finding;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * All anchors of a finding: a pure function of the finding, so the same finding has the same
 * anchors whenever and in whatever order it arrives.
 *
 * <p>Severity, title, message and description never enter an anchor. A CWE alone is never one
 * either: it names a kind of weakness, not a weakness.
 */
public final class AnchorRules {

  /** Order of the anchors of a finding: strong ones first. */
  public static final Comparator<Anchor> ORDER =
      Comparator.comparing(Anchor::getStrong)
          .reversed()
          .thenComparing(Anchor::getRule)
          .thenComparing(Anchor::getValue)
          .thenComparing(Anchor::getHeld)
          .thenComparing(anchor -> Objects.toString(anchor.getOther(), ""));

  private final ControlTable controls;

  /** Rules with the bundled table of infrastructure controls. */
  public AnchorRules() {
    this(ControlTable.bundled());
  }

  AnchorRules(ControlTable controls) {
    this.controls = controls;
  }

  /** Anchors of a finding, strong ones first, without duplicates; never empty. */
  public List<Anchor> of(Finding finding) {
    return Stream.concat(specific(finding), Stream.of(self(finding)))
        .distinct()
        .sorted(ORDER)
        .toList();
  }

  /**
   * What a finding is about decides which rules apply, not the category a connector gave it: a
   * package, a secret, a resource, or else a place in code, a route or a workload, of which an
   * interactive test names two.
   */
  private Stream<Anchor> specific(Finding finding) {
    if (finding.getPackage$() != null && !finding.getVulnerabilityIds().isEmpty()) {
      return PackageAnchors.of(finding);
    }
    if (finding.getSecret() != null) {
      return SecretAnchors.of(finding);
    }
    if (ResourceAnchors.appliesTo(finding)) {
      return Stream.concat(
          ResourceAnchors.of(finding, controls), ResourceAnchors.ofLine(finding, controls));
    }
    return Stream.of(
            CodeAnchors.of(finding),
            ResourceAnchors.ofLine(finding, controls),
            SecretAnchors.ofHardcodedCredential(finding),
            RouteAnchors.of(finding),
            SiteAnchors.of(finding, controls),
            RuntimeAnchors.of(finding))
        .flatMap(anchors -> anchors);
  }

  private static Anchor self(Finding finding) {
    return Anchors.strong(AnchorRule.SELF, finding.getFindingKey());
  }
}
