/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.runtime.config;

import java.util.Locale;
import java.util.regex.Pattern;

/** Hides secrets in what is printed: by the name of a key, and by the look of a text. */
public final class Redaction {

  /** What is shown instead of a secret. */
  public static final String HIDDEN = "[hidden]";

  private static final Pattern SECRET_KEY =
      Pattern.compile(
          ".*(password|passwd|secret|token|credential|jaas|user\\.info|private|"
              + "(keystore|truststore)\\.(key|certificates|certificate\\.chain)|pepper|api\\.?key).*");

  /** Names no secret although it looks like one: it says where the secret is taken from. */
  private static final Pattern NOT_SECRET_KEY =
      Pattern.compile(".*(credentials\\.source|token\\.endpoint\\.url|secret\\.key\\.location)");

  private static final Pattern URL_USER = Pattern.compile("(?<=://)[^/@\\s]+(?=@)");
  private static final Pattern ASSIGNMENT =
      Pattern.compile(
          "(?i)((?:password|passwd|secret|token|api[_-]?key|authorization|credential)s?[\"']?"
              + "\\s*[=:]\\s*)(?:(?:bearer|basic)\\s+)?(\"[^\"]*\"|'[^']*'|[^\\s,;&]+)");
  private static final Pattern BEARER = Pattern.compile("(?i)\\b(bearer|basic)\\s+[\\w+/=.~-]{8,}");

  private Redaction() {}

  /** Text of a key as it may be printed. */
  public static String value(String key, String text) {
    String name = key.toLowerCase(Locale.ROOT);
    if (SECRET_KEY.matcher(name).matches() && !NOT_SECRET_KEY.matcher(name).matches()) {
      return HIDDEN;
    }
    return URL_USER.matcher(text).replaceAll(HIDDEN);
  }

  /** Free text with user information of URLs and {@code password=...} assignments hidden. */
  public static String text(String text) {
    String result = URL_USER.matcher(text).replaceAll(HIDDEN);
    result = ASSIGNMENT.matcher(result).replaceAll("$1" + HIDDEN);
    return BEARER.matcher(result).replaceAll("$1 " + HIDDEN);
  }
}
