/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.context;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.ingest.file.SharedCorpus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContextFileTest {

  private final Path folder;

  ContextFileTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void shouldRecogniseEachFormatByContent() throws IOException {
    assertThat(detect("a", Feeds.kev("v", "CVE-2021-44228"))).contains(ContextFormat.KEV);
    assertThat(detect("b", Feeds.kev("v"))).contains(ContextFormat.KEV);
    assertThat(detect("c", Feeds.epss("2026-01-01"))).contains(ContextFormat.EPSS);
    assertThat(detect("d", Feeds.component("x", ""))).contains(ContextFormat.BACKSTAGE);
    assertThat(detect("e", "\uFEFF# x\n---\nkind: X\napiVersion: 'backstage.io/v1beta1'\n"))
        .contains(ContextFormat.BACKSTAGE);
  }

  @Test
  void shouldRecogniseIntelligence() throws IOException {
    assertThat(detect("c.json", "{\n \"dataType\": \"CVE_RECORD\", \"dataVersion\": \"5.1\""))
        .contains(ContextFormat.CVE);
    assertThat(
            detect("n.json", "{\"format\":\"NVD_CVE\",\"version\":\"2.0\",\"vulnerabilities\":[{"))
        .contains(ContextFormat.NVD);
    assertThat(
            detect(
                "m.json",
                "{\n \"auxiliary_admin/x\": {\n \"name\": \"x\", \"fullname\": \"auxiliary/admin/x\","
                    + " \"aliases\": [], \"rank\": 300,"))
        .contains(ContextFormat.METASPLOIT);
    assertThat(
            detect(
                "t.json",
                "{\"ID\":\"CVE-2000-0114\",\"Info\":{\"Name\":\"x\"},\"file_path\":\"a\"}"))
        .contains(ContextFormat.NUCLEI);
    assertThat(detect("e.csv", Feeds.exploitDb())).contains(ContextFormat.EXPLOITDB);
    assertThat(detect("o.csv", "# own\nVulnerability, Vector, By, Reason\n"))
        .contains(ContextFormat.RESCORED);
    assertThat(detect("x.csv", "vulnerability,severity\n")).isEmpty();
    Path zip = folder.resolve("cves.zip");
    Feeds.zip(
        zip, Map.of("a/CVE-2021-44228.json", "{\"dataType\": \"CVE_RECORD\"", "a/b.json", "[]"));
    assertThat(ContextFile.detect(zip)).contains(ContextFormat.CVE);
    assertThat(ContextFile.detect(folder)).isEmpty();
  }

  @Test
  void shouldRecogniseRouteDocuments() throws IOException {
    assertThat(detect("o.yaml", "# API\nopenapi: \"3.0.1\"\npaths: {}\n"))
        .contains(ContextFormat.OPENAPI);
    assertThat(detect("s.json", "{\"info\": {\"title\": \"x\"}, \"swagger\": \"2.0\""))
        .contains(ContextFormat.OPENAPI);
    assertThat(detect("n.json", "{\"endpoints\":[{\"url\":\"/\",\"method\":\"GET\""))
        .contains(ContextFormat.NOIR);
    assertThat(detect("n.jsonl", "{\"url\":\"/\",\"method\":\"GET\",\"details\":{}}\n"))
        .contains(ContextFormat.NOIR);
    assertThat(detect("r.json", "{\"results\": [{\"openapi\": \"3.0\", \"url\": \"/\"}]}"))
        .isEmpty();
  }

  @Test
  void shouldRecogniseOsvRecordsAloneInRowsAndPacked() throws IOException {
    String record = Feeds.osv("GHSA-aaaa-bbbb-cccc", "2026-01-01T00:00:00Z", "CVE-2021-1");

    assertThat(detect("a.json", record)).contains(ContextFormat.OSV);
    assertThat(detect("b.json", " [" + record + "]")).contains(ContextFormat.OSV);
    assertThat(detect("c.jsonl", record + record)).contains(ContextFormat.OSV);
    Path zip = folder.resolve("all.zip");
    Feeds.zip(zip, Map.of("README.md", "# x", "GHSA-aaaa-bbbb-cccc.json", record));
    assertThat(ContextFile.detect(zip)).contains(ContextFormat.OSV);
    Feeds.zip(zip, Map.of("report.json", "{\"results\": [" + record + "]}"));
    assertThat(ContextFile.detect(zip)).isEmpty();
    assertThat(detect("d.zip", "PK but no archive")).isEmpty();
  }

  @Test
  void shouldRecogniseAnOsvRecordThatIsLongerThanItsBeginning() throws IOException {
    String record = Feeds.osv("GHSA-aaaa-bbbb-cccc", "2026-01-01T00:00:00Z", "CVE-2021-1");

    assertThat(detect("a", record.replace("[\"1\"]", "[" + "\"1\",".repeat(50_000) + "\"1\"]")))
        .contains(ContextFormat.OSV);
  }

  @Test
  void shouldRecogniseKubernetesResources() throws IOException {
    assertThat(detect("a", "---\napiVersion: apps/v1\nkind: Deployment\n"))
        .contains(ContextFormat.KUBERNETES);
    assertThat(detect("b", "apiVersion: v1\nitems:\n- apiVersion: v1\n  kind: Pod\n"))
        .contains(ContextFormat.KUBERNETES);
    assertThat(detect("c", "{\"kind\":\"PodList\",\"apiVersion\":\"v1\",\"items\":[]}"))
        .contains(ContextFormat.KUBERNETES);
    assertThat(
            detect(
                "d",
                "{\n\"apiVersion\": \"v1\",\n\"items\": [\n{\n\"apiVersion\": \"batch/v1\",\n"
                    + "\"kind\": \"CronJob\"}]}"))
        .contains(ContextFormat.KUBERNETES);
  }

  @Test
  void shouldLookIntoGzip() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(Feeds.epss("2026-01-01", "CVE-2021-44228,1,1").getBytes(UTF_8));
    }

    assertThat(ContextFile.detect(Files.write(folder.resolve("e.csv.gz"), bytes.toByteArray())))
        .contains(ContextFormat.EPSS);
    assertThat(ContextFile.detect(Files.write(folder.resolve("x"), new byte[] {0x1f, (byte) 0x8b})))
        .isEmpty();
  }

  @Test
  void shouldRecogniseCodeownersByNameAndSyntaxOnly() throws IOException {
    String rules = "* @acme/all\n/docs/ @acme/docs\n";

    assertThat(detect("CODEOWNERS", rules)).contains(ContextFormat.CODEOWNERS);
    assertThat(detect("CODEOWNERS.txt", rules)).isEmpty();
    assertThat(detect("CODEOWNERS", "This is a letter.\nIt has no owners at all.\n")).isEmpty();
    assertThat(detect("CODEOWNERS", "\0\1\2")).isEmpty();
  }

  @Test
  void shouldRecogniseInventoriesAndKubernetesObjects() throws IOException {
    assertThat(detect("a", "asset,application,owner\nrepo:x/y/z,z,team\n"))
        .contains(ContextFormat.INVENTORY);
    assertThat(detect("b", "inventory:\n  - asset: repo:x/y/z\n"))
        .contains(ContextFormat.INVENTORY);
    assertThat(detect("c", "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n  - image: nginx\n"))
        .contains(ContextFormat.KUBERNETES);
    assertThat(
            detect("d", "{\"apiVersion\": \"v1\", \"items\": [{\"spec\": {\"containers\": []}}]}"))
        .contains(ContextFormat.KUBERNETES);
    try (Stream<Path> files = Files.list(SharedCorpus.path("documents/k8s"))) {
      assertThat(files.filter(file -> !file.toString().contains("config")).toList())
          .allSatisfy(
              file -> assertThat(ContextFile.detect(file)).contains(ContextFormat.KUBERNETES));
    }
  }

  @Test
  void shouldLeaveEverythingElseAlone() throws IOException {
    assertThat(detect("a", "")).isEmpty();
    assertThat(detect("a", "{\"vulnerabilities\": [{\"id\": \"CVE-2021-44228\"}]}")).isEmpty();
    assertThat(detect("a", "{\"catalogVersion\": 1}")).isEmpty();
    assertThat(detect("a", "{\"id\": \"x\", \"modified\": \"2026-01-01\"}")).isEmpty();
    assertThat(detect("a", "[]")).isEmpty();
    assertThat(detect("a", "apiVersion: v1\nkind: Config\nclusters: []\n")).isEmpty();
    assertThat(
            detect(
                "a",
                """
                {"apiVersion": "aquasecurity.github.io/v1alpha1", "kind": "VulnerabilityReport",
                 "metadata": {"ownerReferences": [
                   {"apiVersion": "apps/v1", "controller": true, "kind": "ReplicaSet"}]}}"""))
        .isEmpty();
    assertThat(detect("a", "text: |\n  apiVersion: backstage.io/v1alpha1\n")).isEmpty();
    assertThat(detect("a", "cve,score\n")).isEmpty();
  }

  @Test
  void shouldTakeNoReportOfTheCorpusForContext() throws IOException {
    try (Stream<Path> files = Files.walk(SharedCorpus.path("scanners"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(ContextFile.detect(file)).as(file.toString()).isEmpty();
      }
    }
  }

  @Test
  void shouldRecogniseTheContextOfTheCorpus() throws IOException {
    Path kev = SharedCorpus.path("reference/kev/known_exploited_vulnerabilities.json");
    assertThat(ContextFile.detect(kev)).contains(ContextFormat.KEV);
    try (Stream<Path> files = Files.list(SharedCorpus.path("documents/catalog"))) {
      assertThat(files.toList())
          .allSatisfy(
              file -> assertThat(ContextFile.detect(file)).contains(ContextFormat.BACKSTAGE));
    }
    try (Stream<Path> files = Files.list(SharedCorpus.path("reference/epss"))) {
      assertThat(files.toList())
          .allSatisfy(file -> assertThat(ContextFile.detect(file)).contains(ContextFormat.EPSS));
    }
  }

  private Optional<ContextFormat> detect(String name, String text) throws IOException {
    return ContextFile.detect(Files.writeString(folder.resolve(name), text));
  }
}
