/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.nikto;

import io.sluice.event.Category;
import io.sluice.event.Location;
import io.sluice.event.RawFinding;
import io.sluice.ingest.report.Findings;
import io.sluice.ingest.report.MalformedReportException;
import io.sluice.ingest.report.TextLimits;
import io.sluice.ingest.report.Texts;
import java.util.List;
import java.util.Optional;

/**
 * An item in either form.
 *
 * @param pointer where it stands
 * @param id number of the test
 * @param message what was found
 * @param method request method
 * @param url absolute URL
 * @param osvdb id in the vulnerability database that Nikto used, 0 when there is none
 * @param references links
 */
record NiktoItem(
    String pointer,
    Optional<String> id,
    Optional<String> message,
    Optional<String> method,
    Optional<String> url,
    Optional<String> osvdb,
    List<String> references) {

  RawFinding.Builder finding() {
    String text =
        message.orElseThrow(
            () -> MalformedReportException.at(pointer, "an item needs a description"));
    return RawFinding.newBuilder()
        .setPointer(pointer)
        .setCategory(Category.DAST)
        .setRuleId(id.orElse(null))
        .setTitle(Texts.cut(Texts.line(text), TextLimits.TITLE))
        .setMessage(text)
        // Nikto rates nothing: what a vulnerability database lists is more than a hint.
        .setSeverity(osvdb.filter(number -> !number.equals("0")).isPresent() ? "Medium" : "Info")
        .setCwes(List.copyOf(Findings.cwes(text)))
        .setVulnerabilityIds(
            Findings.covered("NIKTO-" + id.orElse("?"), Findings.vulnerabilityIds(text)))
        .setLocations(
            url.stream()
                .map(
                    address ->
                        Location.newBuilder()
                            .setUrl(address)
                            .setMethod(method.orElse(null))
                            .build())
                .toList())
        .setReferences(references);
  }
}
