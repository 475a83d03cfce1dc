/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who a request comes from. The file is read again soon after it has changed, so that a token can
 * be revoked while the intake runs; a damaged file leaves the tokens as they were.
 */
final class Tokens {

  private static final Logger LOG = LoggerFactory.getLogger(Tokens.class);
  private static final Duration LOOK_INTERVAL = Duration.ofSeconds(1);

  /**
   * In place of the hash of an unknown token, so that a wrong id takes as long as a wrong secret.
   */
  private static final String NOBODY = "0".repeat(64);

  private final TokenFile file;
  private final Clock clock;
  private Map<String, Token> tokens;
  private FileTime seen;
  private Instant looked;

  /**
   * @throws IllegalArgumentException when the file is damaged
   */
  Tokens(TokenFile file, Clock clock) {
    this.file = file;
    this.clock = clock;
    this.seen = modified();
    this.looked = clock.instant();
    this.tokens = load();
  }

  /**
   * The token of a request.
   *
   * @param authorization value of its {@code Authorization} header
   * @throws ProblemException when there is none, or it does not count
   */
  Token authenticate(Optional<String> authorization) {
    String header =
        authorization.orElseThrow(
            () ->
                ProblemException.of(
                    ProblemType.UNAUTHORIZED,
                    "send a token in the header Authorization: Bearer slu_…; sluice token create"
                        + " makes one"));
    Optional<TokenSecret> secret = TokenSecret.bearer(header);
    Optional<Token> known = secret.map(TokenSecret::id).flatMap(this::find);
    boolean right =
        secret.filter(s -> s.matches(known.map(Token::hash).orElse(NOBODY))).isPresent();
    return known
        .filter(token -> right && !token.isExpired(clock.instant()))
        .orElseThrow(
            () ->
                ProblemException.of(
                    ProblemType.UNAUTHORIZED, "the token is unknown, revoked or expired"));
  }

  private synchronized Optional<Token> find(String id) {
    Instant now = clock.instant();
    if (Duration.between(looked, now).abs().compareTo(LOOK_INTERVAL) >= 0) {
      looked = now;
      FileTime modified = modified();
      if (!modified.equals(seen)) {
        seen = modified;
        reload();
      }
    }
    return Optional.ofNullable(tokens.get(id));
  }

  private void reload() {
    try {
      tokens = load();
      LOG.info("{} has changed: {} tokens", file.path(), tokens.size());
    } catch (RuntimeException e) {
      LOG.warn("{}; the tokens stay as they were", e.getMessage());
    }
  }

  private Map<String, Token> load() {
    return file.read().stream().collect(Collectors.toMap(Token::id, Function.identity()));
  }

  private FileTime modified() {
    try {
      return Files.getLastModifiedTime(file.path());
    } catch (IOException e) {
      return FileTime.fromMillis(0);
    }
  }
}
