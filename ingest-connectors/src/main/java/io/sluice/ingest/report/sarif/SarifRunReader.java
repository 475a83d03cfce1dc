/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.sarif;

import io.sluice.event.Category;
import io.sluice.ingest.report.Assets;
import io.sluice.ingest.report.JsonReader;
import io.sluice.ingest.report.ReportNode;
import io.sluice.ingest.report.ScanHeader;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** First pass: everything of a run except its results. */
final class SarifRunReader {

  private static final Set<String> HEAVY = Set.of("contents", "rules", "taxa", "notifications");

  private final SarifRuleReader ruleReader = new SarifRuleReader();

  SarifRun read(JsonReader json) throws IOException {
    if (!json.isObject()) {
      throw json.wrongType("a run, which is an object,");
    }
    Parts parts = new Parts();
    json.object(field -> parts.field(json, field));
    return parts.run();
  }

  private final class Parts {

    private ReportNode driver = ReportNode.absent();
    private ReportNode automation = ReportNode.absent();
    private ReportNode properties = ReportNode.absent();
    private List<SarifRule> driverRules = List.of();
    private final List<SarifRules.Component> extensions = new ArrayList<>();
    private final Map<String, String> globalMessages = new HashMap<>();
    private final Map<String, SarifPaths.Artifact> bases = new LinkedHashMap<>();
    private final List<SarifPaths.Artifact> artifacts = new ArrayList<>();
    private final List<SarifLogical> logicals = new ArrayList<>();
    private final List<SarifTaxonomy> taxonomies = new ArrayList<>();
    private final List<SarifWeb> webRequests = new ArrayList<>();
    private final List<ReportNode> provenance = new ArrayList<>();
    private final List<ReportNode> invocations = new ArrayList<>();
    private boolean results;
    private boolean external;
    private long resultCount;
    private long differences;

    void field(JsonReader json, String field) throws IOException {
      switch (field) {
        case "tool" -> json.object(part -> tool(json, part));
        case "automationDetails" -> automation = json.node().requireObject();
        case "properties" -> properties = json.node().requireObject();
        case "originalUriBaseIds" ->
            json.object(id -> bases.put(id, SarifPaths.Artifact.read(json.node().requireObject())));
        case "artifacts" -> json.array(i -> artifacts.add(artifact(json)));
        case "logicalLocations" ->
            json.array(
                i ->
                    logicals.add(
                        SarifLogical.read(json.objectNode(HEAVY), List.of())
                            .orElse(new SarifLogical("", "", ""))));
        case "taxonomies" ->
            json.array(i -> taxonomies.add(SarifTaxonomy.read(json.objectNode(Set.of("rules")))));
        case "webRequests" ->
            json.array(i -> webRequests.add(SarifWeb.read(json.objectNode(Set.of()))));
        case "versionControlProvenance" -> json.array(i -> provenance.add(json.objectNode(HEAVY)));
        case "invocations" ->
            json.array(i -> invocations.add(json.objectNode(Set.of("environmentVariables"))));
        case "externalPropertyFileReferences" ->
            external = json.node().requireObject().has("results");
        case "results" -> {
          results = json.isArray();
          if (!json.isArray() && !json.isNull()) {
            throw json.wrongType("an array");
          }
          json.array(i -> result(json));
        }
        default -> {}
      }
    }

    private void result(JsonReader json) throws IOException {
      resultCount++;
      json.object(
          part -> {
            if (part.equals("baselineState")) {
              String state = json.text().orElse("").toLowerCase(Locale.ROOT);
              differences += state.equals("new") || state.equals("updated") ? 1 : 0;
            }
          });
    }

    private void tool(JsonReader json, String part) throws IOException {
      if (part.equals("driver")) {
        Component component = component(json);
        driver = component.node;
        driverRules = component.rules;
        globalMessages.putAll(component.messages);
      } else if (part.equals("extensions")) {
        json.array(
            i -> {
              Component component = component(json);
              extensions.add(
                  new SarifRules.Component(
                      component.node.text("name").orElse(""),
                      component.node.text("guid").orElse(""),
                      component.rules));
            });
      }
    }

    private Component component(JsonReader json) throws IOException {
      Component component = new Component();
      String pointer = json.pointer();
      Map<String, ReportNode> scalars = new HashMap<>();
      json.object(
          field -> {
            switch (field) {
              case "rules" -> component.rules = ruleReader.readAll(json);
              case "globalMessageStrings" ->
                  json.object(
                      id ->
                          json.node()
                              .requireObject()
                              .text("text")
                              .ifPresent(text -> component.messages.put(id, text)));
              case "name", "fullName", "semanticVersion", "version", "guid" ->
                  scalars.put(field, json.node());
              default -> {}
            }
          });
      component.node = ReportNode.ofFields(pointer, scalars);
      return component;
    }

