/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The body of {@code POST /v1/reports} on its way to the disk.
 *
 * @param parameters what query and form say, by name
 * @param name file name of the report
 */
record Upload(Map<String, List<String>> parameters, String name) {

  private static final String NAMELESS = "upload";
  private static final int MAX_NAME = 200;
  private static final Set<String> NO_REPORTS =
      Set.of("image", "audio", "video", "font", "model", "message", "multipart");
  private static final String FORM = "application/x-www-form-urlencoded";

  /**
   * How a body is packed, judged before anything of it is read.
   *
   * @param type media type with its parameters; empty when none is stated
   * @param gzip whether the body is gzip on the way
   */
  record Head(String type, boolean gzip) {

    /**
     * @throws ProblemException when it cannot be a report
     */
    static Head of(Optional<String> contentType, Optional<String> contentEncoding) {
      String type = contentType.map(String::strip).orElse("");
      String bare = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
      if (bare.equals(FORM)) {
        // curl -d removes the line ends and still sends this, which ruins JSON lines and CSV.
        throw ProblemException.of(
            ProblemType.UNSUPPORTED_MEDIA_TYPE,
            "a report is no web form: with curl use -F report=@FILE, or --data-binary @FILE with"
                + " -H 'Content-Type: application/octet-stream'");
      }
      boolean form = bare.equals("multipart/form-data");
      if (!form && NO_REPORTS.contains(bare.split("/", 2)[0])) {
        throw ProblemException.of(
            ProblemType.UNSUPPORTED_MEDIA_TYPE,
            "'" + shown(bare) + "' is not the type of a report");
      }
      String encoding = contentEncoding.orElse("identity").strip().toLowerCase(Locale.ROOT);
      return switch (encoding) {
        case "", "identity" -> new Head(type, false);
        case "gzip", "x-gzip" -> new Head(type, true);
        default ->
            throw ProblemException.of(
                ProblemType.UNSUPPORTED_MEDIA_TYPE,
                "'" + shown(encoding) + "' is not understood; use gzip or no Content-Encoding");
      };
    }

    boolean isForm() {
      return type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data");
    }

    private static String shown(String text) {
      return text.length() > 60 ? text.substring(0, 60) : text;
    }
  }

  /**
   * Reads the body to its end.
   *
   * @param query parameters of the query; those of a form come beside them
   * @throws ProblemException when the body is too large, too slow, cut or no form
   */
  static Upload receive(
      Head head, Map<String, List<String>> query, InputStream body, SpoolFile report)
      throws IOException {
    try {
      Upload upload =
          head.gzip() ? unpacked(head, query, body, report) : plain(head, query, body, report);
      // Until the end is seen, a cut connection could pass for a whole report.
      if (body.read() >= 0) {
        throw ProblemException.of(
            ProblemType.BAD_REQUEST, "the body goes on behind the end of its content");
      }
      return upload;
    } catch (ProblemException e) {
      throw e;
    } catch (EOFException | ZipException e) {
      throw ProblemException.of(
          ProblemType.INCOMPLETE_UPLOAD, "the body ended early, or its gzip data is damaged");
    } catch (IOException e) {
      throw interrupted(e);
    }
  }

  private static ProblemException interrupted(IOException e) throws IOException {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof TimeoutException) {
        return ProblemException.of(
            ProblemType.TIMEOUT, "nothing came for too long; send the report again");
      }
      if (cause.getClass().getName().startsWith("org.eclipse.jetty.")) {
        return ProblemException.of(
            ProblemType.INCOMPLETE_UPLOAD, "the body ended before it was whole");
      }
    }
    throw e;
  }

  private static Upload unpacked(
      Head head, Map<String, List<String>> query, InputStream body, SpoolFile report)
      throws IOException {
    return plain(head, query, new GZIPInputStream(body, 1 << 16), report);
  }

  private static Upload plain(
      Head head, Map<String, List<String>> query, InputStream body, SpoolFile report)
      throws IOException {
    if (!head.isForm()) {
      body.transferTo(report);
      return of(query, Map.of(), "");
    }
    MultipartUpload form = MultipartUpload.read(body, head.type(), report);
    return of(query, form.fields(), form.fileName());
  }

  private static Upload of(
      Map<String, List<String>> query, Map<String, List<String>> form, String fileName) {
    Map<String, List<String>> all = new HashMap<>(query);
    form.forEach(
        (name, values) ->
            all.merge(
                name,
                values,
                (one, other) -> {
                  List<String> both = new ArrayList<>(one);
                  both.addAll(other);
                  return both;
                }));
    String clean =
        fileName.chars().allMatch(c -> c >= ' ' && c != 0x7f) ? fileName.strip() : NAMELESS;
    String named = clean.isEmpty() ? NAMELESS : clean;
    return new Upload(all, named.length() > MAX_NAME ? named.substring(0, MAX_NAME) : named);
  }
}
