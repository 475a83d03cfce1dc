/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.depcheck;

import com.github.packageurl.PackageURL;
import io.sluice.event.Category;
import io.sluice.event.Location;
import io.sluice.event.PackageRef;
import io.sluice.event.RawFinding;
import io.sluice.ingest.report.Findings;
import io.sluice.ingest.report.MalformedReportException;
import io.sluice.ingest.report.PackageUrls;
import io.sluice.ingest.report.XmlNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A dependency, and the findings that its vulnerabilities make. */
final class Dependency {

  private final XmlNode element;
  private final PackageRef packageRef;

  Dependency(XmlNode element) {
    this.element = element;
    this.packageRef = packageRef(element);
  }

  XmlNode element() {
    return element;
  }

  RawFinding.Builder finding(XmlNode vulnerability) {
    String name =
        vulnerability
            .text("name")
            .orElseThrow(
                () ->
                    MalformedReportException.at(
                        vulnerability.pointer(), "a vulnerability needs a 'name'"));
    boolean suppressed = vulnerability.name().equals("suppressedVulnerability");
    String version = packageRef.getVersion();
    return Findings.at(vulnerability, Category.SCA)
        .setRuleId(name)
        .setTitle(name + " in " + packageRef.getName() + (version == null ? "" : " " + version))
        .setDescription(vulnerability.text("description").orElse(null))
        .setMessage(vulnerability.text("notes").orElse(null))
        .setSeverity(vulnerability.text("severity").orElse(null))
        .setRatings(DependencyRatings.of(vulnerability))
        .setCwes(cwes(vulnerability))
        .setVulnerabilityIds(List.copyOf(Findings.vulnerabilityIds(name)))
        .setPackage$(packageRef)
        .setLocations(
            packageRef.getPath() == null
                ? List.of()
                : List.of(Location.newBuilder().setPath(packageRef.getPath()).build()))
        .setReferences(references(vulnerability))
        .setTags(vulnerability.attribute("source").stream().toList())
        .setSuppressed(suppressed)
        .setSuppressionReason(
            suppressed
                ? vulnerability.text("notes").orElse("suppressed by a suppression file")
                : null);
  }

  private static List<Integer> cwes(XmlNode vulnerability) {
    Set<Integer> cwes = new LinkedHashSet<>();
    Stream.concat(
            vulnerability.texts("cwe").stream(), vulnerability.child("cwes").texts("cwe").stream())
        .forEach(text -> Findings.cwe(text).ifPresent(cwes::add));
    return List.copyOf(cwes);
  }

  private static List<String> references(XmlNode vulnerability) {
    List<String> urls = new ArrayList<>();
    for (XmlNode reference : vulnerability.child("references").children("reference")) {
      reference.text("url").filter(url -> url.startsWith("http")).ifPresent(urls::add);
    }
    return urls;
  }

  private static PackageRef packageRef(XmlNode element) {
    String file = element.firstText("fileName", "filePath").orElse("");
    PackageRef.Builder reference =
        PackageRef.newBuilder()
            .setName(file)
            .setPath(element.text("filePath").map(path -> path.replace('\\', '/')).orElse(null));
    Optional<PackageURL> purl = purl(element.child("identifiers"));
    if (purl.isPresent()) {
      reference
          .setPurl(purl.get().canonicalize())
          .setName(PackageUrls.displayName(purl.get()))
          .setVersion(purl.get().getVersion())
          .setEcosystem(purl.get().getType());
    } else {
      coordinates(element.child("identifiers"), reference);
    }
    if (reference.getName().isEmpty()) {
      throw MalformedReportException.at(element.pointer(), "a dependency needs a 'fileName'");
    }
    return reference.build();
  }

  /** Since 5.0. */
  private static Optional<PackageURL> purl(XmlNode identifiers) {
    return identifiers.children("package").stream()
        .flatMap(identifier -> identifier.text("id").stream())
        .flatMap(id -> PackageUrls.parse(id).stream())
        .findFirst();
  }

  /** Before: {@code group:artifact:version}, sometimes in brackets. */
  private static void coordinates(XmlNode identifiers, PackageRef.Builder reference) {
    for (XmlNode identifier : identifiers.children("identifier")) {
      String type = identifier.attribute("type").orElse("");
      String name = identifier.text("name").orElse("").replaceFirst("^\\((.*)\\)$", "$1");
      int last = name.lastIndexOf(':');
      if (!type.equals("cpe") && !name.startsWith("cpe:") && last > 0) {
        String version = name.substring(last + 1);
        String plain = name.substring(0, last);
        reference
            .setName(plain)
            .setVersion(version)
            .setEcosystem(type.isEmpty() ? null : type)
            .setPurl(PackageUrls.named(type, plain, version).orElse(null));
        return;
      }
    }
  }
}