    private static final class Component {
      private ReportNode node = ReportNode.absent();
      private List<SarifRule> rules = List.of();
      private final Map<String, String> messages = new HashMap<>();
    }

    private SarifPaths.Artifact artifact(JsonReader json) throws IOException {
      ReportNode artifact = json.objectNode(HEAVY);
      return SarifPaths.Artifact.read(artifact.object("location"));
    }

    SarifRun run() {
      String name = driver.firstText("name", "fullName").orElse("unknown");
      Optional<String> image =
          scalar(properties, "imageName")
              .or(() -> SarifRuleReader.strings(properties.get("repoTags")).stream().findFirst());
      Category category = category(name, image.isPresent());
      ScanHeader header =
          ScanHeader.of(name, category)
              .withToolVersion(driver.firstText("semanticVersion", "version"))
              .withConfiguration(configuration())
              .withScannedAt(scannedAt())
              .withRevision(provenance("revisionId"), provenance("branch").flatMap(Parts::branch))
              .withAsset(
                  provenance("repositoryUri")
                      .flatMap(Assets::repository)
                      .or(() -> image.flatMap(Assets::image)));
      return new SarifRun(
          name,
          outcome(header),
          new SarifRules(driverRules, extensions, globalMessages),
          new SarifPaths(bases, artifacts, repositoryRoots()),
          logicals,
          taxonomies,
          webRequests,
          image.map(Assets::imageWithoutDigest),
          image.isPresent());
    }

    /** Trivy roots paths at the scanned directory, and at "/" when it scanned an image. */
    private Category category(String name, boolean ofImage) {
      Category category = SarifTools.category(name);
      SarifPaths.Artifact root = bases.get("ROOTPATH");
      boolean directory = root != null && !root.uri().equals("file:///");
      return category == Category.CONTAINER && directory && !ofImage ? Category.SCA : category;
    }

    /**
     * Category part of the automation id: all before the last slash, for what follows it names the
     * single run (§3.17.3).
     */
    private String configuration() {
      String id = automation.text("id").orElse("");
      return id.substring(0, Math.max(0, id.lastIndexOf('/')));
    }

    private Optional<Instant> scannedAt() {
      Optional<Instant> last = Optional.empty();
      for (ReportNode invocation : invocations) {
        Optional<Instant> time =
            invocation.instant("endTimeUtc").or(() -> invocation.instant("startTimeUtc"));
        if (time.isPresent() && (last.isEmpty() || time.get().isAfter(last.get()))) {
          last = time;
        }
      }
      return last;
    }

    private Optional<String> provenance(String field) {
      return provenance.stream().flatMap(node -> node.text(field).stream()).findFirst();
    }

    private List<SarifPaths.Artifact> repositoryRoots() {
      return provenance.stream()
          .map(node -> SarifPaths.Artifact.read(node.object("mappedTo")))
          .toList();
    }

    private static Optional<String> branch(String reference) {
      String branch = reference.replaceFirst("^refs/heads/", "");
      return branch.equals("HEAD") || branch.startsWith("refs/")
          ? Optional.empty()
          : Optional.of(branch);
    }

    /**
     * A run without results, or with null for them, says that the tool produced none, which differs
     * from having found nothing (§3.14.23). A comparison with a baseline lists what is unchanged
     * and what is absent as well (§3.27.24); where every result is new or updated, the rest may
     * have been filtered out, and what is not there proves nothing.
     */
    private ScanHeader outcome(ScanHeader header) {
      for (ReportNode invocation : invocations) {
        if (!invocation.flag("executionSuccessful").orElse(true)) {
          return header.failed(failure(invocation));
        }
      }
      if (external) {
        return header.incomplete("the results stand in other files");
      }
      if (resultCount > 0 && differences == resultCount) {
        return header.incomplete("every result is new or updated against a baseline");
      }
      return results ? header : header.incomplete("the run has no results, not even an empty list");
    }

    private static String failure(ReportNode invocation) {
      return invocation
          .firstText("exitCodeDescription", "exitSignalName", "processStartFailureMessage")
          .or(() -> notification(invocation, "toolExecutionNotifications"))
          .or(() -> notification(invocation, "toolConfigurationNotifications"))
          .map(text -> "the tool says that it failed: " + text)
          .orElse("the tool says that it failed");
    }

    private static Optional<String> notification(ReportNode invocation, String field) {
      return invocation.objects(field).stream()
          .flatMap(node -> node.object("message").text("text").stream())
          .findFirst();
    }

    private static Optional<String> scalar(ReportNode node, String field) {
      return node.get(field).isScalar() ? node.text(field) : Optional.empty();
    }
  }
}
