/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.cause;

import io.sluice.event.Category;
import io.sluice.event.IssueMember;
import io.sluice.event.Location;
import io.sluice.event.RootCause;
import io.sluice.event.RootCauseKind;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Infrastructure code that an issue is written in once and instantiated from.
 *
 * <ul>
 *   <li>A Terraform module, when the resource's address names one. Of a module from elsewhere,
 *       which Checkov keeps under {@code .external_modules}, the name is its source, the same in
 *       every repository; of a module of the repository {@code <repository>//<directory>}, as
 *       Terraform writes it.
 *   <li>A template or manifest in YAML or JSON (Helm, CloudFormation, Kubernetes): {@code
 *       <repository>//<file>}.
 * </ul>
 *
 * <p>A resource of a root module has no cause but itself.
 */
final class InfrastructureModules {

  private static final Pattern EXTERNAL =
      Pattern.compile("(?:.*/)?\\.external_modules/(.+?)/(?:v?\\d[^/]*|latest)/.*");
  private static final Pattern IN_MODULE = Pattern.compile("module\\.[^.]+\\..+");
  private static final Pattern TEMPLATE = Pattern.compile("(?i).+\\.(ya?ml|json|tpl|template)");

  private InfrastructureModules() {}

  static List<RootCause> of(Collection<IssueMember> members) {
    SortedSet<String> names = new TreeSet<>();
    SortedSet<String> unnamed = new TreeSet<>();
    for (IssueMember member : members) {
      Location location = member.getLocation();
      if (member.getCategory() == Category.IAC && location != null) {
        name(member.getAsset(), location)
            .ifPresentOrElse(names::add, () -> unnamed.add(member.getFindingKey()));
      }
    }
    // With a part elsewhere, or in two modules, no single change fixes the issue.
    boolean fixes = names.size() == 1 && unnamed.isEmpty();
    return names.stream()
        .map(
            name ->
                RootCause.newBuilder()
                    .setKind(RootCauseKind.INFRASTRUCTURE_MODULE)
                    .setName(name)
                    .setFix(fixes ? fix(name) : null)
                    .setFixes(fixes ? List.of(fix(name)) : List.of())
                    .build())
        .toList();
  }

  private static Optional<String> name(String asset, Location location) {
    String path = location.getPath() == null ? "" : location.getPath().replaceFirst("^/+", "");
    String resource = location.getResource() == null ? "" : location.getResource();
    Matcher external = EXTERNAL.matcher(path);
    if (external.matches()) {
      return Optional.of(external.group(1));
    }
    int slash = path.lastIndexOf('/');
    if (IN_MODULE.matcher(resource).matches()) {
      // In the root directory stands the call of the module, not the module.
      return slash > 0 ? Optional.of(asset + "//" + path.substring(0, slash)) : Optional.empty();
    }
    return TEMPLATE.matcher(path).matches() ? Optional.of(asset + "//" + path) : Optional.empty();
  }

  private static String fix(String name) {
    return "change " + name;
  }
}
