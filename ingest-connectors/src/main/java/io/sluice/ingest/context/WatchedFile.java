/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.context;

import io.sluice.topic.Hash;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * What a file looked like: enough to see without reading it that nothing happened, and by its
 * digest that a touched file is still the same.
 *
 * @param modified time of the last change
 * @param size bytes
 */
record WatchedFile(FileTime modified, long size) {

  static WatchedFile look(Path file) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    return new WatchedFile(attributes.lastModifiedTime(), attributes.size());
  }

  /** SHA-256 of the content, lower-case hex. */
  static String digest(Path file) throws IOException {
    MessageDigest digest = Hash.sha256();
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
