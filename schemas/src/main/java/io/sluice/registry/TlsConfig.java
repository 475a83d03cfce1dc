/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.registry;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/**
 * Whom the client trusts and who it is, for https URLs: Kafka's {@code ssl.*} names behind {@code
 * schema.registry.}. Without them the trust store of the JVM is used. Host names are always
 * verified; there is no setting to turn that off.
 */
final class TlsConfig {

  private static final String PREFIX = "schema.registry.ssl.";
  private static final String TRUST_STORE = PREFIX + "truststore";
  private static final String KEY_STORE = PREFIX + "keystore";
  private static final String KEY_PASSWORD = PREFIX + "key.password";

  private static final ConfigDef DEFINITION =
      new ConfigDef()
          .define(TRUST_STORE + ".location", Type.STRING, "", Importance.MEDIUM, "File.")
          .define(TRUST_STORE + ".password", Type.PASSWORD, null, Importance.MEDIUM, "Password.")
          .define(TRUST_STORE + ".type", Type.STRING, "PKCS12", Importance.LOW, "PKCS12 or JKS.")
          .define(KEY_STORE + ".location", Type.STRING, "", Importance.MEDIUM, "File.")
          .define(KEY_STORE + ".password", Type.PASSWORD, null, Importance.MEDIUM, "Password.")
          .define(KEY_STORE + ".type", Type.STRING, "PKCS12", Importance.LOW, "PKCS12 or JKS.")
          .define(KEY_PASSWORD, Type.PASSWORD, null, Importance.LOW, "Password of the key.");

  private final @Nullable SSLContext context;

  private TlsConfig(@Nullable SSLContext context) {
    this.context = context;
  }

  static Set<String> keys() {
    return DEFINITION.names();
  }

  static TlsConfig of(Map<String, ?> clientConfig) {
    AbstractConfig values = new AbstractConfig(DEFINITION, clientConfig, false);
    boolean ownTrust = !values.getString(TRUST_STORE + ".location").isEmpty();
    boolean ownKey = !values.getString(KEY_STORE + ".location").isEmpty();
    if (!ownTrust && !ownKey) {
      return new TlsConfig(null);
    }
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(ownKey ? keys(values) : null, ownTrust ? trust(values) : null, null);
      return new TlsConfig(context);
    } catch (GeneralSecurityException e) {
      throw failure("the stores of " + PREFIX + "* cannot be used", e);
    }
  }

  private static TrustManager[] trust(AbstractConfig values) throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(load(values, TRUST_STORE));
    return factory.getTrustManagers();
  }

  private static KeyManager[] keys(AbstractConfig values) throws GeneralSecurityException {
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    char @Nullable [] ofKey = password(values, KEY_PASSWORD);
    factory.init(
        load(values, KEY_STORE), ofKey == null ? password(values, KEY_STORE + ".password") : ofKey);
    return factory.getKeyManagers();
  }

  private static KeyStore load(AbstractConfig values, String store)
      throws GeneralSecurityException {
    KeyStore keyStore = KeyStore.getInstance(values.getString(store + ".type"));
    String location = values.getString(store + ".location");
    try (InputStream in = Files.newInputStream(Path.of(location))) {
      keyStore.load(in, password(values, store + ".password"));
      return keyStore;
    } catch (IOException e) {
      throw failure(store + ".location '" + location + "' cannot be read", e);
    }
  }

  private static char @Nullable [] password(AbstractConfig values, String key) {
    // Declared non-null by Kafka, but a password without a default is null.
    return Optional.ofNullable(values.getPassword(key))
        .map(password -> password.value().toCharArray())
        .orElse(null);
  }

  private static ConfigException failure(String what, Exception cause) {
    ConfigException failure = new ConfigException(what + ": " + cause.getMessage());
    failure.initCause(cause);
    return failure;
  }

  /** TLS context, unless the JVM's default is to be used. */
  Optional<SSLContext> context() {
    return Optional.ofNullable(context);
  }
}
