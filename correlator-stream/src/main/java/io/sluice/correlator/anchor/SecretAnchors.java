/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.anchor;

import static java.util.Objects.requireNonNull;

import io.sluice.event.Anchor;
import io.sluice.event.Finding;
import java.util.Set;
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
public final class SecretAnchors {

  /** Tools that publish a digest of the secret; its HMAC is not that of the secret. */
  private static final Set<String> OF_DIGESTS = Set.of("checkov", "detect-secrets");

  private static final String DIGEST = "digest";

  private SecretAnchors() {}

  /** Whether an anchor is the HMAC of the secret itself, so that another one is another secret. */
  public static boolean isValue(Anchor anchor) {
    return anchor.getRule().equals(AnchorRule.SECRET_VALUE.id())
        && !anchor.getValue().startsWith(DIGEST + ' ');
  }

  static Stream<Anchor> of(Finding finding) {
    return Stream.concat(value(finding), place(finding));
  }

  /** A code analyser that reports a credential in code names the place where secret scanners do. */
  static Stream<Anchor> ofHardcodedCredential(Finding finding) {
    return WeaknessClasses.isHardcodedCredential(finding) ? place(finding) : Stream.empty();
  }

  private static Stream<Anchor> value(Finding finding) {
    String hmac = requireNonNull(finding.getSecret()).getHmac();
    if (hmac == null || hmac.isBlank()) {
      return Stream.empty();
    }
    return Stream.of(
        OF_DIGESTS.contains(finding.getTool())
            ? Anchors.strong(AnchorRule.SECRET_VALUE, DIGEST, hmac)
            : Anchors.strong(AnchorRule.SECRET_VALUE, hmac));
  }

  private static Stream<Anchor> place(Finding finding) {
    return CodeAnchors.place(finding).stream()
        .map(place -> Anchors.strong(AnchorRule.SECRET_LOCATION, place, finding.getAsset()));
  }
}
