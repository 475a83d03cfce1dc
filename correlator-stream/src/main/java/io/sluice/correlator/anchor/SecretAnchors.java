/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.anchor;

import io.sluice.event.Anchor;
import io.sluice.event.Finding;
import io.sluice.event.SecretRef;
import java.util.stream.Stream;

/**
 * Anchors of leaked secrets: the keyed hash of the value, wherever it stands in the application,
 * and the place, which joins tools that redact the value with those that hash it. Equal masks or
 * previews never merge.
 *
 * <p>A trivial value ({@code changeme}) cannot be told from a random one by its HMAC, and a list of
 * HMACs of trivial values would need the pepper. So nothing here recognises one; issues end at the
 * application and at the size guard of {@link io.sluice.correlator.issue.IssueGraph}.
 */
final class SecretAnchors {

  private SecretAnchors() {}

  static Stream<Anchor> of(Finding finding) {
    return Stream.concat(value(finding.getSecret()), place(finding));
  }

  /** A code analyser that reports a credential in code names the place where secret scanners do. */
  static Stream<Anchor> ofHardcodedCredential(Finding finding) {
    return WeaknessClasses.isHardcodedCredential(finding) ? place(finding) : Stream.empty();
  }

  private static Stream<Anchor> value(SecretRef secret) {
    String hmac = secret.getHmac();
    return hmac == null || hmac.isBlank()
        ? Stream.empty()
        : Stream.of(Anchors.strong(AnchorRule.SECRET_VALUE, hmac));
  }

  private static Stream<Anchor> place(Finding finding) {
    return CodeAnchors.place(finding).stream()
        .map(place -> Anchors.strong(AnchorRule.SECRET_LOCATION, place, finding.getAsset()));
  }
}
