/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sluice.event.SecretRef;
import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Replaces the value of a secret by an HMAC-SHA256 (RFC 2104) under the tenant's pepper, so that
 * the same leak is recognised in several reports while the value travels nowhere. A plain hash
 * would not do: passwords have too little entropy to withstand guessing (CWE-916).
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class SecretRedactor {

  /** Shortest pepper that is accepted, in bytes. */
  public static final int MIN_PEPPER = 16;

  /** What stands in a text where a secret was. */
  public static final String MASK = "[redacted]";

  private static final int PREVIEW = 4;

  /** A value shorter than this shows nothing: four of eight characters would give half away. */
  private static final int SHORTEST_WITH_PREVIEW = 16;

  /** A value shorter than this is not searched in texts: it would hit ordinary words. */
  private static final int SHORTEST_SCRUBBED = 4;

  /** What tools write instead of the value; an HMAC of it would equal other tools' redactions. */
  private static final Pattern ALREADY_REDACTED =
      Pattern.compile(
          "(?i)[*xX•.#]*|<?\\[?\\(?(redacted|removed|masked|hidden|secret)\\)?\\]?>?|requires login"
              + "|.{0,8}\\*{3,}.{0,8}|.{0,8}[xX•.#]{8,}.{0,8}");

  /**
   * Token-like text: 16 or more characters without space that mix letters with digits, or the value
   * in an assignment to something named like a credential.
   */
  private static final Pattern SUSPECT =
      Pattern.compile(
          "(?<assigned>(?i:pass(?:word|wd)?|pwd|secret|token|api[_-]?key|access[_-]?key|credential)"
              + "[\\w-]{0,40}[\"']?\\s{0,4}(?:=>|:=|=|:)\\s{0,4}[\"'`]?)[^\\s\"'`,;]{4,}"
              + "|(?<![\\w/+.-])(?=[\\w+=-]{0,200}[0-9])(?=[\\w+=-]{0,200}[A-Za-z])[\\w+/=-]{16,}"
              + "|-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----[\\s\\S]*?(?:-----END [A-Z ]{0,40}-----|\\z)");

  private final SecretKeySpec key;

  /**
   * @param pepper key of the HMAC, one a tenant, at least {@value #MIN_PEPPER} bytes; changing it
   *     makes every secret a new one
   */
  public SecretRedactor(byte[] pepper) {
    if (pepper.length < MIN_PEPPER) {
      throw new IllegalArgumentException(
          "the pepper must have at least " + MIN_PEPPER + " bytes, it has " + pepper.length);
    }
    this.key = new SecretKeySpec(pepper, "HmacSHA256");
  }

  /**
   * Reference to a secret.
   *
   * @param detector detector family or rule
   * @param value value as the report has it; when the tool redacted it, the reference has no HMAC
   */
  public SecretRef reference(String detector, String value) {
    String secret = value.strip();
    if (isRedacted(secret)) {
      return SecretRef.newBuilder().setDetector(detector).build();
    }
    return SecretRef.newBuilder()
        .setDetector(detector)
        .setHmac(hmac(secret))
        .setPreview(preview(secret))
        .build();
  }

  /** HMAC-SHA256 of the value, lower-case hex. */
  public String hmac(String value) {
    try {
      Mac mac = Mac.getInstance(key.getAlgorithm());
      mac.init(key);
      return HexFormat.of().formatHex(mac.doFinal(value.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      // Every Java platform has to implement HmacSHA256 (javax.crypto.Mac).
      throw new AssertionError(e);
    }
  }

  /** True when a tool wrote a mask instead of the value. */
  public static boolean isRedacted(String value) {
    return value.isBlank() || ALREADY_REDACTED.matcher(value.strip()).matches();
  }

  /** The text without the value, as it is, percent-encoded or in Base64. */
  public static String scrub(String text, String value) {
    String secret = value.strip();
    if (secret.length() < SHORTEST_SCRUBBED || isRedacted(secret)) {
      return text;
    }
    String scrubbed = text.replace(secret, MASK);
    scrubbed = scrubbed.replace(URLEncoder.encode(secret, UTF_8), MASK);
    return scrubbed.replace(Base64.getEncoder().encodeToString(secret.getBytes(UTF_8)), MASK);
  }

  /**
   * The text without anything that looks like a credential: for the messages of secret findings
   * whose value is not known separately. Prefers to mask too much.
   */
  public static String scrubSuspects(String text) {
    Matcher matcher = SUSPECT.matcher(text);
    StringBuilder scrubbed = new StringBuilder();
    while (matcher.find()) {
      String assigned = matcher.group("assigned");
      String kept = assigned == null ? MASK : assigned + MASK;
      matcher.appendReplacement(scrubbed, Matcher.quoteReplacement(kept));
    }
    return matcher.appendTail(scrubbed).toString();
  }

  private static String preview(String secret) {
    if (secret.length() < SHORTEST_WITH_PREVIEW) {
      return "";
    }
    int end = Character.isHighSurrogate(secret.charAt(PREVIEW - 1)) ? PREVIEW - 1 : PREVIEW;
    return secret.substring(0, end);
  }
}
