/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.http;

import java.util.regex.Pattern;

/**
 * Pattern of asset ids: {@code *} stands for any characters but {@code /}, {@code **} for any
 * characters. {@code repo:github.com/acme/*} is every repository of an organisation, {@code **}
 * every asset.
 */
public final class AssetGlob {

  private static final int MAX_LENGTH = 500;
  private static final int MAX_WILDCARDS = 10;

  private final String text;
  private final Pattern pattern;

  /**
   * @throws IllegalArgumentException when the text cannot be a pattern
   */
  public AssetGlob(String text) {
    this.text = text.strip();
    boolean odd = this.text.chars().anyMatch(c -> c <= ' ' || c == '|');
    long wildcards = this.text.chars().filter(c -> c == '*').count();
    if (this.text.isEmpty() || odd || this.text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "not a pattern of assets: '" + this.text + "'; try repo:github.com/acme/* or **");
    }
    if (wildcards > MAX_WILDCARDS) {
      // Each may be tried against every rest of an asset id.
      throw new IllegalArgumentException("more than " + MAX_WILDCARDS + " '*' in " + this.text);
    }
    this.pattern = compile(this.text);
  }

  private static Pattern compile(String glob) {
    StringBuilder regex = new StringBuilder();
    int literal = 0;
    for (int star = glob.indexOf('*'); star >= 0; star = glob.indexOf('*', literal)) {
      regex.append(Pattern.quote(glob.substring(literal, star)));
      boolean twice = glob.startsWith("**", star);
      regex.append(twice ? ".*" : "[^/]*");
      literal = star + (twice ? 2 : 1);
    }
    return Pattern.compile(regex.append(Pattern.quote(glob.substring(literal))).toString());
  }

  /** Whether it is the pattern of an asset id. */
  public boolean matches(String asset) {
    return pattern.matcher(asset).matches();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AssetGlob glob && glob.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
