/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.event.SecretRef;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SecretRedactorTest {

  private static final String TOKEN = "ghp_A1b2C3d4E5f6G7h8I9j0";

  private final SecretRedactor redactor = new SecretRedactor("0123456789abcdef".getBytes(UTF_8));

  @Test
  void shouldGiveTheHmacOfRfc4231() {
    byte[] key = new byte[20];
    java.util.Arrays.fill(key, (byte) 0x0b);

    assertThat(new SecretRedactor(key).hmac("Hi There"))
        .isEqualTo("b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
  }

  @Test
  void shouldRecogniseASecretButNotUnderAnotherPepper() {
    SecretRef here = redactor.reference("github-pat", TOKEN);
    SecretRef again = redactor.reference("github-pat", " " + TOKEN + "\n");
    SecretRef elsewhere =
        new SecretRedactor("another pepper..".getBytes(UTF_8)).reference("github-pat", TOKEN);

    assertThat(again).isEqualTo(here);
    assertThat(elsewhere.getHmac()).isNotEqualTo(here.getHmac());
    assertThat(here.getPreview()).isEqualTo("ghp_");
  }

  @Test
  void shouldShowNothingOfAShortSecret() {
    assertThat(redactor.reference("password", "changeme").getPreview()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "****",
        "REDACTED",
        "[REDACTED]",
        "AKIA********",
        "AKIAxxxxxxxxxxxxxxxx",
        "xxxxx",
        "requires login"
      })
  void shouldNotTakeAMaskForASecret(String mask) {
    assertThat(redactor.reference("any", mask).getHmac()).isNull();
  }

  @Test
  void shouldScrubTheValueInEveryEncoding() {
    String secret = "p@ss word/42";
    String text =
        "plain p@ss word/42, url p%40ss+word%2F42, base64 "
            + Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8));

    assertThat(SecretRedactor.scrub(text, secret))
        .isEqualTo("plain [redacted], url [redacted], base64 [redacted]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Found " + TOKEN + " here",
        "password = \"hunter2\"",
        "db_password: s3cr3t!",
        "AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY",
        "-----BEGIN RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEA\n-----END RSA PRIVATE KEY-----",
        "token => abcd1234"
      })
  void shouldScrubWhatLooksLikeACredential(String text) {
    String scrubbed = SecretRedactor.scrubSuspects(text);

    assertThat(scrubbed)
        .contains(SecretRedactor.MASK)
        .doesNotContain(TOKEN, "hunter2", "s3cr3t", "wJalrX", "MIIEpA", "abcd1234");
  }

  @Test
  void shouldLeaveOrdinarySentencesAlone() {
    String text = "AWS Access Key has detected secret for file src/main/resources/application.yml.";

    assertThat(SecretRedactor.scrubSuspects(text)).isEqualTo(text);
  }

  @Property(tries = 200)
  void shouldNeverLeaveTheValueBehind(@ForAll @StringLength(min = 6, max = 60) String secret) {
    String stripped = secret.strip();
    Assume.that(
        stripped.length() >= 6
            && !SecretRedactor.isRedacted(stripped)
            && !SecretRedactor.MASK.contains(stripped));

    assertThat(SecretRedactor.scrub("a " + secret + " b", secret)).doesNotContain(stripped);
  }

  @Test
  void shouldRefuseAShortPepper() {
    assertThatThrownBy(() -> new SecretRedactor(new byte[8]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("16");
  }
}
