/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Key and certificates of the server, from files. They are read at the start. */
public final class TlsFiles {

  private static final Pattern KEY =
      Pattern.compile("-----BEGIN ([A-Z ]*)PRIVATE KEY-----([^-]+)-----END", Pattern.DOTALL);
  private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA");

  private final KeyStore keys;
  private final String password;

  private TlsFiles(KeyStore keys, String password) {
    this.keys = keys;
    this.password = password;
  }

  /**
   * A certificate with its chain, and its key as PKCS #8 without a password, both as PEM.
   *
   * @throws IllegalArgumentException when the files are something else
   */
  public static TlsFiles pem(Path certificates, Path key) {
    try (InputStream in = Files.newInputStream(certificates)) {
      List<Certificate> chain =
          CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
              .map(Certificate.class::cast)
              .toList();
      if (chain.isEmpty()) {
        throw new IllegalArgumentException(certificates + " holds no certificate");
      }
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(null, null);
      keys.setKeyEntry("server", privateKey(key), new char[0], chain.toArray(Certificate[]::new));
      return new TlsFiles(keys, "");
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException(
          certificates + " and " + key + " do not make a server's identity: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(certificates + " cannot be read", e);
    }
  }

  /**
   * A PKCS #12 file.
   *
   * @throws IllegalArgumentException when the file or its password is wrong
   */
  public static TlsFiles pkcs12(Path file, String password) {
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(in, password.toCharArray());
      return new TlsFiles(keys, password);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalArgumentException(
          file + " is no PKCS #12 file, or its password is wrong: " + e.getMessage(), e);
    }
  }

  private static PrivateKey privateKey(Path file) throws IOException, GeneralSecurityException {
    Matcher matcher = KEY.matcher(Files.readString(file));
    if (!matcher.find() || !matcher.group(1).isEmpty()) {
      throw new IllegalArgumentException(
          file
              + " holds no key as PKCS #8 without password; convert it: openssl pkcs8 -topk8"
              + " -nocrypt -in KEY -out NEW");
    }
    PKCS8EncodedKeySpec encoded =
        new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(matcher.group(2)));
    for (String algorithm : ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(encoded);
      } catch (InvalidKeySpecException e) {
        // Another algorithm's key.
      }
    }
    throw new IllegalArgumentException(file + " holds a key that is neither RSA, EC nor EdDSA");
  }

  KeyStore keys() {
    return keys;
  }

  String password() {
    return password;
  }
}
