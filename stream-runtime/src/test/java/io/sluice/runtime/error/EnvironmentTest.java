/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.runtime.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.avro.InvalidNumberEncodingException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EnvironmentTest {

  static Stream<Throwable> environments() {
    return Stream.of(
        new IOException(),
        new ConnectException(),
        new TimeoutException(),
        new InterruptedException(),
        new DisconnectException(),
        new org.apache.kafka.common.errors.TimeoutException(),
        new TopicAuthorizationException("x"),
        new AuthorizationException("x"));
  }

  @ParameterizedTest
  @MethodSource("environments")
  void shouldFindEnvironmentAnywhereInChain(Throwable cause) {
    assertThat(Environment.isCauseOf(cause)).isTrue();
    assertThat(Environment.isCauseOf(new SerializationException(new RuntimeException(cause))))
        .isTrue();
  }

  static Stream<Throwable> records() {
    return Stream.of(
        new EOFException(),
        new InvalidNumberEncodingException("x"),
        new SerializationException("x"),
        new ClassCastException());
  }

  @ParameterizedTest
  @MethodSource("records")
  void shouldNotBlameEnvironmentForDamagedBytes(Throwable cause) {
    assertThat(Environment.isCauseOf(new SerializationException(cause))).isFalse();
  }

  @Test
  void shouldEndOnRingOfCauses() {
    Exception first = new IllegalStateException();
    Exception second = new IllegalStateException(first);
    first.initCause(second);

    assertThat(Environment.isCauseOf(first)).isFalse();
  }
}
