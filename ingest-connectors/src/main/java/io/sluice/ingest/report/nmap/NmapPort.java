/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.nmap;

import io.sluice.event.Category;
import io.sluice.event.Location;
import io.sluice.event.PackageRef;
import io.sluice.event.Rating;
import io.sluice.event.RawFinding;
import io.sluice.ingest.report.Findings;
import io.sluice.ingest.report.MalformedReportException;
import io.sluice.ingest.report.Texts;
import io.sluice.ingest.report.XmlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A port of a host, and the findings that it makes. */
final class NmapPort {

  private final String host;
  private final XmlNode port;
  private final XmlNode service;
  private final String number;
  private final String protocol;

  NmapPort(String host, XmlNode port) {
    this.host = host;
    this.port = port;
    this.service = port.child("service");
    this.protocol = port.attribute("protocol").orElse("tcp");
    this.number =
        port.attribute("portid")
            .orElseThrow(
                () -> MalformedReportException.at(port.pointer(), "a port needs a 'portid'"));
  }

  /** {@code open|filtered} is not known to be open. */
  boolean isOpen() {
    return port.child("state").attribute("state").filter("open"::equals).isPresent();
  }

  RawFinding.Builder open() {
    return Findings.at(port, Category.DAST)
        .setRuleId("open-port")
        .setTitle("Open port: " + number + "/" + protocol)
        .setMessage(software().orElse(null))
        .setSeverity("Info")
        .setLocations(List.of(location()))
        .setTags(service.attribute("name").stream().toList());
  }

  private Optional<String> software() {
    String text =
        Stream.of("product", "version", "extrainfo")
            .flatMap(field -> service.attribute(field).stream())
            .reduce((before, next) -> before + " " + next)
            .or(() -> service.attribute("name"))
            .orElse("");
    return Texts.present(text);
  }

  private Location location() {
    Location.Builder location =
        Location.newBuilder().setResource(host + ":" + number + "/" + protocol);
    String name = service.attribute("name").orElse("");
    if (name.equals("http") || name.equals("https") || name.equals("http-alt")) {
      boolean tls = name.equals("https") || service.attribute("tunnel").equals(Optional.of("ssl"));
      location.setUrl((tls ? "https://" : "http://") + host + ":" + number + "/");
    }
    return location.build();
  }

  /** A table a CPE, in it a table an entry. */
  List<RawFinding.Builder> vulnerabilities() {
    List<RawFinding.Builder> findings = new ArrayList<>();
    for (XmlNode script : port.children("script")) {
      if (script.attribute("id").filter("vulners"::equals).isPresent()) {
        for (XmlNode software : script.children("table")) {
          for (XmlNode entry : software.children("table")) {
            findings.add(vulnerability(software.attribute("key").orElse(""), entry));
          }
        }
      }
    }
    return findings;
  }

  private RawFinding.Builder vulnerability(String cpe, XmlNode entry) {
    String id =
        element(entry, "id")
            .orElseThrow(
                () ->
                    MalformedReportException.at(
                        entry.pointer(), "an entry of vulners needs an 'id'"));
    Optional<Double> score = element(entry, "cvss").flatMap(NmapPort::score);
    boolean exploit = element(entry, "is_exploit").filter("true"::equals).isPresent();
    String type = element(entry, "type").orElse("cve");
    // An exploit names the vulnerability in its own id only by chance.
    boolean own = type.equals("cve") || Findings.vulnerabilityIds(id).contains(id);
    return Findings.at(entry, Category.DAST)
        .setRuleId(id)
        .setTitle(id)
        .setSeverity(score.map(NmapPort::severity).orElse(null))
        .setRatings(
            score.filter(value -> value > 0).stream()
                .map(value -> new Rating("vulners", null, value, null, null))
                .toList())
        .setVulnerabilityIds(own ? List.of(Findings.spelled(id)) : List.of())
        .setPackage$(packageRef(cpe).orElse(null))
        .setLocations(List.of(location()))
        .setReferences(List.of("https://vulners.com/" + type + "/" + id))
        .setTags(exploit ? List.of(type, "exploit") : List.of(type));
  }

  private static Optional<String> element(XmlNode table, String key) {
    return table.children("elem").stream()
        .filter(elem -> elem.attribute("key").filter(key::equals).isPresent())
        .flatMap(elem -> elem.text().stream())
        .findFirst();
  }

  private static Optional<Double> score(String text) {
    try {
      return Optional.of(Double.valueOf(text)).filter(score -> score >= 0 && score <= 10);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** The bands of CVSS v3.1, section 5. */
  private static String severity(double score) {
    if (score >= 9) {
      return "Critical";
    }
    if (score >= 7) {
      return "High";
    }
    if (score >= 4) {
      return "Medium";
    }
    return score > 0 ? "Low" : "Info";
  }

  /** {@code cpe:/a:openbsd:openssh:7.4}, {@code cpe:2.3:a:openbsd:openssh:7.4:...}. */
  private static Optional<PackageRef> packageRef(String cpe) {
    List<String> parts = List.of(cpe.replace("cpe:2.3:", "cpe:/").split(":", -1));
    if (!cpe.startsWith("cpe:") || parts.size() < 4 || parts.get(3).isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        PackageRef.newBuilder()
            .setName(parts.get(3))
            .setVersion(parts.size() > 4 && !parts.get(4).isEmpty() ? parts.get(4) : null)
            .build());
  }
}
