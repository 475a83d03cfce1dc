/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.catalog;

import io.sluice.event.CatalogAsset;
import io.sluice.event.CodeownersDialect;
import io.sluice.event.CodeownersRule;
import io.sluice.ingest.file.MalformedFileException;
import io.sluice.ingest.file.TextFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a CODEOWNERS file in GitHub's ({@link GitHubCodeowners}) or GitLab's ({@link
 * GitLabCodeowners}) dialect.
 *
 * <p>The dialect is the stated one, else that of the directory the file lies in ({@code .github},
 * {@code .gitlab}), of the host in the asset's id, or GitLab's when the file has what only GitLab
 * understands, else GitHub's. The reading notes which was chosen and why.
 */
public final class CodeownersReader {

  /** Source of the statement in {@link CatalogAsset}. */
  public static final String SOURCE = "codeowners";

  private static final int MAX_BYTES = 3 * 1024 * 1024 - 1;

  private CodeownersReader() {}

  private record Choice(CodeownersDialect dialect, String because) {}

  /**
   * Reads the file of an asset.
   *
   * @param asset asset id of the repository that the file belongs to
   * @param stated dialect, when it is known
   * @param observedAt time put on the statement
   * @throws MalformedFileException when the file has 3 MB or more, or is not UTF-8
   */
  public static CatalogReading read(
      Path file, String asset, Optional<CodeownersDialect> stated, Instant observedAt)
      throws IOException {
    String text = TextFile.read(file, MAX_BYTES, "GitHub loads CODEOWNERS only under 3 MB");
    Path parent = file.toAbsolutePath().getParent();
    String directory =
        parent == null || parent.getFileName() == null ? "" : parent.getFileName().toString();
    return read(text, asset, choice(stated, directory, asset, text), observedAt);
  }

  /** Reads the text of a file of which nothing is known but the asset. */
  public static CatalogReading read(String text, String asset, Instant observedAt) {
    return read(text, asset, choice(Optional.empty(), "", asset, text), observedAt);
  }

  private static CatalogReading read(String text, String asset, Choice choice, Instant observedAt) {
    List<CatalogProblem> problems = new ArrayList<>();
    List<CodeownersRule> rules =
        switch (choice.dialect()) {
          case GITLAB -> GitLabCodeowners.rules(text, problems);
          case GITHUB, UNKNOWN -> GitHubCodeowners.rules(text, problems);
        };
    CatalogAsset statement =
        CatalogAsset.newBuilder()
            .setAsset(asset)
            .setSource(SOURCE)
            .setCodeowners(rules)
            .setDialect(choice.dialect())
            .setObservedAt(observedAt)
            .build();
    String dialect = choice.dialect() == CodeownersDialect.GITLAB ? "GitLab's" : "GitHub's";
    return new CatalogReading(
        rules.size(),
        List.of(),
        List.of(statement),
        Set.of(),
        problems,
        List.of("read in " + dialect + " dialect, because of " + choice.because()));
  }

  private static Choice choice(
      Optional<CodeownersDialect> stated, String directory, String asset, String text) {
    if (stated.isPresent()) {
      return new Choice(stated.get(), "the option");
    }
    if (directory.equals(".github") || directory.equals(".gitlab")) {
      return new Choice(
          directory.equals(".gitlab") ? CodeownersDialect.GITLAB : CodeownersDialect.GITHUB,
          "the directory " + directory);
    }
    String host = host(asset);
    if (host.contains("gitlab") || host.contains("github")) {
      return new Choice(
          host.contains("gitlab") ? CodeownersDialect.GITLAB : CodeownersDialect.GITHUB,
          "the host " + host);
    }
    return GitLabCodeowners.sign(text)
        .map(sign -> new Choice(CodeownersDialect.GITLAB, sign))
        .orElse(new Choice(CodeownersDialect.GITHUB, "nothing that only GitLab understands"));
  }

  private static String host(String asset) {
    String place = asset.startsWith("repo:") ? asset.substring("repo:".length()) : "";
    int end = place.indexOf('/');
    return (end < 0 ? "" : place.substring(0, end)).toLowerCase(Locale.ROOT);
  }
}
