/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One document of a YAML stream, as text. A stream is cut before it is parsed, so that a document
 * with a syntax error, such as an unrendered template, does not hide the ones behind it. The cut is
 * exact: a line that starts with {@code ---} or {@code ...} is a document marker wherever it stands
 * (YAML 1.2.2, section 9.1.4, c-forbidden).
 *
 * @param firstLine 1-based line of the stream where the text starts
 * @param text the document, without its markers
 */
record YamlDocument(int firstLine, String text) {

  private static final Pattern START = Pattern.compile("---(\\s.*)?");
  private static final Pattern END = Pattern.compile("\\.\\.\\.(\\s.*)?");
  private static final Pattern NO_CONTENT = Pattern.compile("\\s*([#%].*)?");

  /** The documents of a stream that are more than comments. */
  static List<YamlDocument> split(String stream) {
    List<YamlDocument> documents = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    boolean content = false;
    int first = 1;
    int number = 0;
    for (String line : stream.lines().toList()) {
      number++;
      boolean start = START.matcher(line).matches();
      if (start || END.matcher(line).matches()) {
        if (content) {
          documents.add(new YamlDocument(first, text.toString()));
        }
        text.setLength(0);
        // What follows the marker on its own line belongs to the new document.
        String rest = start ? "   " + line.substring(3) : "";
        text.append(rest).append('\n');
        content = !NO_CONTENT.matcher(rest).matches();
        first = number;
      } else {
        text.append(line).append('\n');
        content |= !NO_CONTENT.matcher(line).matches();
      }
    }
    if (content) {
      documents.add(new YamlDocument(first, text.toString()));
    }
    return documents;
  }
}
