/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report;

/**
 * How much of each text of a finding is kept, in characters; longer text is cut and ends with an
 * ellipsis. Together they keep a record below 512 KiB, well under the 1 MiB that a broker accepts.
 */
public final class TextLimits {

  public static final int TITLE = 300;
  public static final int MESSAGE = 4_096;
  public static final int DESCRIPTION = 16_384;
  public static final int REMEDIATION = 8_192;
  public static final int EVIDENCE = 4_096;
  public static final int SNIPPET = 2_048;
  public static final int PATH = 1_024;
  public static final int URL = 2_048;

  /** Ids, names, versions, tags, symbols and such. */
  public static final int NAME = 512;

  public static final int LOCATIONS = 200;

  /** Steps of a data flow. */
  public static final int FLOW = 20;

  /** Locations that keep their snippet; the others keep their place only. */
  public static final int SNIPPETS = 10;

  /** Entries of any other list: references, tags, ratings, vulnerability ids, fixed versions. */
  public static final int ENTRIES = 50;

  /**
   * Bytes of a whole finding, estimated as UTF-8; beyond it locations are dropped from the end. A
   * single finding comes near only when every one of its texts is at its limit.
   */
  public static final int FINDING_BYTES = 400 << 10;

  private TextLimits() {}
}
