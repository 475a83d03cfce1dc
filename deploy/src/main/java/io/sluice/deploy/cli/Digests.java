/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.cli;

import io.sluice.ingest.report.ReportInput;
import io.sluice.topic.Hash;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Digests of files. */
final class Digests {

  private Digests() {}

  /** SHA-256 of the stored bytes, lower-case hex. */
  static String sha256(ReportInput input) throws IOException {
    MessageDigest digest = Hash.sha256();
    try (InputStream in = input.openStored();
        OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
      in.transferTo(out);
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
