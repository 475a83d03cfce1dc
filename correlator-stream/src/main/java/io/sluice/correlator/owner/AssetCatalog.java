/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.owner;

import io.sluice.catalog.CodeownersRules;
import io.sluice.event.CatalogAsset;
import io.sluice.event.CodeownersRule;
import io.sluice.event.Ownership;
import io.sluice.event.OwnershipRule;
import io.sluice.topic.Keys;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the catalog says about one asset, ready to be asked about many findings.
 *
 * <p>The application is that of the service with the longest directory around the path. The owner
 * is decided by the first that names one: a path rule of CODEOWNERS, the service, the rule of
 * CODEOWNERS that covers the whole repository. A path that CODEOWNERS explicitly leaves without
 * owners skips both of its layers. An asset without a service is an application of its own (ADR 6),
 * so unknown assets never merge with each other.
 */
public final class AssetCatalog {

  /** Prefix of the application of an asset that no service claims. */
  public static final String UNOWNED_PREFIX = "unowned:";

  private final String asset;
  private final List<CatalogAsset> services;
  private final CodeownersRules codeowners;

  private AssetCatalog(String asset, List<CatalogAsset> services, CodeownersRules codeowners) {
    this.asset = asset;
    this.services = services;
    this.codeowners = codeowners;
  }

  /** Catalog of an asset from the latest record of each source, in any order. */
  public static AssetCatalog of(String asset, Collection<CatalogAsset> records) {
    List<CatalogAsset> sorted =
        records.stream().sorted(Comparator.comparing(CatalogAsset::getSource)).toList();
    List<CatalogAsset> services =
        sorted.stream()
            .filter(record -> record.getApplication() != null && !record.getApplication().isBlank())
            .toList();
    List<CodeownersRule> rules =
        sorted.stream()
            .map(CatalogAsset::getCodeowners)
            .filter(list -> !list.isEmpty())
            .findFirst()
            .orElse(List.of());
    return new AssetCatalog(asset, services, CodeownersRules.of(rules));
  }

  /** Application and owner of a finding at a path, or of one that has none. */
  public Assignment assign(Optional<String> path) {
    Optional<ServiceChoice> service = ServiceChoice.of(services, path);
    String application =
        service
            .map(choice -> Keys.escape(Objects.requireNonNull(choice.service().getApplication())))
            .orElse(UNOWNED_PREFIX + asset);
    return new Assignment(application, ownership(path, service));
  }

  private Ownership ownership(Optional<String> path, Optional<ServiceChoice> service) {
    List<String> remarks = new ArrayList<>();
    Optional<CodeownersRule> deciding =
        path.isPresent() ? codeowners.ruleFor(path.get()) : codeowners.repositoryRule();
    boolean wholeRepository = deciding.filter(CodeownersRules::coversEverything).isPresent();
    if (deciding.isPresent() && deciding.get().getOwners().isEmpty()) {
      remarks.add("explicitly without owners by " + describe(deciding.get()));
    } else if (deciding.isPresent() && !wholeRepository) {
      return owned(OwnershipRule.CODEOWNERS_PATH, deciding.get());
    }
    if (service.isPresent() && service.get().owner().isPresent()) {
      remarks.addFirst(service.get().evidence());
      return Ownership.newBuilder()
          .setOwner(service.get().owner().get())
          .setRule(OwnershipRule.SERVICE_OWNER)
          .setEvidence(String.join("; ", remarks))
          .build();
    }
    if (wholeRepository && !deciding.get().getOwners().isEmpty()) {
      return owned(OwnershipRule.REPOSITORY_OWNER, deciding.get());
    }
    remarks.addFirst(
        service
            .map(choice -> choice.evidence() + ", which names no owner")
            .orElse("no service in the catalog claims " + asset));
    return Ownership.newBuilder()
        .setOwner(null)
        .setRule(OwnershipRule.UNOWNED)
        .setEvidence(String.join("; ", remarks))
        .build();
  }

  /** The first owner of a rule is the owner; the evidence shows them all. */
  private static Ownership owned(OwnershipRule rule, CodeownersRule line) {
    return Ownership.newBuilder()
        .setOwner(line.getOwners().getFirst())
        .setRule(rule)
        .setEvidence(describe(line))
        .build();
  }

  private static String describe(CodeownersRule line) {
    String owners = String.join(" ", line.getOwners());
    return "CODEOWNERS line %d: %s %s"
        .formatted(line.getLine(), line.getPattern(), owners)
        .stripTrailing();
  }
}
