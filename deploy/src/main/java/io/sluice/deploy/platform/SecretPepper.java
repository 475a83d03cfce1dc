/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.platform;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;

/**
 * The key of the HMAC that replaces found secrets. It must stay the same as long as the data is
 * kept: with another key the same secret would become another finding.
 */
public final class SecretPepper {

  /** Environment variable that overrides the file. */
  public static final String VARIABLE = "SLUICE_SECRET_PEPPER";

  private static final int BYTES = 32;

  private SecretPepper() {}

  /** The pepper of the environment, or of the data directory, where it is made at first use. */
  public static String of(DataDirectory data, Map<String, String> environment) {
    String configured = environment.get(VARIABLE);
    if (configured != null && !configured.isBlank()) {
      return configured;
    }
    Path file = data.pepperFile();
    try {
      Files.createDirectories(data.root());
      if (!Files.exists(file)) {
        create(file);
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new PlatformException("cannot read or make the secret pepper " + file + ": " + e, e);
    }
  }

  private static void create(Path file) throws IOException {
    byte[] pepper = new byte[BYTES];
    new SecureRandom().nextBytes(pepper);
    // Written aside and linked, so that a second reader never sees an empty pepper.
    Path temporary = file.resolveSibling(file.getFileName() + "." + ProcessHandle.current().pid());
    Files.deleteIfExists(temporary);
    try (OutputStream out =
        Channels.newOutputStream(
            Files.newByteChannel(temporary, Set.of(CREATE_NEW, WRITE), ownerOnly()))) {
      out.write(
          (HexFormat.of().formatHex(pepper) + "\n")
              .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }
    try {
      Files.createLink(file, temporary);
    } catch (FileAlreadyExistsException e) {
      // Another process was first; its pepper counts.
    } catch (UnsupportedOperationException e) {
      Files.copy(temporary, file);
    } finally {
      Files.delete(temporary);
    }
  }

  private static FileAttribute<?>[] ownerOnly() {
    if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      return new FileAttribute<?>[0];
    }
    return new FileAttribute<?>[] {
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
    };
  }
}
