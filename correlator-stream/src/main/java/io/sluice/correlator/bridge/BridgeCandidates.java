/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.bridge;

import io.sluice.correlator.route.SnippetParameters;
import io.sluice.correlator.route.SnippetRoutes;
import io.sluice.event.BridgeCandidate;
import io.sluice.event.Category;
import io.sluice.event.Finding;
import io.sluice.event.FindingStatus;
import io.sluice.event.Location;
import io.sluice.event.Route;
import io.sluice.identity.UrlTemplate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a finding says to the bridges. Only a weakness of a curated class, in code or behind a
 * request, says anything: packages, secrets, resources and workloads have anchors of their own.
 */
public final class BridgeCandidates {

  /** Requests that are kept of a finding; a site-wide alert has thousands and joins nothing. */
  static final int MAX_REQUESTS = 8;

  private static final double SEEN = 1.0;

  private BridgeCandidates() {}

  /** What a finding says, or empty when it is nothing that bridges are about. */
  public static Optional<BridgeCandidate> of(Finding finding) {
    String weakness = finding.getWeaknessClass();
    if (weakness == null || weakness.isBlank() || isOfAnotherKind(finding)) {
      return Optional.empty();
    }
    boolean traced = finding.getFlow().stream().anyMatch(BridgeCandidates::isInCode);
    List<Location> places =
        traced
            ? finding.getFlow().stream().filter(BridgeCandidates::isInCode).toList()
            : finding.getLocations().stream().filter(BridgeCandidates::isInCode).limit(1).toList();
    List<Location> requests = requests(finding);
    if (places.isEmpty() && requests.isEmpty()) {
      return Optional.empty();
    }
    List<Location> kept = requests.stream().limit(MAX_REQUESTS).toList();
    return Optional.of(
        BridgeCandidate.newBuilder()
            .setFindingKey(finding.getFindingKey())
            .setAsset(finding.getAsset())
            .setTool(finding.getTool())
            .setRuleId(finding.getRuleId())
            .setOpen(isOpen(finding.getStatus()))
            .setWeaknessClass(weakness)
            .setCommit(finding.getCommit())
            .setTraced(traced)
            .setFlow(places.stream().map(BridgeCandidates::place).toList())
            .setRequests(kept)
            .setRequestCount(requests.size())
            .setParameters(requests.isEmpty() ? parameters(places) : List.of())
            .setRoutes(places.isEmpty() ? List.of() : routes(places.getFirst(), kept, traced))
            .build());
  }

  private static boolean isOfAnotherKind(Finding finding) {
    return finding.getPackage$() != null
        || finding.getSecret() != null
        || finding.getCategory() == Category.RUNTIME
        || finding.getLocations().stream()
            .anyMatch(place -> place.getResource() != null || place.getWorkload() != null);
  }

  private static boolean isOpen(FindingStatus status) {
    return switch (status) {
      case OPEN, REOPENED, UNKNOWN -> true;
      case RESOLVED, SUPPRESSED, SUPERSEDED -> false;
    };
  }

  private static boolean isInCode(Location location) {
    return location.getPath() != null && !location.getPath().isBlank();
  }

  private static List<Location> requests(Finding finding) {
    return finding.getLocations().stream()
        .filter(location -> location.getUrl() != null && !location.getUrl().isBlank())
        .map(
            location ->
                Location.newBuilder()
                    .setMethod(text(location.getMethod()).toUpperCase(Locale.ROOT))
                    .setUrl(UrlTemplate.path(location.getUrl()))
                    .setParameter(text(location.getParameter()))
                    .build())
        .distinct()
        .toList();
  }

  /** The source reads the parameter; a tool that shows no flow may show it at the sink. */
  private static List<String> parameters(List<Location> places) {
    Location source = places.getFirst();
    return Stream.concat(
            Stream.of(text(source.getParameter())).filter(name -> !name.isEmpty()),
            SnippetParameters.in(text(source.getSnippet())).stream())
        .distinct()
        .sorted()
        .toList();
  }

  /** A trace saw the code answer the request; the source of a flow may declare the route. */
  private static List<Route> routes(Location source, List<Location> requests, boolean traced) {
    if (requests.isEmpty()) {
      return SnippetRoutes.in(text(source.getSnippet())).stream()
          .map(route -> answeredBy(source, route, true))
          .toList();
    }
    return requests.stream()
        .filter(request -> !request.getMethod().isEmpty())
        .map(
            request ->
                answeredBy(
                    source,
                    Route.newBuilder()
                        .setMethod(request.getMethod())
                        .setTemplate(request.getUrl())
                        .setParameters(
                            request.getParameter().isEmpty()
                                ? List.of()
                                : List.of(request.getParameter()))
                        .setConfidence(SEEN)
                        .build(),
                    traced))
        .distinct()
        .toList();
  }

  private static Route answeredBy(Location source, Route route, boolean withLines) {
    boolean lines = withLines || source.getSymbol() == null;
    return Route.newBuilder(route)
        .setPath(source.getPath())
        .setSymbol(source.getSymbol())
        .setStartLine(lines ? source.getStartLine() : null)
        .setEndLine(lines ? end(source) : null)
        .build();
  }

  private static @Nullable Integer end(Location place) {
    return place.getEndLine() == null ? place.getStartLine() : place.getEndLine();
  }

  private static Location place(Location location) {
    return Location.newBuilder()
        .setPath(location.getPath())
        .setSymbol(location.getSymbol())
        .setStartLine(location.getStartLine())
        .setEndLine(location.getEndLine())
        .build();
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value.strip();
  }
}
