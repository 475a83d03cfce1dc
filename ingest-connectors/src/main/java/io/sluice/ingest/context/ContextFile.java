/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.context;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sluice.ingest.catalog.CatalogReading;
import io.sluice.ingest.catalog.CodeownersReader;
import io.sluice.ingest.catalog.InventoryReader;
import io.sluice.ingest.governance.DecisionReader;
import io.sluice.ingest.intel.CveReader;
import io.sluice.ingest.intel.OsvReader;
import io.sluice.ingest.intel.RescoredReader;
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
  private static final Pattern OPENAPI =
      Pattern.compile("(?m)^['\"]?(openapi['\"]?:[ \\t]*['\"]?3\\.|swagger['\"]?:[ \\t]*['\"]?2)");
  private static final Pattern VULNERABILITIES = Pattern.compile("\"vulnerabilities\"\\s*:\\s*\\[");
  private static final Pattern KEV_FIELDS =
      Pattern.compile("\"(catalogVersion|cveID|knownRansomwareCampaignUse)\"\\s*:");

  private static final Pattern CVE = Pattern.compile("\"dataType\"\\s*:\\s*\"CVE_RECORD\"");
  private static final Pattern NVD = Pattern.compile("\"format\"\\s*:\\s*\"NVD_CVE\"");
  private static final Pattern METASPLOIT =
      Pattern.compile(
          "\\{\\s*\"[a-z]+_[^\"]+\"\\s*:\\s*\\{(?=[^}]*\"fullname\"\\s*:)(?=[^}]*\"rank\"\\s*:).*",
          Pattern.DOTALL);
  private static final Pattern NUCLEI = Pattern.compile("\\{\"ID\":\"[^\\n]*\"file_path\":");
  private static final Pattern EXPLOITDB =
      Pattern.compile("id,file,description,date_published,[^\\n]*\\bcodes\\b");
  private static final Pattern KUBERNETES_ROOT =
      Pattern.compile("\\{\\s*\"(apiVersion|items|kind|metadata)\"\\s*:");

  private static final String KINDS =
      "(Namespace|Service|Pod|Deployment|StatefulSet|DaemonSet|ReplicaSet|ReplicationController|Job"
          + "|CronJob)(List)?";

  /**
   * Version and kind side by side, as kubectl and the API write a resource. An owner reference has
   * other fields between them: resources of other groups, such as reports of scanners, are none.
   */
  private static final Pattern KUBERNETES_JSON =
      Pattern.compile(
          "\"apiVersion\"\\s*:\\s*\"(v1|apps/\\w+|batch/\\w+)\"\\s*,\\s*\"kind\"\\s*:\\s*\""
              + KINDS
              + "\"|\"kind\"\\s*:\\s*\""
              + KINDS
              + "\"\\s*,\\s*\"apiVersion\"\\s*:\\s*\"(v1|apps/\\w+|batch/\\w+)\"");

  private static final Pattern KUBERNETES_YAML =
      Pattern.compile(
          "(?m)^[ -]*apiVersion:[ \\t]*['\"]?(v1|apps/\\w+|batch/\\w+)['\"]?[ \\t]*\\R"
              + "[ \\t]*kind:[ \\t]*['\"]?"
              + KINDS
              + "\\b");
  private static final Pattern KUBERNETES_MANIFEST =
      Pattern.compile("(?m)^apiVersion:[ \\t]*['\"]?([a-z0-9.]+/)?v\\d");
  private static final Pattern CONTAINERS = Pattern.compile("(?m)^[ \\t]+(- )?containers:");
  private static final Pattern KUBERNETES_START =
      Pattern.compile("\\{\\s*\"(apiVersion|kind)\"\\s*:\\s*\"");
  private static final Pattern CONTAINERS_JSON = Pattern.compile("\"containers\"\\s*:\\s*\\[");

  private ContextFile() {}

  private static Optional<ContextFormat> json(String head, String text) {
    if (CVE.matcher(head).find()) {
      return Optional.of(ContextFormat.CVE);
    }
    if (NVD.matcher(head).find() && VULNERABILITIES.matcher(head).find()) {
      return Optional.of(ContextFormat.NVD);
    }
    if (METASPLOIT.matcher(text).matches()) {
      return Optional.of(ContextFormat.METASPLOIT);
    }
    if (NUCLEI.matcher(text).lookingAt()) {
      return Optional.of(ContextFormat.NUCLEI);
    }
    if (VULNERABILITIES.matcher(head).find() && KEV_FIELDS.matcher(head).find()) {
      return Optional.of(ContextFormat.KEV);
    }
    boolean list =
        KUBERNETES_ROOT.matcher(text).lookingAt() && KUBERNETES_JSON.matcher(head).find();
    boolean manifest =
        KUBERNETES_START.matcher(text).lookingAt() && CONTAINERS_JSON.matcher(head).find();
    if (list || manifest) {
      return Optional.of(ContextFormat.KUBERNETES);
    }
    return OsvDetection.isOsv(text) ? Optional.of(ContextFormat.OSV) : RouteKeys.detect(text);
  }

  private static Optional<ContextFormat> cveRecords(Path file) throws IOException {
    String first = new String(CveReader.head(file, HEAD), UTF_8);
    return CVE.matcher(first).find() ? Optional.of(ContextFormat.CVE) : Optional.empty();
  }

  /** The format of a file, or of a directory of CVE records; empty when it is no context file. */
  public static Optional<ContextFormat> detect(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      return cveRecords(file);
    }
    if (OsvReader.isArchive(file)) {
      String first = new String(OsvReader.headOfArchive(file, HEAD), UTF_8);
      return OsvDetection.isOsv(first) ? Optional.of(ContextFormat.OSV) : cveRecords(file);
    }
    String head = head(file);
    String text = head.stripLeading();
    if (DecisionReader.isDecisions(head)) {
      return Optional.of(ContextFormat.DECISIONS);
    }
    if (text.startsWith("{") || text.startsWith("[")) {
      return json(head, text);
    }
    if (EPSS.matcher(text).matches()) {
      return Optional.of(ContextFormat.EPSS);
    }
    if (EXPLOITDB.matcher(text).lookingAt()) {
      return Optional.of(ContextFormat.EXPLOITDB);
    }
    if (RescoredReader.isRescored(head)) {
      return Optional.of(ContextFormat.RESCORED);
    }
    if (OPENAPI.matcher(head).find()) {
      return Optional.of(ContextFormat.OPENAPI);
    }
    if (BACKSTAGE.matcher(head).find()) {
      return Optional.of(ContextFormat.BACKSTAGE);
    }
    boolean manifest = KUBERNETES_MANIFEST.matcher(head).find() && CONTAINERS.matcher(head).find();
    if (manifest || KUBERNETES_YAML.matcher(head).find()) {
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
