/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.normalizer.taxonomy;

import java.util.Locale;

/**
 * A pattern in which {@code *} stands for any text, compared without case. Matching takes at most
 * pattern × text steps, whatever text a report holds; a regular expression gives no such bound.
 */
record Glob(String pattern) {

  Glob {
    pattern = pattern.toLowerCase(Locale.ROOT);
  }

  /** True when the whole text fits; the text is in lower case. */
  boolean fits(String text) {
    int p = 0;
    int t = 0;
    int star = -1;
    int resume = 0;
    while (t < text.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        resume = t;
      } else if (p < pattern.length() && pattern.charAt(p) == text.charAt(t)) {
        p++;
        t++;
      } else if (star >= 0) {
        p = star + 1;
        t = ++resume;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }

  /** True when the whole text fits, or what follows one of its dots. */
  boolean fitsEndOf(String dottedPath) {
    if (fits(dottedPath)) {
      return true;
    }
    for (int dot = dottedPath.indexOf('.'); dot >= 0; dot = dottedPath.indexOf('.', dot + 1)) {
      if (fits(dottedPath.substring(dot + 1))) {
        return true;
      }
    }
    return false;
  }
}
