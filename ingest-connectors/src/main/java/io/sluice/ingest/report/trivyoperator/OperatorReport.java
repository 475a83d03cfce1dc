/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.trivyoperator;

import io.sluice.event.Category;
import io.sluice.event.Location;
import io.sluice.event.PackageRef;
import io.sluice.event.Rating;
import io.sluice.event.RawComponent;
import io.sluice.event.RawFinding;
import io.sluice.ingest.report.Dependencies;
import io.sluice.ingest.report.Ecosystems;
import io.sluice.ingest.report.Findings;
import io.sluice.ingest.report.MalformedReportException;
import io.sluice.ingest.report.PackageUrls;
import io.sluice.ingest.report.ReportNode;
import io.sluice.ingest.report.ReportWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes what one resource holds. */
final class OperatorReport {

  private static final String LABEL = "trivy-operator.";

  private final ReportNode report;
  private final ReportNode content;
  private final ReportNode labels;
  private final ReportWriter writer;

  OperatorReport(ReportNode report, ReportWriter writer) {
    this.report = report;
    this.content = report.object("report");
    this.labels = report.object("metadata").object("labels");
    this.writer = writer;
  }

  void write() throws IOException {
    for (ReportNode vulnerability : content.objects("vulnerabilities")) {
      writer.finding(vulnerability(vulnerability));
    }
    for (ReportNode check : content.objects("checks")) {
      if (!check.flag("success").orElse(false)) {
        writer.finding(check(check, check));
      }
    }
    for (ReportNode secret : content.objects("secrets")) {
      writer.finding(secret(secret));
    }
    for (ReportNode component : content.object("components").objects("components")) {
      component(component);
    }
    compliance(report.object("status"));
  }

  private RawFinding.Builder vulnerability(ReportNode node) {
    String id =
        node.text("vulnerabilityID")
            .orElseThrow(
                () ->
                    MalformedReportException.at(
                        node.pointer(), "a vulnerability needs a 'vulnerabilityID'"));
    PackageRef reference = reference(node);
    List<String> urls = new ArrayList<>(node.strings("primaryLink"));
    urls.addAll(node.strings("links"));
    return Findings.at(node, Category.CONTAINER)
        .setRuleId(id)
        .setTitle(Dependencies.title(List.of(id), id, reference))
        .setMessage(node.text("title").orElse(null))
        .setDescription(node.text("description").orElse(null))
        .setSeverity(node.text("severity").orElse(null))
        .setRatings(
            node.number("score").stream()
                .map(
                    score ->
                        new Rating(
                            node.text("cvssSource").orElse("nvd"), "CVSSv3", score, null, null))
                .toList())
        .setVulnerabilityIds(List.of(Findings.spelled(id)))
        .setPackage$(reference)
        .setLocations(
            List.of(
                workload(image())
                    .setPath(node.firstText("packagePath", "target").orElse(null))
                    .build()))
        .setRemediation(Dependencies.upgrade(reference).orElse(null))
        .setReferences(urls)
        .setTags(Stream.of("class", "packageType").flatMap(f -> node.text(f).stream()).toList());
  }

  private PackageRef reference(ReportNode node) {
    String name = node.text("resource").orElse("unknown");
    Optional<String> version = node.text("installedVersion");
    List<String> fixed =
        node.text("fixedVersion").map(text -> List.of(text.split(",\\s*"))).orElse(List.of());
    Optional<String> path = node.firstText("packagePath", "target");
    Optional<String> purl = node.text("packagePURL");
    if (purl.isPresent()) {
      return PackageRef.newBuilder()
          .setPurl(purl.get())
          .setName(name)
          .setVersion(version.orElse(null))
          .setEcosystem(purl.flatMap(PackageUrls::type).orElse(null))
          .setFixedVersions(fixed)
          .setPath(path.orElse(null))
          .build();
    }
    String kind = node.text("packageType").orElse("");
    String system = content.object("os").text("family").orElse("");
    Optional<String> type =
        switch (kind) {
          case "node-pkg" -> Optional.of("npm");
          case "python-pkg" -> Optional.of("pypi");
          case "jar", "pom" -> Optional.of("maven");
          case "gobinary", "gomod" -> Optional.of("golang");
          case "gemspec" -> Optional.of("gem");
          case "rustbinary" -> Optional.of("cargo");
          case "dotnet-core" -> Optional.of("nuget");
          default -> Ecosystems.named(kind);
        };
    Optional<String> systemType =
        Dependencies.systemType(kind).or(() -> Dependencies.systemType(system));
    if (type.isPresent() || systemType.isEmpty()) {
      return Dependencies.reference(type, name, version, fixed, path);
    }
    String release = content.object("os").text("name").map(text -> "-" + text).orElse("");
    return Dependencies.ofSystem(
        systemType.get(),
        system.isEmpty() ? "" : system.toLowerCase(Locale.ROOT) + release,
        name,
        version,
        fixed,
        path);
  }

