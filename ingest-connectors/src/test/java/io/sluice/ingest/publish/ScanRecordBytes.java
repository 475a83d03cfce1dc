/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.publish;

import io.sluice.event.ScanRecord;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Encodes without a registry. */
final class ScanRecordBytes {

  private ScanRecordBytes() {}

  static byte[] of(ScanRecord value) {
    try {
      return ScanRecord.getEncoder().encode(value).array();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
