/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report;

import io.sluice.event.Category;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * What a report says about one scan in it, apart from its results. A report holds several scans
 * when several tools, or one tool in several configurations, speak in it.
 *
 * @param tool tool name in lower case, without version
 * @param category category of the scan; a finding may have another
 * @param toolVersion version of the tool
 * @param configuration rule set or target within the asset that narrows what was looked at; empty
 *     when there is none
 * @param scannedAt when the tool ran
 * @param commit commit that was scanned
 * @param branch branch that was scanned, as a hint
 * @param asset asset id that the report names, as a hint: the sender's statement goes first
 * @param complete false when the scan covers only part of its scope, or is a stream of events
 * @param successful false when the report says that the run failed
 * @param reason why it is not complete or not successful
 */
public record ScanHeader(
    String tool,
    Category category,
    Optional<String> toolVersion,
    String configuration,
    Optional<Instant> scannedAt,
    Optional<String> commit,
    Optional<String> branch,
    Optional<String> asset,
    boolean complete,
    boolean successful,
    Optional<String> reason) {

  private static final int MAX_NAME = 200;

  public ScanHeader {
    tool = oneLine(tool).toLowerCase(Locale.ROOT);
    if (tool.isEmpty()) {
      throw new IllegalArgumentException("a scan needs the name of its tool");
    }
    configuration = oneLine(configuration);
    toolVersion = toolVersion.map(ScanHeader::oneLine);
    commit = commit.map(ScanHeader::oneLine);
    branch = branch.map(ScanHeader::oneLine);
    asset = asset.map(ScanHeader::oneLine);
    reason = reason.map(text -> Texts.cut(Texts.clean(text), TextLimits.MESSAGE));
  }

  /** A complete, successful scan of which nothing else is known. */
  public static ScanHeader of(String tool, Category category) {
    return new ScanHeader(
        tool,
        category,
        Optional.empty(),
        "",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        true,
        true,
        Optional.empty());
  }

  public ScanHeader withToolVersion(Optional<String> version) {
    return new ScanHeader(
        tool,
        category,
        version,
        configuration,
        scannedAt,
        commit,
        branch,
        asset,
        complete,
        successful,
        reason);
  }

  public ScanHeader withCategory(Category other) {
    return new ScanHeader(
        tool,
        other,
        toolVersion,
        configuration,
        scannedAt,
        commit,
        branch,
        asset,
        complete,
        successful,
        reason);
  }

  public ScanHeader withConfiguration(String text) {
    return new ScanHeader(
        tool,
        category,
        toolVersion,
        text,
        scannedAt,
        commit,
        branch,
        asset,
        complete,
        successful,
        reason);
  }

  public ScanHeader withScannedAt(Optional<Instant> time) {
    return new ScanHeader(
        tool,
        category,
        toolVersion,
        configuration,
        time,
        commit,
        branch,
        asset,
        complete,
        successful,
        reason);
  }

  public ScanHeader withRevision(Optional<String> revision, Optional<String> branchName) {
    return new ScanHeader(
        tool,
        category,
        toolVersion,
        configuration,
        scannedAt,
        revision,
        branchName,
        asset,
        complete,
        successful,
        reason);
  }

  public ScanHeader withAsset(Optional<String> hint) {
    return new ScanHeader(
        tool,
        category,
        toolVersion,
        configuration,
        scannedAt,
        commit,
        branch,
        hint,
        complete,
        successful,
        reason);
  }

  /** The scan does not cover its whole scope: absence of a finding in it proves nothing. */
  public ScanHeader incomplete(String why) {
    return new ScanHeader(
        tool,
        category,
        toolVersion,
        configuration,
        scannedAt,
        commit,
        branch,
        asset,
        false,
        successful,
        Optional.of(why));
  }

  /** The tool's run failed. */
  public ScanHeader failed(String why) {
    return new ScanHeader(
        tool,
        category,
        toolVersion,
        configuration,
        scannedAt,
        commit,
        branch,
        asset,
        complete,
        false,
        Optional.of(why));
  }

  private static String oneLine(String text) {
    return Texts.cut(Texts.line(text), MAX_NAME);
  }
}
