/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.context;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sluice.ingest.file.MalformedFileException;
import io.sluice.topic.Hash;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.Writer;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Gets feeds by HTTP or HTTPS into a directory, and only what changed: the file is kept with its
 * {@code ETag} and {@code Last-Modified}, and the next request asks for a newer one. A file is in
 * place only once it is whole; one that is cut, too large or too slow leaves the last one there.
 *
 * <p>Nothing is unpacked here: a reader sees gzip data by its content, whether the file or only its
 * way through the network was compressed. Safe for use by several threads with different addresses.
 */
public final class FeedDownload {

  /**
   * What a server may take.
   *
   * @param bytes size of a file as it comes over the network
   * @param connect time to connect
   * @param answer time to the first byte of an answer
   * @param whole time for the whole file
   */
  public record Limits(long bytes, Duration connect, Duration answer, Duration whole) {

    /** All of osv.dev is about 1 GiB packed, which takes its time. */
    public static final Limits STANDARD =
        new Limits(
            4L << 30, Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofMinutes(30));
  }

  /**
   * A feed as it lies in the directory.
   *
   * @param file the file; its name is the last part of the address
   * @param changed false when the server says that it is the one of the last time
   */
  public record Download(Path file, boolean changed) {}

  private static final String ETAG = "etag";
  private static final String LAST_MODIFIED = "last-modified";
  private static final String VALIDATORS = ".validators";

  private final Path directory;
  private final Limits limits;
  private final HttpClient client;

  /**
   * @param directory keeps the files; it is made when it is needed
   */
  public FeedDownload(Path directory, Limits limits) {
    this.directory = directory;
    this.limits = limits;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(limits.connect())
            // Never from https to http.
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
  }

  /** Whether a text is an address that this can get, rather than the name of a file. */
  public static boolean isAddress(String text) {
    return text.regionMatches(true, 0, "http://", 0, 7)
        || text.regionMatches(true, 0, "https://", 0, 8);
  }

