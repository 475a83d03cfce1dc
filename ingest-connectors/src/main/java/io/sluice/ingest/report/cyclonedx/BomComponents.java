/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.cyclonedx;

import com.github.packageurl.PackageURL;
import io.sluice.event.RawComponent;
import io.sluice.ingest.report.JsonReader;
import io.sluice.ingest.report.PackageUrls;
import io.sluice.ingest.report.ReportNode;
import io.sluice.ingest.report.ReportWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Second pass: writes the components and keeps those that vulnerabilities refer to. */
final class BomComponents {

  /**
   * A component in compact form.
   *
   * @param purl package URL, or empty
   * @param name name with group
   * @param version version, or empty
   * @param type type of the component
   */
  record Kept(String purl, String name, String version, String type) {}

  private final BomHead head;
  private final ReportWriter writer;
  private final Map<String, Kept> byReference = new HashMap<>();

  BomComponents(BomHead head, ReportWriter writer) {
    this.head = head;
    this.writer = writer;
  }

  /** Component that a vulnerability refers to; the reference may itself be a package URL. */
  Optional<Kept> find(String reference) {
    Kept kept = byReference.get(reference);
    if (kept != null) {
      return Optional.of(kept);
    }
    return PackageUrls.parse(reference.contains("%3A") ? reference.replace("%3A", ":") : reference)
        .map(
            purl ->
                new Kept(
                    purl.canonicalize(),
                    PackageUrls.displayName(purl),
                    Optional.ofNullable(purl.getVersion()).orElse(""),
                    "library"));
  }

  void readAll(JsonReader json) throws IOException {
    json.array(i -> read(json));
  }

  /** Fields are read one by one, because the components inside may be many. */
  private void read(JsonReader json) throws IOException {
    if (!json.isObject()) {
      throw json.wrongType("an object");
    }
    String pointer = json.pointer();
    Map<String, ReportNode> fields = new HashMap<>();
    json.object(
        field -> {
          switch (field) {
            case "bom-ref",
                "type",
                "group",
                "name",
                "version",
                "purl",
                "scope",
                "licenses",
                "cpe" ->
                fields.put(field, json.node());
            case "components" -> readAll(json);
            default -> {}
          }
        });
    write(ReportNode.ofFields(pointer, fields));
  }

  /** Writes a component, of which the ones inside are no part. */
  void write(ReportNode component) throws IOException {
    Optional<String> purl = component.text("purl");
    Optional<PackageURL> parsed = purl.flatMap(PackageUrls::parse);
    String name = name(component, parsed);
    Optional<String> version =
        component.text("version").or(() -> parsed.map(PackageURL::getVersion));
    writer.component(
        RawComponent.newBuilder()
            .setPointer(component.pointer())
            .setPurl(purl.orElse(null))
            .setName(name)
            .setVersion(version.orElse(null))
            .setType(component.text("type").orElse("library"))
            .setScope(component.text("scope").orElse(null))
            .setLicenses(licenses(component)));
    String reference = component.text("bom-ref").or(() -> purl).orElse("");
    if (head.affected().contains(reference)) {
      byReference.putIfAbsent(
          reference,
          new Kept(
              purl.orElse(""),
              displayName(component, parsed, name),
              version.orElse(""),
              component.text("type").orElse("library")));
    }
  }

  /** The component's own spelling: package URLs of some types are in lower case. */
  private static String displayName(
      ReportNode component, Optional<PackageURL> purl, String fallback) {
    Optional<String> name = component.text("name");
    if (purl.isEmpty() || name.isEmpty()) {
      return fallback;
    }
    String group = component.text("group").orElse("");
    return PackageUrls.displayName(purl.get().getType(), group, name.get());
  }

  /** Some tools leave the name out when a package URL or a reference says it. */
  private static String name(ReportNode component, Optional<PackageURL> purl) {
    String name =
        component
            .text("name")
            .or(() -> purl.map(PackageURL::getName))
            .or(() -> component.firstText("bom-ref", "cpe"))
            .orElse("");
    return component.text("group").map(group -> group + "/" + name).orElse(name);
  }

  private static List<String> licenses(ReportNode component) {
    List<String> licenses = new ArrayList<>();
    for (ReportNode choice : component.objects("licenses")) {
      choice.object("license").firstText("id", "name").ifPresent(licenses::add);
      choice.text("expression").ifPresent(licenses::add);
    }
    return licenses;
  }
}
