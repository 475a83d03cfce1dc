/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sluice.ingest.publish.ScanPublisher;
import io.sluice.ingest.report.Reports;
import io.sluice.ingest.secret.SecretRedactor;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(Lifecycle.PER_CLASS)
class TlsFilesTest {

  private static final String PASSWORD = "a password only for tests";

  private final Path folder;
  private final Path store;
  private final Path certificate;
  private final Path key;

  TlsFilesTest(@TempDir Path folder) {
    this.folder = folder;
    this.store = folder.resolve("server.p12");
    this.certificate = folder.resolve("chain.pem");
    this.key = folder.resolve("key.pem");
  }

  @BeforeAll
  void makeAKeyAndItsCertificate() throws Exception {
    Process keytool =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                    "-genkeypair",
                    "-alias",
                    "server",
                    "-keyalg",
                    "EC",
                    "-dname",
                    "CN=localhost",
                    "-ext",
                    "san=ip:127.0.0.1",
                    "-storetype",
                    "PKCS12",
                    "-keystore",
                    store.toString(),
                    "-storepass",
                    PASSWORD))
            .redirectErrorStream(true)
            .start();
    keytool.getInputStream().transferTo(System.out);
    assertThat(keytool.waitFor()).isZero();
    KeyStore keys = keyStore();
    Files.writeString(certificate, pem("CERTIFICATE", keys.getCertificate("server").getEncoded()));
    Files.writeString(
        key, pem("PRIVATE KEY", keys.getKey("server", PASSWORD.toCharArray()).getEncoded()));
  }

  @Test
  void shouldServeWithEitherKindOfFile() throws Exception {
    assertThat(ready(TlsFiles.pkcs12(store, PASSWORD))).isEqualTo(200);
    assertThat(ready(TlsFiles.pem(certificate, key))).isEqualTo(200);
  }

  @Test
  void shouldSayWhichFileIsWrong() throws IOException {
    Path old = Files.writeString(folder.resolve("old.pem"), pem("RSA PRIVATE KEY", new byte[9]));

    assertThatThrownBy(() -> TlsFiles.pkcs12(store, "wrong"))
        .hasMessageContaining("server.p12")
        .hasMessageContaining("password");
    assertThatThrownBy(() -> TlsFiles.pem(certificate, old))
        .hasMessageContaining("openssl pkcs8 -topk8");
    assertThatThrownBy(() -> TlsFiles.pem(key, key)).isInstanceOf(IllegalArgumentException.class);
  }

  private int ready(TlsFiles tls) throws Exception {
    new TokenFile(folder.resolve("tokens.json")).write(List.of());
    ScanPublisher publisher =
        new ScanPublisher(
            id -> {
              throw new IllegalStateException("nothing is sent");
            },
            "aspm",
            new SecretRedactor("a pepper only for tests".getBytes(UTF_8)),
            Clock.systemUTC());
    try (IntakeServer server =
            IntakeServer.start(
                new IntakeServer.Settings(
                    "127.0.0.1",
                    0,
                    folder.resolve("tokens.json"),
                    folder.resolve("spool"),
                    Optional.of(tls),
                    IntakeLimits.DEFAULT),
                Reports.known(),
                publisher,
                new SimpleMeterRegistry(),
                Clock.systemUTC());
        HttpClient client = HttpClient.newBuilder().sslContext(trusting()).build()) {
      assertThat(server.address().getScheme()).isEqualTo("https");
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(server.address() + "/health/ready")).build();
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
  }

  private SSLContext trusting() throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("server", keyStore().getCertificate("server"));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  private KeyStore keyStore() throws Exception {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    return keys;
  }

  private static String pem(String kind, byte[] content) {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(kind, body, kind);
  }
}
