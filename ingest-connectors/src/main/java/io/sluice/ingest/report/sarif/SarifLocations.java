/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.sarif;

import io.sluice.event.Category;
import io.sluice.event.Location;
import io.sluice.ingest.report.ReportNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Locations of a result, primary first: those of the result, then the steps of its first code flow,
 * from source to sink.
 */
final class SarifLocations {

  /** Steps of a flow that are kept: the ends say what flows where, the middle is detail. */
  private static final int FLOW_ENDS = 10;

  private final SarifRun run;

  SarifLocations(SarifRun run) {
    this.run = run;
  }

  List<Location> read(ReportNode result, Category category, Optional<SarifWeb> web) {
    List<Location> locations = new ArrayList<>();
    for (ReportNode location : result.objects("locations")) {
      add(locations, location, category);
    }
    if (locations.isEmpty()) {
      // The sink is where the weakness is.
      List<ReportNode> steps = steps(result);
      if (!steps.isEmpty()) {
        add(locations, steps.getLast(), category);
      }
    }
    if (locations.isEmpty()) {
      result.objects("relatedLocations").forEach(node -> add(locations, node, category));
    }
    if (locations.isEmpty()) {
      run.paths()
          .resolve(result.object("analysisTarget"))
          .ifPresent(place -> locations.add(at(place).build()));
    }
    return web.map(request -> withRequest(locations, request)).orElse(locations);
  }

  /** The first data flow, source first, sink last; of a long one the ends. */
  List<Location> flow(ReportNode result, Category category) {
    List<ReportNode> steps = steps(result);
    List<Location> flow = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      if (i < FLOW_ENDS || i >= steps.size() - FLOW_ENDS) {
        add(flow, steps.get(i), category);
      }
    }
    return flow;
  }

  private static List<ReportNode> steps(ReportNode result) {
    List<ReportNode> steps = new ArrayList<>();
    for (ReportNode codeFlow : result.objects("codeFlows")) {
      for (ReportNode threadFlow : codeFlow.objects("threadFlows")) {
        for (ReportNode step : threadFlow.objects("locations")) {
          steps.add(step.object("location"));
        }
        return steps;
      }
    }
    return steps;
  }

  private void add(List<Location> locations, ReportNode node, Category category) {
    ReportNode physical = node.object("physicalLocation");
    ReportNode region = physical.object("region");
    Optional<SarifLogical> logical = logical(node);
    Optional<SarifPaths.Place> place = run.paths().resolve(physical.object("artifactLocation"));
    Location.Builder location = place.map(SarifLocations::at).orElseGet(Location::newBuilder);
    boolean artifact = category == Category.CONTAINER || category == Category.SCA;
    if (artifact) {
      // Grype: the URI is "<image>/<path>", the logical location the path in the image.
      logical.map(SarifLogical::name).filter(n -> n.startsWith("/")).ifPresent(location::setPath);
      location.setImage(run.image().orElse(null));
    } else if (category == Category.IAC) {
      location.setResource(logical.map(SarifLogical::qualifiedName).orElse(null));
    } else {
      location.setSymbol(
          logical.filter(SarifLocations::isSymbol).map(SarifLogical::qualifiedName).orElse(null));
    }
    location
        .setStartLine(region.position("startLine").orElse(null))
        .setStartColumn(region.position("startColumn").orElse(null))
        .setEndLine(region.position("endLine").or(() -> region.position("startLine")).orElse(null))
        .setEndColumn(region.position("endColumn").orElse(null))
        .setSnippet(
            region
                .object("snippet")
                .text("text")
                .or(() -> physical.object("contextRegion").object("snippet").text("text"))
                .orElse(null));
    Location built = location.build();
    if (!built.equals(EMPTY) && !locations.contains(built)) {
      locations.add(built);
    }
  }

  private static final Location EMPTY = Location.newBuilder().build();

  private static Location.Builder at(SarifPaths.Place place) {
    Location.Builder location = Location.newBuilder();
    return place.isUrl() ? location.setUrl(place.text()) : location.setPath(place.text());
  }

  private Optional<SarifLogical> logical(ReportNode location) {
    // 2.1.0 has an array; its drafts had a single object.
    return location.objects("logicalLocations").stream()
        .flatMap(node -> SarifLogical.read(node, run.logicalLocations()).stream())
        .findFirst()
        .or(() -> SarifLogical.read(location.object("logicalLocation"), run.logicalLocations()));
  }

  private static boolean isSymbol(SarifLogical logical) {
    return switch (logical.kind()) {
      case "resource", "module", "package", "parameter" -> false;
      default -> true;
    };
  }

  private static List<Location> withRequest(List<Location> locations, SarifWeb request) {
    Location.Builder first =
        locations.isEmpty() ? Location.newBuilder() : Location.newBuilder(locations.get(0));
    if (!first.hasUrl()) {
      first.setUrl(request.target().isEmpty() ? null : request.target());
    }
    first.setMethod(request.method().isEmpty() ? null : request.method());
    first.setParameter(request.parameter().orElse(null));
    List<Location> all = new ArrayList<>(locations);
    if (all.isEmpty()) {
      all.add(first.build());
    } else {
      all.set(0, first.build());
    }
    return all;
  }
}
