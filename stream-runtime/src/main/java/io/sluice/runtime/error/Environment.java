/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.runtime.error;

import io.sluice.registry.SchemaRegistryUnavailableException;
import java.io.EOFException;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.apache.avro.InvalidNumberEncodingException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;

/** Tells a broken environment from a bad record, by what is anywhere in the chain of causes. */
final class Environment {

  /** A chain may be a ring. */
  private static final int DEEPEST = 50;

  private Environment() {}

  static boolean isCauseOf(Throwable failure) {
    Throwable at = failure;
    for (int depth = 0; at != null && depth < DEEPEST; depth++) {
      if (isEnvironment(at)) {
        return true;
      }
      at = at.getCause();
    }
    return false;
  }

  private static boolean isEnvironment(Throwable failure) {
    return failure instanceof SchemaRegistryUnavailableException
        || failure instanceof RetriableException
        || failure instanceof TimeoutException
        || failure instanceof InterruptException
        || failure instanceof InterruptedException
        || failure instanceof AuthenticationException
        || failure instanceof AuthorizationException
        || (failure instanceof IOException && !isOfDecoder(failure));
  }

  /** Avro's decoders report damaged bytes as these, although nothing was read from outside. */
  private static boolean isOfDecoder(Throwable failure) {
    return failure instanceof EOFException || failure instanceof InvalidNumberEncodingException;
  }
}
