/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.normalizer.identity;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * One spelling for file paths: {@code /} as separator, no {@code ./}, no doubled separator, {@code
 * a/../b} resolved. A leading {@code /} or drive letter stays: whether it is a checkout prefix is
 * not known here.
 */
public final class FilePath {

  private FilePath() {}

  /** Normalised path. */
  public static String normalized(String path) {
    String text = path.strip().replace('\\', '/');
    if (!text.contains("./") && !text.contains("//") && !text.endsWith(".")) {
      return text;
    }
    Deque<String> kept = new ArrayDeque<>();
    for (String segment : text.split("/")) {
      boolean stepsBack = segment.equals("..") && !kept.isEmpty() && !kept.peekLast().equals("..");
      if (stepsBack) {
        kept.removeLast();
      } else if (!segment.isEmpty() && !segment.equals(".")) {
        kept.addLast(segment);
      }
    }
    return (text.startsWith("/") ? "/" : "") + String.join("/", kept);
  }
}
