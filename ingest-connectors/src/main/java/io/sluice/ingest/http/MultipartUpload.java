/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.io.Content;
import org.jspecify.annotations.Nullable;

/**
 * Reads multipart/form-data as it arrives: one part with a file name is the report and goes to the
 * disk, the others are parameters.
 */
final class MultipartUpload implements MultiPart.Parser.Listener {

  private static final int MAX_PARTS = 50;
  private static final int MAX_PART_HEADERS = 8 << 10;
  private static final int MAX_FIELD = 4 << 10;

  private final OutputStream report;
  private final Map<String, List<String>> fields = new HashMap<>();
  private Optional<String> fileName = Optional.empty();
  private String disposition = "";
  private String partName = "";
  private @Nullable ByteArrayOutputStream field;
  private boolean complete;
  private @Nullable RuntimeException failure;

  private MultipartUpload(OutputStream report) {
    this.report = report;
  }

  /**
   * Reads the whole body.
   *
   * @param report takes the bytes of the report
   * @throws ProblemException when the body is no form with one file
   */
  static MultipartUpload read(InputStream body, String contentType, OutputStream report)
      throws IOException {
    @Nullable String boundary = MultiPart.extractBoundary(contentType);
    if (boundary == null || boundary.isEmpty() || boundary.length() > 70) {
      throw wrong("multipart/form-data needs a boundary of 1 to 70 characters");
    }
    MultipartUpload upload = new MultipartUpload(report);
    MultiPart.Parser parser = new MultiPart.Parser(boundary, upload);
    parser.setMaxParts(MAX_PARTS);
    parser.setPartHeadersMaxLength(MAX_PART_HEADERS);
    byte[] buffer = new byte[1 << 16];
    for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
      upload.parse(parser, Content.Chunk.from(ByteBuffer.wrap(buffer, 0, read), false));
    }
    upload.parse(parser, Content.Chunk.EOF);
    if (!upload.complete) {
      throw ProblemException.of(
          ProblemType.INCOMPLETE_UPLOAD, "the form ended before its last boundary");
    }
    if (upload.fileName.isEmpty()) {
      throw wrong("the form holds no file; send the report as in: curl -F report=@semgrep.sarif");
    }
    return upload;
  }

  private void parse(MultiPart.Parser parser, Content.Chunk chunk) {
    try {
      parser.parse(chunk);
    } catch (RuntimeException e) {
      onFailure(e);
    } finally {
      chunk.release();
    }
    if (failure != null) {
      throw failure;
    }
  }

  /** Parameters in the form. */
  Map<String, List<String>> fields() {
    return fields;
  }

  /** File name that the sender gave, without directories. */
  String fileName() {
    return fileName.orElse("");
  }

  @Override
  public void onPartHeader(String name, String value) {
    if (name.equalsIgnoreCase("Content-Disposition")) {
      disposition = value;
    }
  }

  @Override
  public void onPartHeaders() {
    Map<String, String> parameters = new HashMap<>();
    String kind = HttpField.getValueParameters(disposition, parameters);
    disposition = "";
    if (!kind.strip().toLowerCase(Locale.ROOT).equals("form-data")) {
      throw wrong("a part has no Content-Disposition: form-data");
    }
    partName = parameters.getOrDefault("name", "");
    @Nullable String file = parameters.get("filename");
    if (file == null) {
      field = new ByteArrayOutputStream();
      return;
    }
    field = null;
    if (fileName.isPresent()) {
      throw wrong("the form holds several files; send one report a request");
    }
    fileName =
        Optional.of(file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1));
  }

  @Override
  public void onPartContent(Content.Chunk chunk) {
    ByteBuffer bytes = chunk.getByteBuffer();
    byte[] content = new byte[bytes.remaining()];
    bytes.get(content);
    ByteArrayOutputStream text = field;
    if (text == null) {
      try {
        report.write(content);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    } else if (text.size() + content.length > MAX_FIELD) {
      throw wrong("the field " + partName + " is too long for a parameter");
    } else {
      text.writeBytes(content);
    }
  }

  @Override
  public void onPartEnd() {
    ByteArrayOutputStream text = field;
    if (text != null) {
      fields.computeIfAbsent(partName, name -> new ArrayList<>()).add(text.toString(UTF_8));
      field = null;
    }
  }

  @Override
  public void onComplete() {
    complete = true;
  }

  /** The parser tells here what a method above has thrown, and what it does not understand. */
  @Override
  public void onFailure(Throwable e) {
    if (failure == null) {
      failure =
          switch (e) {
            case ProblemException problem -> problem;
            case UncheckedIOException io -> io;
            default -> wrong("the form cannot be read: " + e.getMessage());
          };
    }
  }

  private static ProblemException wrong(String detail) {
    return ProblemException.of(ProblemType.BAD_REQUEST, detail);
  }
}
