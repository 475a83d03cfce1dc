/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.cause;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.sluice.event.IssueMember;
import io.sluice.event.RootCause;
import io.sluice.event.RootCauseKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Base images that an issue came with. A newer base fixes the issue when everything that has it
 * came from that base, and when there is a version without the weakness for the base to be built
 * with.
 */
final class BaseImages {

  private static final String BY_LAYER = "layer:";

  private BaseImages() {}

  static List<RootCause> of(List<IssueMember> members) {
    Map<String, List<IssueMember>> byAsset =
        members.stream().collect(groupingBy(IssueMember::getAsset, TreeMap::new, toList()));
    SortedSet<String> names = new TreeSet<>();
    List<Set<String>> namesByAsset = new ArrayList<>();
    for (List<IssueMember> ofAsset : byAsset.values()) {
      // One tool knows the layer, another one that looked at the same image may not.
      Set<String> ofImage = new TreeSet<>();
      for (IssueMember member : ofAsset) {
        if (member.getBaseImage() != null) {
          ofImage.add(member.getBaseImage());
        }
      }
      names.addAll(ofImage);
      namesByAsset.add(ofImage);
    }
    boolean fixable =
        members.stream()
            .anyMatch(
                member ->
                    member.getPackage$() != null
                        && !member.getPackage$().getFixedVersions().isEmpty());
    return names.stream()
        .map(
            name -> {
              boolean everywhere = namesByAsset.stream().allMatch(Set.of(name)::equals);
              return cause(name, fixable && everywhere ? List.of(fix(name)) : List.of());
            })
        .toList();
  }

  private static RootCause cause(String name, List<String> fixes) {
    return RootCause.newBuilder()
        .setKind(RootCauseKind.BASE_IMAGE)
        .setName(name)
        .setFix(fixes.isEmpty() ? null : fixes.getFirst())
        .setFixes(fixes)
        .build();
  }

  private static String fix(String name) {
    return "rebuild on a newer " + (name.startsWith(BY_LAYER) ? "base image" : name);
  }
}