  /**
   * Gets a feed.
   *
   * @throws MalformedFileException when the address is none, or the file is too large
   * @throws IOException when the server cannot be reached, answers with an error, or the file comes
   *     incomplete or too slowly; the message is fit to show a user
   */
  public Download fetch(String address) throws IOException {
    URI uri = uri(address);
    Path place = place(uri);
    Path file = place.resolve(name(uri));
    Properties validators = validators(place, file);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri).timeout(limits.answer()).header("User-Agent", "sluice");
    if (!isPacked(file)) {
      request.header("Accept-Encoding", "gzip");
    }
    header(request, "If-None-Match", validators.getProperty(ETAG));
    header(request, "If-Modified-Since", validators.getProperty(LAST_MODIFIED));
    HttpResponse<InputStream> response = send(request.build(), uri);
    try (InputStream body = response.body()) {
      return switch (response.statusCode()) {
        case 304 -> new Download(file, false);
        case 200 -> {
          store(response, body, place, file, uri);
          yield new Download(file, true);
        }
        default -> throw new IOException(shown(uri) + " answered " + response.statusCode());
      };
    }
  }

  /**
   * Forgets what is known of a feed, so that it is got again in full: for a file that turned out to
   * be damaged, which the server would otherwise call unchanged for ever.
   */
  public void forget(String address) throws IOException {
    Files.deleteIfExists(place(uri(address)).resolve(VALIDATORS));
  }

  private HttpResponse<InputStream> send(HttpRequest request, URI uri) throws IOException {
    try {
      return client.send(request, BodyHandlers.ofInputStream());
    } catch (IOException e) {
      throw new IOException(shown(uri) + " cannot be read: " + reason(e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(shown(uri) + ": interrupted", e);
    }
  }

  private void store(
      HttpResponse<InputStream> response, InputStream body, Path place, Path file, URI uri)
      throws IOException {
    long length = response.headers().firstValueAsLong("Content-Length").orElse(0);
    if (length > limits.bytes()) {
      throw tooLarge(uri);
    }
    Files.createDirectories(place);
    Path part = Files.createTempFile(place, ".part", "");
    try {
      copy(body, part, uri);
      Files.deleteIfExists(place.resolve(VALIDATORS));
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
    Properties validators = new Properties();
    response.headers().firstValue(ETAG).ifPresent(tag -> validators.setProperty(ETAG, tag));
    response
        .headers()
        .firstValue(LAST_MODIFIED)
        .ifPresent(time -> validators.setProperty(LAST_MODIFIED, time));
    try (Writer out = Files.newBufferedWriter(place.resolve(VALIDATORS), UTF_8)) {
      validators.store(out, null);
    }
  }

  /** A server that stops sending does not end a read; closing the stream does. */
  private void copy(InputStream body, Path part, URI uri) throws IOException {
    FutureTask<Boolean> copying = new FutureTask<>(() -> copyBounded(body, part));
    Thread.ofVirtual().name("feed-download").start(copying);
    try {
      if (!copying.get(limits.whole().toMillis(), TimeUnit.MILLISECONDS)) {
        throw tooLarge(uri);
      }
    } catch (TimeoutException e) {
      body.close();
      throw new IOException(
          shown(uri) + " did not come whole within " + limits.whole().toSeconds() + " s", e);
    } catch (ExecutionException e) {
      throw new IOException(shown(uri) + " came incomplete: " + reason(e.getCause()), e);
    } catch (InterruptedException e) {
      body.close();
      Thread.currentThread().interrupt();
      throw new IOException(shown(uri) + ": interrupted", e);
    }
  }

  /** False when there is more than may be. */
  private boolean copyBounded(InputStream body, Path part) throws IOException {
    byte[] buffer = new byte[1 << 16];
    long size = 0;
    try (OutputStream out = Files.newOutputStream(part)) {
      for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
        size += read;
        if (size > limits.bytes()) {
          return false;
        }
        out.write(buffer, 0, read);
      }
    }
    return true;
  }

  private static String reason(@Nullable Throwable e) {
    return e == null || e.getMessage() == null ? String.valueOf(e) : e.getMessage();
  }

  private MalformedFileException tooLarge(URI uri) {
    return new MalformedFileException(
        shown(uri) + " is larger than " + limits.bytes() + " bytes, which no feed is");
  }

  private static Properties validators(Path place, Path file) throws IOException {
    Properties validators = new Properties();
    Path known = place.resolve(VALIDATORS);
    if (Files.exists(file) && Files.exists(known)) {
      try (Reader in = Files.newBufferedReader(known, UTF_8)) {
        validators.load(in);
      } catch (IllegalArgumentException e) {
        // Written by nobody we know: the feed is got in full.
        validators.clear();
      }
    }
    return validators;
  }

  private static void header(HttpRequest.Builder request, String name, @Nullable String value) {
    if (value != null) {
      request.header(name, value);
    }
  }

  private static URI uri(String address) {
    try {
      URI uri = new URI(address.strip());
      if (uri.getHost() == null || !isAddress(address.strip())) {
        throw new MalformedFileException("no http or https address");
      }
      if (uri.getUserInfo() != null) {
        throw new MalformedFileException("an address must not have a password in it");
      }
      return uri;
    } catch (URISyntaxException e) {
      throw new MalformedFileException("no address: " + e.getReason(), e);
    }
  }

  private Path place(URI uri) {
    byte[] digest = Hash.sha256().digest(uri.toString().getBytes(UTF_8));
    return directory.resolve(HexFormat.of().formatHex(digest, 0, 8));
  }

  private static String name(URI uri) {
    String path = uri.getPath() == null ? "" : uri.getPath();
    String name = path.substring(path.lastIndexOf('/') + 1).replaceAll("[^A-Za-z0-9._-]", "_");
    return name.isEmpty() || name.startsWith(".") ? "feed" : name;
  }

  private static boolean isPacked(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return name.endsWith(".gz") || name.endsWith(".zip");
  }

  /** Without the query, which may have a key in it. */
  private static String shown(URI uri) {
    return uri.getScheme() + "://" + uri.getAuthority() + uri.getPath();
  }
}
