/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.event.Category;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokensTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private final TokenFile file;
  private final TokenSecret secret = TokenSecret.create(new SecureRandom());

  TokensTest(@TempDir Path folder) {
    this.file = new TokenFile(folder.resolve("tokens.json"));
  }

  @Test
  void shouldKeepTheHashAndNeverTheToken() throws IOException {
    file.write(List.of(token(Optional.empty())));

    String content = Files.readString(file.path());
    assertThat(content).contains(secret.hash()).doesNotContain(secret.reveal());
    assertThat(file.read()).containsExactly(token(Optional.empty()));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
        .isEqualTo("rw-------");
    assertThat(secret.toString()).doesNotContain(secret.reveal().substring(17));
  }

  @Test
  void shouldKnowOnlyTheWholeToken() {
    file.write(List.of(token(Optional.empty())));
    Tokens tokens = new Tokens(file, Clock.fixed(NOW, ZoneOffset.UTC));

    assertThat(tokens.authenticate(Optional.of("Bearer " + secret.reveal())).name())
        .isEqualTo("ci");
    TokenSecret other = TokenSecret.create(new SecureRandom());
    String forged = "slu_" + secret.id() + "_" + other.reveal().substring(17);
    for (String wrong :
        List.of(
            "Bearer " + other.reveal(),
            "Bearer " + forged,
            "Bearer " + secret.reveal() + "x",
            "Bearer " + secret.hash(),
            "Basic " + secret.reveal(),
            secret.reveal(),
            "")) {
      assertThatThrownBy(() -> tokens.authenticate(Optional.of(wrong)))
          .isInstanceOf(ProblemException.class)
          .hasMessageNotContaining(secret.reveal());
    }
    assertThatThrownBy(() -> tokens.authenticate(Optional.empty()))
        .isInstanceOf(ProblemException.class);
  }

  @Test
  void shouldEndWithItsTime() {
    file.write(List.of(token(Optional.of(NOW))));

    assertThatThrownBy(() -> authenticateAt(NOW)).isInstanceOf(ProblemException.class);
    assertThat(authenticateAt(NOW.minusMillis(1)).name()).isEqualTo("ci");
  }

  @Test
  void shouldForgetARevokedTokenAndKeepTheRestOfADamagedFile() throws IOException {
    file.write(List.of(token(Optional.empty())));
    AtomicLong seconds = new AtomicLong();
    Tokens tokens = new Tokens(file, new MovingClock(seconds));

    Files.writeString(file.path(), "{\"tokens\": [{\"nme\": \"ci\"}]}");
    touch(10, seconds);
    assertThat(tokens.authenticate(Optional.of("Bearer " + secret.reveal())).name())
        .isEqualTo("ci");

    file.write(List.of());
    touch(20, seconds);
    assertThatThrownBy(() -> tokens.authenticate(Optional.of("Bearer " + secret.reveal())))
        .isInstanceOf(ProblemException.class);
  }

  @Test
  void shouldRefuseAFileWithAMisspeltLimit() throws IOException {
    Files.writeString(file.path(), "{\"tokens\": [{\"name\": \"ci\", \"perMinte\": 1}]}");

    assertThatThrownBy(file::read).hasMessageContaining("no field 'perMinte'");
  }

  private void touch(long second, AtomicLong seconds) throws IOException {
    Files.setLastModifiedTime(file.path(), FileTime.from(NOW.plusSeconds(second)));
    seconds.set(second);
  }

  private Token authenticateAt(Instant time) {
    return new Tokens(file, Clock.fixed(time, ZoneOffset.UTC))
        .authenticate(Optional.of("Bearer " + secret.reveal()));
  }

  private Token token(Optional<Instant> expires) {
    return new Token(
        secret.id(),
        "ci",
        secret.hash(),
        List.of(new AssetGlob("repo:github.com/acme/*")),
        Set.of(Category.SAST, Category.SCA),
        60,
        1 << 20,
        expires);
  }

  private static final class MovingClock extends Clock {
    private final AtomicLong seconds;

    MovingClock(AtomicLong seconds) {
      this.seconds = seconds;
    }

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(java.time.ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return NOW.plus(Duration.ofSeconds(seconds.get()));
    }
  }
}
