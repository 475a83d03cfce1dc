/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.context;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sluice.ingest.catalog.CatalogReading;
import io.sluice.ingest.catalog.CodeownersReader;
import io.sluice.ingest.catalog.InventoryReader;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * Tells a context file from a scanner's report by its content. CODEOWNERS has no mark of its own,
 * so it is recognised only under its name, and only when most of its lines are rules.
 */
public final class ContextFile {

  private static final int HEAD = 64 << 10;
  private static final int GZIP_MAGIC = 0x1f8b;

  private static final Pattern BACKSTAGE =
      Pattern.compile("(?m)^apiVersion:[ \\t]*['\"]?[\\w.]*backstage\\.io/");
  private static final Pattern EPSS =
      Pattern.compile(
          "\\s*(#\\s*model_version:[^\\n]*score_date:|cve,epss,percentile).*", Pattern.DOTALL);
  private static final Pattern VULNERABILITIES = Pattern.compile("\"vulnerabilities\"\\s*:\\s*\\[");
  private static final Pattern KEV_FIELDS =
      Pattern.compile("\"(catalogVersion|cveID|knownRansomwareCampaignUse)\"\\s*:");

  private static final Pattern KUBERNETES =
      Pattern.compile("(?m)^apiVersion:[ \\t]*['\"]?([a-z0-9.]+/)?v\\d");
  private static final Pattern CONTAINERS = Pattern.compile("(?m)^[ \\t]+(- )?containers:");
  private static final Pattern KUBERNETES_JSON =
      Pattern.compile("\\{\\s*\"(apiVersion|kind)\"\\s*:\\s*\"");
  private static final Pattern CONTAINERS_JSON = Pattern.compile("\"containers\"\\s*:\\s*\\[");

  private ContextFile() {}

  /** The format of a file, or empty when it is no context file. */
  public static Optional<ContextFormat> detect(Path file) throws IOException {
    String head = head(file);
    String text = head.stripLeading();
    if (text.startsWith("{")) {
      boolean kev = VULNERABILITIES.matcher(head).find() && KEV_FIELDS.matcher(head).find();
      if (kev) {
        return Optional.of(ContextFormat.KEV);
      }
      boolean kubernetes =
          KUBERNETES_JSON.matcher(text).lookingAt() && CONTAINERS_JSON.matcher(head).find();
      return kubernetes ? Optional.of(ContextFormat.KUBERNETES) : Optional.empty();
    }
    if (EPSS.matcher(text).matches()) {
      return Optional.of(ContextFormat.EPSS);
    }
    if (BACKSTAGE.matcher(head).find()) {
      return Optional.of(ContextFormat.BACKSTAGE);
    }
    if (KUBERNETES.matcher(head).find() && CONTAINERS.matcher(head).find()) {
      return Optional.of(ContextFormat.KUBERNETES);
    }
    if (InventoryReader.isInventory(head)) {
      return Optional.of(ContextFormat.INVENTORY);
    }
    Path name = file.getFileName();
    boolean codeowners = name != null && name.toString().equals("CODEOWNERS") && isCodeowners(head);
    return codeowners ? Optional.of(ContextFormat.CODEOWNERS) : Optional.empty();
  }

  private static boolean isCodeowners(String head) {
    if (head.indexOf('\0') >= 0) {
      return false;
    }
    CatalogReading reading = CodeownersReader.read(head, "repo:unknown", Instant.EPOCH);
    return reading.problems().size() <= reading.statements();
  }

  private static String head(Path file) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      in.mark(2);
      int magic = in.read() << 8 | in.read();
      in.reset();
      byte[] head = new byte[0];
      if (magic == GZIP_MAGIC) {
        try (InputStream unpacked = new GZIPInputStream(in)) {
          head = unpacked.readNBytes(HEAD);
        } catch (java.util.zip.ZipException | java.io.EOFException e) {
          // Not gzip after all, or damaged: nothing that could be recognised.
        }
      } else {
        head = in.readNBytes(HEAD);
      }
      String text = new String(head, UTF_8);
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
  }
}
