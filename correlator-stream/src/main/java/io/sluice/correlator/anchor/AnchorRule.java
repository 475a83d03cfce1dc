/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.anchor;

import io.sluice.event.Anchor;
import java.util.Arrays;
import java.util.Optional;

/**
 * Rules that make anchors. The id carries a version: a rule whose values change gets a new one, so
 * that old and new values are never compared.
 */
public enum AnchorRule {
  /** Package coordinates and a vulnerability id. */
  PACKAGE_VULNERABILITY("sca.package-vulnerability/1", false),
  /** Package of a manifest and a vulnerability id, for tools that name no installed version. */
  PACKAGE_MANIFEST("sca.package-manifest/1", false),
  /** Weakness class in a file and line of one asset. */
  CLASS_LOCATION("sast.class-location/2", true),
  /** Weakness class in a line of a source file, named by its package as class files name it. */
  PACKAGE_LOCATION("sast.package-location/1", true),
  /** HMAC of a secret. */
  SECRET_VALUE("secret.value/1", false),
  /** File and line of a secret, for tools that redact it. */
  SECRET_LOCATION("secret.location/2", true),
  /** Control that an infrastructure resource fails. */
  CONTROL_RESOURCE("iac.control-resource/2", false),
  /** Control that a line of a file without named resources fails, as a Dockerfile is. */
  CONTROL_LOCATION("iac.control-location/1", true),
  /** Weakness class at a parameter of a route. */
  ROUTE_PARAMETER("dast.route-parameter/2", false),
  /** Control that a whole site fails, as a header that it does not send. */
  SITE_CONTROL("dast.site-control/1", false),
  /** Runtime rule and the workload it fired for. */
  RULE_WORKLOAD("runtime.rule-workload/1", false),
  /** Weakness class, function and parameter that a trace of a running application reached. */
  TRACED_CODE("bridge.iast-sast/1", false),
  /** Weakness class and parameter of a route, and the code that answers it. */
  ROUTED_CODE("bridge.dast-sast/1", false),
  /** Weakness class and parameter of a known route that findings name by different URLs. */
  KNOWN_ROUTE("bridge.known-route/1", false),
  /** The finding itself: every finding is in exactly one issue. */
  SELF("finding.self/1", false);

  private final String id;
  private final boolean lineBased;

  AnchorRule(String id, boolean lineBased) {
    this.id = id;
    this.lineBased = lineBased;
  }

  /** Id and version as it stands in an anchor. */
  public String id() {
    return id;
  }

  /** Rule of an anchor; empty when the anchor was made by a version that this one does not know. */
  public static Optional<AnchorRule> of(Anchor anchor) {
    return Arrays.stream(values()).filter(rule -> rule.id.equals(anchor.getRule())).findFirst();
  }

  /**
   * Whether an anchor holds a line number. Lines move while a weakness stays, so such an anchor
   * merges under two guards only (ADR 4).
   */
  public static boolean isLineBased(Anchor anchor) {
    return of(anchor).filter(rule -> rule.lineBased).isPresent();
  }

  /** Whether a line-based anchor names the class of a weakness. */
  public static boolean isOfClass(Anchor anchor) {
    return CLASS_LOCATION.made(anchor) || PACKAGE_LOCATION.made(anchor);
  }

  /** Whether an anchor was made by this rule. */
  public boolean made(Anchor anchor) {
    return id.equals(anchor.getRule());
  }

  /**
   * Whether an anchor comes from the findings and routes of the application rather than from its
   * finding alone, so that a change of another one can give or take it.
   */
  public static boolean isBridge(Anchor anchor) {
    return anchor.getRule().startsWith("bridge.");
  }

  /** Whether two line-based anchors are of one rule, class and file, at whichever lines. */
  public static boolean isSameFile(Anchor anchor, Anchor other) {
    return isLineBased(anchor)
        && anchor.getRule().equals(other.getRule())
        && Anchors.withoutLine(anchor).equals(Anchors.withoutLine(other));
  }
}
