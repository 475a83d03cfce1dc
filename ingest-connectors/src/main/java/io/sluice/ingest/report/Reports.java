/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/**
 * The known report formats, and the way from a file to a {@link Report}: by the format's id, or by
 * the content. Formats are found as services, so another jar can add one.
 */
public final class Reports {

  private final List<ReportFormat> formats;

  /** A fixed set of formats. */
  public Reports(List<ReportFormat> formats) {
    this.formats = formats.stream().sorted(Comparator.comparing(ReportFormat::id)).toList();
  }

  /** All formats on the class path. */
  public static Reports known() {
    ClassLoader loader = Reports.class.getClassLoader();
    List<ReportFormat> found = new ArrayList<>();
    ServiceLoader.load(ReportFormat.class, loader).forEach(found::add);
    ServiceLoader.load(ReportFormatSource.class, loader)
        .forEach(source -> found.addAll(source.formats()));
    return new Reports(found);
  }

  /**
   * These formats and others.
   *
   * @throws IllegalArgumentException when two have the same id
   */
  public Reports with(List<ReportFormat> others) {
    List<ReportFormat> all = new ArrayList<>(formats);
    for (ReportFormat other : others) {
      if (all.stream().anyMatch(format -> format.id().equals(other.id()))) {
        throw new IllegalArgumentException(
            "there is already a format '" + other.id() + "'; give yours another name");
      }
      all.add(other);
    }
    return new Reports(all);
  }

  /** The formats, by id. */
  public List<ReportFormat> formats() {
    return formats;
  }

  /** A format by its id. */
  public Optional<ReportFormat> find(String id) {
    String wanted = id.strip().toLowerCase(Locale.ROOT);
    return formats.stream().filter(format -> format.id().equals(wanted)).findFirst();
  }

  /** Opens a file; see {@link #open(ReportInput, Optional)}. */
  public Report open(Path file, Optional<String> format) throws IOException {
    return open(ReportInput.of(file), format);
  }

  /**
   * Finds the format of a report.
   *
   * @param format id of the format when the sender states it; then the content is not judged
   * @throws UnknownFormatException when there is no such format, or none or several claim the
   *     content
   * @throws MalformedReportException when the report is empty
   */
  public Report open(ReportInput input, Optional<String> format) throws IOException {
    ReportPeek peek = ReportPeek.at(input);
    if (peek.isEmpty() && format.flatMap(this::find).filter(ReportFormat::takesEmpty).isEmpty()) {
      throw new MalformedReportException("", "the report is empty");
    }
    if (format.isPresent()) {
      return new Report(
          input,
          find(format.get())
              .orElseThrow(
                  () ->
                      new UnknownFormatException(
                          "there is no format '" + format.get() + "'; known formats: " + ids())));
    }
    return new Report(input, detect(peek));
  }

  /** The surest formats for a content: one, none, or several that are equally sure. */
  public List<ReportFormat> candidates(ReportPeek peek) {
    Confidence best = Confidence.POSSIBLE;
    List<ReportFormat> candidates = new ArrayList<>();
    for (ReportFormat format : formats) {
      Confidence confidence = format.detect(peek);
      if (confidence.compareTo(best) > 0) {
        candidates.clear();
        best = confidence;
      }
      if (confidence == best) {
        candidates.add(format);
      }
    }
    return candidates;
  }

  private ReportFormat detect(ReportPeek peek) {
    List<ReportFormat> candidates = candidates(peek);
    if (peek.isEmptyList()) {
      throw new UnknownFormatException(
          "the report is an empty list, which does not say which tool found nothing; state the"
              + " format");
    }
    if (candidates.isEmpty()) {
      throw new UnknownFormatException(
          "no format knows this report, it looks like "
              + peek.describe()
              + "; known formats: "
              + ids());
    }
    if (candidates.size() > 1) {
      throw new UnknownFormatException(
          "the report may be "
              + candidates.stream().map(ReportFormat::id).collect(Collectors.joining(" or "))
              + "; state the format");
    }
    return candidates.get(0);
  }

  private String ids() {
    return formats.stream().map(ReportFormat::id).collect(Collectors.joining(", "));
  }
}
