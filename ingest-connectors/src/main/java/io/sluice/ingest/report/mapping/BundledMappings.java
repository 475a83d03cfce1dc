/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sluice.ingest.report.ReportFormat;
import io.sluice.ingest.report.ReportFormatSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** The formats whose mappings come with Sluice, by the list {@code formats.txt} beside them. */
public final class BundledMappings implements ReportFormatSource {

  private static final class Holder {
    private static final List<ReportFormat> FORMATS = read();

    private static List<ReportFormat> read() {
      List<ReportFormat> formats = new ArrayList<>();
      for (String id : ids()) {
        formats.add(MappedFormat.parse(id + ".yaml", text(id)));
      }
      return List.copyOf(formats);
    }
  }

  @Override
  public List<ReportFormat> formats() {
    return Holder.FORMATS;
  }

  /** Ids of the formats. */
  public static List<String> ids() {
    return resource("formats.txt").lines().map(String::strip).filter(id -> !id.isEmpty()).toList();
  }

  /** The mapping of a format as it is written. */
  public static String text(String id) {
    return resource(id + ".yaml");
  }

  private static String resource(String name) {
    try (InputStream in = BundledMappings.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalArgumentException("there is no " + name);
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
