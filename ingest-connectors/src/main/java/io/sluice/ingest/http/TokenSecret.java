/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sluice.topic.Hash;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The token as its owner holds it: {@code slu_<id>_<secret>}. The id finds it among the others and
 * is no secret; the secret is 256 random bits, so a plain SHA-256 of the whole cannot be guessed
 * back, and no slow hash is needed.
 */
public final class TokenSecret {

  private static final Pattern FORM = Pattern.compile("slu_([0-9a-f]{12})_([A-Za-z0-9_-]{43})");
  private static final int ID_BYTES = 6;
  private static final int SECRET_BYTES = 32;

  private final String text;
  private final String id;

  private TokenSecret(String text, String id) {
    this.text = text;
    this.id = id;
  }

  /** A new one. */
  public static TokenSecret create(SecureRandom random) {
    byte[] id = new byte[ID_BYTES];
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(id);
    random.nextBytes(secret);
    String shownId = HexFormat.of().formatHex(id);
    String shownSecret = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    return new TokenSecret("slu_" + shownId + "_" + shownSecret, shownId);
  }

  /** Reads the value of an {@code Authorization} header; empty when it has another form. */
  static Optional<TokenSecret> bearer(String header) {
    if (!header.regionMatches(true, 0, "Bearer ", 0, 7)) {
      return Optional.empty();
    }
    Matcher matcher = FORM.matcher(header.substring(7).strip());
    return matcher.matches()
        ? Optional.of(new TokenSecret(matcher.group(), matcher.group(1)))
        : Optional.empty();
  }

  /** Finds the token among others. */
  public String id() {
    return id;
  }

  /** The whole token; shown once, to its owner. */
  public String reveal() {
    return text;
  }

  /** What the file of tokens holds in its place, lower-case hex. */
  public String hash() {
    return HexFormat.of().formatHex(Hash.sha256().digest(text.getBytes(UTF_8)));
  }

  /** Compares in a time that does not tell how much is right. */
  boolean matches(String hash) {
    return MessageDigest.isEqual(hash().getBytes(UTF_8), hash.getBytes(UTF_8));
  }

  @Override
  public String toString() {
    return "slu_" + id + "_…";
  }
}
