/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says in a few words what a file is that is no JSON, so that a mix-up is seen at once. */
final class TextHead {

  private static final int HEAD = 64 << 10;
  private static final Pattern ROOT_ELEMENT = Pattern.compile("<([A-Za-z_][\\w.:-]{0,60})[\\s>/]");

  private TextHead() {}

  static String decode(byte[] prefix) {
    Charset charset = charset(prefix);
    String text = new String(prefix, 0, Math.min(prefix.length, HEAD), charset);
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static Charset charset(byte[] b) {
    if (b.length >= 2) {
      boolean markLittle = b[0] == (byte) 0xff && b[1] == (byte) 0xfe;
      boolean markBig = b[0] == (byte) 0xfe && b[1] == (byte) 0xff;
      if (markLittle || (b[0] != 0 && b[1] == 0)) {
        return UTF_16LE;
      }
      if (markBig || (b[0] == 0 && b[1] != 0)) {
        return UTF_16BE;
      }
    }
    return UTF_8;
  }

  static Optional<String> magic(byte[] b) {
    if (starts(b, 0x89, 'P', 'N', 'G')) {
      return Optional.of("a PNG image");
    }
    if (starts(b, 0xff, 0xd8, 0xff)) {
      return Optional.of("a JPEG image");
    }
    if (starts(b, 'P', 'K', 3, 4)) {
      return Optional.of("a ZIP archive");
    }
    if (starts(b, '%', 'P', 'D', 'F')) {
      return Optional.of("a PDF document");
    }
    if (starts(b, 0x7f, 'E', 'L', 'F')) {
      return Optional.of("an ELF program");
    }
    if (starts(b, 0x28, 0xb5, 0x2f, 0xfd)) {
      return Optional.of("zstd data; only gzip is unpacked here");
    }
    return Optional.empty();
  }

  static String describe(String head) {
    String text = head.stripLeading();
    String lower = text.substring(0, Math.min(200, text.length())).toLowerCase(Locale.ROOT);
    if (lower.startsWith("<!doctype html") || lower.startsWith("<html")) {
      return "an HTML page";
    }
    if (lower.startsWith("<")) {
      Matcher root = ROOT_ELEMENT.matcher(text);
      return "an XML document"
          + (root.find() ? " with the root element <" + root.group(1) + ">" : "");
    }
    if (head.indexOf('\0') >= 0) {
      return "binary data";
    }
    if (lower.startsWith("{") || lower.startsWith("[")) {
      return "damaged JSON";
    }
    return lower.startsWith("---") || lower.contains("apiversion:")
        ? "a YAML document"
        : "plain text";
  }

  private static boolean starts(byte[] bytes, int... magic) {
    if (bytes.length < magic.length) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if ((bytes[i] & 0xff) != magic[i]) {
        return false;
      }
    }
    return true;
  }
}
