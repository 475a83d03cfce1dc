/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.owner;

import io.sluice.catalog.CodeownersDecision;
import io.sluice.catalog.CodeownersRules;
import io.sluice.event.CatalogAsset;
import io.sluice.event.CodeownersDialect;
import io.sluice.event.CodeownersRule;
import io.sluice.event.Ownership;
import io.sluice.topic.Keys;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the catalog says about one asset, ready to be asked about many findings.
 *
 * <p>The application is that of the service with the longest directory around the path; {@link
 * OwnerChain} decides the owner. An asset without a service is an application of its own (ADR 6),
 * so unknown assets never merge with each other; {@link OwnerSuggestion} may suggest an owner for
 * it.
 *
 * <p>What Kubernetes labels say counts only where nothing else claims the asset, and only when all
 * workloads name one application: an image that several run belongs to none of them.
 */
public final class AssetCatalog {

  /** Prefix of the application of an asset that no service claims. */
  public static final String UNOWNED_PREFIX = "unowned:";

  private static final String KUBERNETES = "kubernetes:";

  private final String asset;
  private final List<CatalogAsset> overrides;
  private final List<CatalogAsset> services;
  private final CodeownersRules codeowners;
  private final Optional<OwnerSuggestion> suggestion;
  private final Optional<OwnerSuggestion> suggestionByCodeowners;

  private AssetCatalog(String asset, List<CatalogAsset> records) {
    this.asset = asset;
    List<CatalogAsset> statements =
        records.stream().filter(record -> record.getSuggestion() == null).toList();
    this.overrides =
        statements.stream()
            .filter(CatalogAsset::getOverride)
            .filter(record -> record.getOwner() != null && !record.getOwner().isBlank())
            .toList();
    this.services = services(statements);
    Optional<CatalogAsset> file =
        statements.stream().filter(record -> !record.getCodeowners().isEmpty()).findFirst();
    List<CodeownersRule> rules = file.map(CatalogAsset::getCodeowners).orElse(List.of());
    this.codeowners =
        CodeownersRules.of(
            rules, file.map(CatalogAsset::getDialect).orElse(CodeownersDialect.UNKNOWN));
    this.suggestion = OwnerSuggestion.of(records);
    this.suggestionByCodeowners = OwnerSuggestion.byMostRules(rules);
  }

  /** Catalog of an asset from the latest record of each source, in any order. */
  public static AssetCatalog of(String asset, Collection<CatalogAsset> records) {
    return new AssetCatalog(
        asset, records.stream().sorted(Comparator.comparing(CatalogAsset::getSource)).toList());
  }

  private static List<CatalogAsset> services(List<CatalogAsset> statements) {
    List<CatalogAsset> claims =
        statements.stream()
            .filter(record -> record.getApplication() != null && !record.getApplication().isBlank())
            .toList();
    List<CatalogAsset> stated =
        claims.stream().filter(record -> !record.getSource().startsWith(KUBERNETES)).toList();
    boolean onlyLabels = stated.isEmpty();
    boolean disagree =
        claims.stream().map(CatalogAsset::getApplication).distinct().limit(2).count() > 1;
    return !onlyLabels ? stated : disagree ? List.of() : claims;
  }

  /** Application and owner of a finding at a path, or of one that has none. */
  public Assignment assign(Optional<String> path) {
    Optional<ServiceChoice> service = ServiceChoice.of(services, path);
    String application =
        service
            .map(choice -> Keys.escape(Objects.requireNonNull(choice.service().getApplication())))
            .orElse(UNOWNED_PREFIX + asset);
    CodeownersDecision rules =
        path.map(codeowners::decide).orElseGet(codeowners::decideForRepository);
    OwnerChain chain = new OwnerChain(ServiceChoice.covering(overrides, path), service, rules);
    return new Assignment(
        application, chain.decide().orElseGet(() -> unowned(chain, service, rules)));
  }

  private Ownership unowned(
      OwnerChain chain, Optional<ServiceChoice> service, CodeownersDecision rules) {
    String reason =
        service
            .map(choice -> choice.evidence() + ", which names no owner")
            .orElse("no service in the catalog claims " + asset);
    Optional<OwnerSuggestion> suggested =
        Stream.of(
                suggestion,
                rules.unowned().isPresent()
                    ? Optional.<OwnerSuggestion>empty()
                    : suggestionByCodeowners)
            .flatMap(Optional::stream)
            .findFirst();
    return chain.unowned(reason, suggested);
  }
}
