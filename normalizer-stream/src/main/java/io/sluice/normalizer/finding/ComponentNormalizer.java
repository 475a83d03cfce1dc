/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.normalizer.finding;

import io.sluice.event.Component;
import io.sluice.event.RawComponent;
import io.sluice.normalizer.identity.PackageUrls;
import io.sluice.topic.Keys;
import java.util.Optional;

/** Turns a component of an SBOM into the common component: canonical purl, bounded texts. */
public final class ComponentNormalizer {

  private ComponentNormalizer() {}

  /** Component as seen now for the first time. */
  public static Component normalize(ScanContext scan, RawComponent raw, Source source) {
    return Component.newBuilder()
        .setAsset(scan.scope().getAsset())
        .setPurl(
            PackageUrls.canonical(raw.getPurl())
                .map(purl -> TextLimits.cut(purl, TextLimits.ADDRESS))
                .orElse(null))
        .setName(TextLimits.cut(raw.getName(), TextLimits.NAME))
        .setVersion(TextLimits.cutOrNull(raw.getVersion(), TextLimits.NAME))
        .setType(TextLimits.cut(raw.getType(), TextLimits.NAME))
        .setScope(TextLimits.cutOrNull(raw.getScope(), TextLimits.NAME))
        .setLicenses(
            TextLimits.entries(raw.getLicenses(), TextLimits.NAME).stream().sorted().toList())
        .setFirstSeenAt(source.timestamp())
        .setProvenance(Provenances.of(scan, source, raw.getPointer(), null))
        .build();
  }

  /** Record key: {@code <asset>|<purl>}, or {@code <asset>|<type>:<name>@<version>} without one. */
  public static String key(Component component) {
    String coordinates =
        Optional.ofNullable(component.getPurl())
            .orElseGet(
                () ->
                    component.getType()
                        + ":"
                        + component.getName()
                        + "@"
                        + Optional.ofNullable(component.getVersion()).orElse(""));
    return Keys.component(component.getAsset(), coordinates);
  }
}