  /**
   * A failed check.
   *
   * @param control control of a compliance report that asks for it, else the check itself
   */
  private RawFinding.Builder check(ReportNode check, ReportNode control) {
    Optional<String> id = check.firstText("checkID", "id");
    List<String> messages = check.strings("messages");
    Optional<String> resource = check.text("target").or(this::resource);
    return Findings.at(check, Category.IAC)
        .setRuleId(id.map(OperatorReport::avd).orElse(null))
        .setTitle(check.text("title").or(() -> control.text("name")).or(() -> id).orElse(""))
        .setMessage(messages.isEmpty() ? null : String.join("\n", messages))
        .setDescription(
            check.text("description").or(() -> control.text("description")).orElse(null))
        .setSeverity(check.text("severity").or(() -> control.text("severity")).orElse(null))
        .setLocations(
            List.of(workload(Location.newBuilder()).setResource(resource.orElse(null)).build()))
        .setRemediation(check.text("remediation").orElse(null))
        .setReferences(
            id
                .map(
                    text ->
                        "https://avd.aquasec.com/misconfig/kubernetes/"
                            + text.toLowerCase(Locale.ROOT))
                .stream()
                .toList())
        .setTags(
            Stream.of(check.text("category"), id, control == check ? id : control.text("id"))
                .flatMap(Optional::stream)
                .distinct()
                .toList());
  }

  private RawFinding.Builder secret(ReportNode secret) {
    String rule = secret.firstText("ruleID", "category").orElse("secret");
    return Findings.at(secret, Category.SECRET)
        .setRuleId(rule)
        .setTitle(secret.text("title").orElse(rule))
        .setSeverity(secret.text("severity").orElse(null))
        .setLocations(
            List.of(workload(image()).setPath(secret.text("target").orElse(null)).build()))
        .setSecret(writer.secret(rule, ""))
        .setEvidence(secret.text("match").orElse(null))
        .setTags(secret.text("category").stream().toList());
  }

  private void component(ReportNode component) throws IOException {
    Optional<String> group = component.text("group");
    writer.component(
        RawComponent.newBuilder()
            .setPointer(component.pointer())
            .setName(
                group.map(text -> text + "/").orElse("")
                    + component.firstText("name", "purl", "bom-ref").orElse(""))
            .setVersion(component.text("version").orElse(null))
            .setPurl(component.text("purl").orElse(null))
            .setType(component.text("type").orElse("library"))
            .setLicenses(
                component.objects("licenses").stream()
                    .flatMap(
                        choice ->
                            Stream.concat(
                                choice.text("expression").stream(),
                                choice.object("license").firstText("id", "name").stream()))
                    .toList()));
  }

  /** Failed checks in detail, or only how many checks of a control failed. */
  private void compliance(ReportNode status) throws IOException {
    for (ReportNode result : status.object("detailReport").objects("results")) {
      for (ReportNode check : result.objects("checks")) {
        if (!check.flag("success").orElse(false)) {
          writer.finding(check(check, result));
        }
      }
    }
    for (ReportNode control : status.object("summaryReport").objects("controlCheck")) {
      Optional<Integer> failed = control.integer("totalFail").filter(count -> count > 0);
      if (failed.isPresent()) {
        writer.finding(control(control, failed.get(), status.object("summaryReport")));
      }
    }
  }

  private RawFinding.Builder control(ReportNode control, int failed, ReportNode benchmark) {
    Optional<String> id = control.text("id");
    List<ReportNode> specified =
        report.object("spec").object("compliance").objects("controls").stream()
            .filter(entry -> id.isPresent() && entry.text("id").equals(id))
            .toList();
    return Findings.at(control, Category.IAC)
        .setRuleId(benchmark.text("id").map(text -> text + "/").orElse("") + id.orElse("control"))
        .setTitle(control.text("name").or(() -> id).orElse("Control"))
        .setMessage(failed + " checks failed")
        .setDescription(
            specified.stream()
                .flatMap(entry -> entry.text("description").stream())
                .findFirst()
                .orElse(null))
        .setSeverity(control.text("severity").orElse(null))
        .setLocations(List.of(Location.newBuilder().setResource("cluster").build()))
        .setReferences(report.object("spec").object("compliance").strings("relatedResources"))
        .setTags(
            specified.stream()
                .flatMap(entry -> entry.objects("checks").stream())
                .flatMap(entry -> entry.text("id").stream())
                .toList());
  }

  private Location.Builder image() {
    ReportNode artifact = content.object("artifact");
    String server =
        content
            .object("registry")
            .text("server")
            .map(text -> text.replaceFirst("^index\\.docker\\.io$", "docker.io") + "/")
            .orElse("");
    return Location.newBuilder()
        .setImage(
            artifact
                .text("repository")
                .map(name -> server + name + artifact.text("tag").map(tag -> ":" + tag).orElse(""))
                .orElse(null))
        .setImageDigest(artifact.text("digest").orElse(null));
  }

  private Location.Builder workload(Location.Builder location) {
    return location.setWorkload(resource().orElse(null));
  }

  /** {@code namespace/Kind/name} of what was looked at. */
  private Optional<String> resource() {
    Optional<String> name =
        labels.text(LABEL + "resource.name").or(() -> report.object("metadata").text("name"));
    return name.map(
        text ->
            Stream.of(
                        labels
                            .text(LABEL + "resource.namespace")
                            .or(() -> report.object("metadata").text("namespace")),
                        labels.text(LABEL + "resource.kind"))
                    .flatMap(Optional::stream)
                    .map(part -> part + "/")
                    .reduce("", String::concat)
                + text);
  }

  /** {@code KSV014} is {@code AVD-KSV-0014} in Trivy's own reports. */
  private static String avd(String id) {
    return id.matches("(KSV|KCV)-?[0-9]{2,4}")
        ? "AVD-" + id.substring(0, 3) + "-" + "0".repeat(4 - digits(id)) + id.replaceAll("\\D", "")
        : id;
  }

  private static int digits(String id) {
    return id.replaceAll("\\D", "").length();
  }
}
