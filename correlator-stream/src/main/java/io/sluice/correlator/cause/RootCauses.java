/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.cause;

import io.sluice.event.IssueMember;
import io.sluice.event.RootCause;
import java.util.ArrayList;
import java.util.List;

/** The root causes of an issue: a function of its members. */
public final class RootCauses {

  /** Most causes that an issue names. */
  private static final int MAX = 16;

  private RootCauses() {}

  /**
   * What changes would fix the issue.
   *
   * @param members members that have to be fixed
   */
  public static List<RootCause> of(List<IssueMember> members) {
    List<RootCause> causes = new ArrayList<>();
    causes.addAll(BaseImages.of(members));
    causes.addAll(Dependencies.of(members));
    causes.addAll(InfrastructureModules.of(members));
    return causes.stream().limit(MAX).toList();
  }
}
