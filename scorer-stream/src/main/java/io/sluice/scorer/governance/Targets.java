/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer.governance;

import io.sluice.event.CorrelatedIssue;
import io.sluice.event.IssueTarget;
import io.sluice.event.PackageRef;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which issues a decision or a control means. */
public final class Targets {

  private Targets() {}

  /** True when every list of the target that has entries matches the issue by one of them. */
  public static boolean matches(IssueTarget target, CorrelatedIssue issue) {
    return ids(target.getIssueIds(), issue)
        && any(target.getVulnerabilityIds(), issue.getVulnerabilityIds())
        && any(target.getCwes(), issue.getCwes())
        && any(target.getWeaknessClasses(), weaknessClasses(issue))
        && any(target.getPackages(), packageNames(issue.getPackage$()))
        // A measure at one place does not protect the others.
        && (target.getAssets().isEmpty() || target.getAssets().containsAll(issue.getAssets()));
  }

  /** True when the target names nothing and so means every issue of the application. */
  public static boolean isEverything(IssueTarget target) {
    return target.getIssueIds().isEmpty()
        && target.getVulnerabilityIds().isEmpty()
        && target.getCwes().isEmpty()
        && target.getWeaknessClasses().isEmpty()
        && target.getPackages().isEmpty()
        && target.getAssets().isEmpty();
  }

  private static boolean ids(List<String> wanted, CorrelatedIssue issue) {
    return wanted.isEmpty()
        || wanted.contains(issue.getIssueId())
        || any(wanted, issue.getAliases());
  }

  private static <T> boolean any(List<T> wanted, Collection<T> there) {
    return wanted.isEmpty() || !Collections.disjoint(wanted, there);
  }

  /** The class of the issue and those of its members, which may say more. */
  private static Set<String> weaknessClasses(CorrelatedIssue issue) {
    Set<String> classes = new HashSet<>();
    if (issue.getWeaknessClass() != null) {
      classes.add(issue.getWeaknessClass());
    }
    issue
        .getMembers()
        .forEach(
            member -> {
              if (member.getWeaknessClass() != null) {
                classes.add(member.getWeaknessClass());
              }
            });
    return classes;
  }

  private static Set<String> packageNames(@org.jspecify.annotations.Nullable PackageRef ref) {
    if (ref == null) {
      return Set.of();
    }
    Set<String> names = new HashSet<>();
    names.add(ref.getName());
    String purl = ref.getPurl();
    if (purl != null) {
      names.add(purl);
      names.add(withoutVersion(purl));
    }
    return names;
  }

  /** A purl up to its version, which stands behind the last {@code @} before any qualifier. */
  public static String withoutVersion(String purl) {
    int qualifiers = purl.indexOf('?');
    String plain = qualifiers < 0 ? purl : purl.substring(0, qualifiers);
    int subpath = plain.indexOf('#');
    plain = subpath < 0 ? plain : plain.substring(0, subpath);
    int at = plain.lastIndexOf('@');
    return at > plain.lastIndexOf('/') ? plain.substring(0, at) : plain;
  }
}
