/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.normalizer.scan;

import io.sluice.event.FindingStatus;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * State as bytes: small and fixed, since every result of every scan reads and writes it; an
 * occurrence takes 34 bytes, 50 when it was born under another identity. The first byte is the
 * version of the layout. State is data: a change of layout gets a new version and keeps reading the
 * old one.
 *
 * <p>Version 2 adds to a scan its place in the order of scans, the scopes that it replaces and the
 * late scans that are under way, to the occurrences the version of their identity rules, and to an
 * occurrence its place, key and fingerprint.
 */
public final class StateCodec {

  private static final int VERSION = 2;
  private static final int KEY_BYTES = 16;

  private StateCodec() {}

  /** Bytes of a scan. */
  public static byte[] encode(ScanState scan) {
    return bytes(
        out -> {
          out.writeInt(scan.sequence());
          out.writeBoolean(scan.open());
          out.writeUTF(scan.scanId());
          out.writeLong(scan.surplus());
          out.writeUTF(scan.format());
          out.writeUTF(scan.reportName());
          out.writeUTF(scan.reportDigest());
          out.writeBoolean(scan.commit() != null);
          out.writeUTF(scan.commit() == null ? "" : scan.commit());
          Long number = scan.order().number();
          out.writeBoolean(number != null);
          out.writeLong(number == null ? 0 : number);
          out.writeLong(scan.order().offset());
          out.writeLong(scan.order().timestamp());
          write(out, scan.supersedes());
          write(out, scan.late());
          out.writeBoolean(scan.superseded());
        });
  }

  /** Scan from its bytes. */
  public static ScanState decodeScan(byte[] bytes) {
    return read(
        bytes,
        (in, version) -> {
          int sequence = in.readInt();
          boolean open = in.readBoolean();
          String scanId = in.readUTF();
          long surplus = in.readLong();
          String format = in.readUTF();
          String reportName = in.readUTF();
          String reportDigest = in.readUTF();
          boolean hasCommit = in.readBoolean();
          String commit = in.readUTF();
          boolean first = version == 1;
          return new ScanState(
              sequence,
              open,
              scanId,
              surplus,
              format,
              reportName,
              reportDigest,
              hasCommit ? commit : null,
              first ? ScanOrder.UNKNOWN : order(in),
              first ? List.of() : texts(in),
              first ? List.of() : texts(in),
              !first && in.readBoolean());
        });
  }

  private static ScanOrder order(DataInput in) throws IOException {
    boolean hasNumber = in.readBoolean();
    long number = in.readLong();
    return new ScanOrder(hasNumber ? number : null, in.readLong(), in.readLong());
  }

  /** Bytes of the occurrences of an identity. */
  public static byte[] encode(OccurrenceGroup group) {
    return bytes(
        out -> {
          out.writeInt(group.version());
          out.writeInt(group.waiting());
          out.writeInt(group.occurrences().size());
          for (Occurrence occurrence : group.occurrences()) {
            out.writeLong(occurrence.content());
            out.writeInt(occurrence.position());
            out.writeInt(occurrence.lastScan());
            out.writeByte(number(occurrence.status()));
            out.writeLong(occurrence.firstSeen());
            out.writeByte(number(occurrence.place()) << 1 | (occurrence.key() == null ? 0 : 1));
            out.writeLong(occurrence.print());
            if (occurrence.key() != null) {
              out.write(HexFormat.of().parseHex(occurrence.key()));
            }
          }
        });
  }

  /** Occurrences from their bytes; their ordinals are their places in the list. */
  public static OccurrenceGroup decodeGroup(byte[] bytes) {
    return read(
        bytes,
        (in, version) -> {
          int identityVersion = version == 1 ? 1 : in.readInt();
          int waiting = in.readInt();
          int size = in.readInt();
          List<Occurrence> occurrences = new ArrayList<>(size);
          for (int ordinal = 1; ordinal <= size; ordinal++) {
            occurrences.add(occurrence(in, version, ordinal));
          }
          return new OccurrenceGroup(identityVersion, List.copyOf(occurrences), waiting);
        });
  }

  private static Occurrence occurrence(DataInput in, int version, int ordinal) throws IOException {
    long content = in.readLong();
    int position = in.readInt();
    int lastScan = in.readInt();
    FindingStatus status = status(in.readByte());
    long firstSeen = in.readLong();
    if (version == 1) {
      return new Occurrence(
          ordinal, content, position, lastScan, status, firstSeen, Occurrence.Place.HERE, null, 0);
    }
    int flags = in.readByte();
    long print = in.readLong();
    return new Occurrence(
        ordinal,
        content,
        position,
        lastScan,
        status,
        firstSeen,
        place(flags >> 1),
        (flags & 1) == 0 ? null : key(in),
        print);
  }

  private static String key(DataInput in) throws IOException {
    byte[] key = new byte[KEY_BYTES];
    in.readFully(key);
    return HexFormat.of().formatHex(key);
  }

  /** Bytes of a component. */
  public static byte[] encode(ComponentState component) {
    return bytes(
        out -> {
          out.writeLong(component.content());
          out.writeInt(component.lastScan());
          out.writeLong(component.firstSeen());
        });
  }

  /** Component from its bytes. */
  public static ComponentState decodeComponent(byte[] bytes) {
    return read(
        bytes, (in, version) -> new ComponentState(in.readLong(), in.readInt(), in.readLong()));
  }

  /** Numbers of the layout, not of the enum, whose symbols may be reordered. */
  private static byte number(FindingStatus status) {
    return switch (status) {
      case UNKNOWN -> 0;
      case OPEN -> 1;
      case REOPENED -> 2;
      case RESOLVED -> 3;
      case SUPPRESSED -> 4;
      case SUPERSEDED -> 5;
    };
  }

  private static FindingStatus status(byte number) {
    return switch (number) {
      case 0 -> FindingStatus.UNKNOWN;
      case 1 -> FindingStatus.OPEN;
      case 2 -> FindingStatus.REOPENED;
      case 3 -> FindingStatus.RESOLVED;
      case 4 -> FindingStatus.SUPPRESSED;
      case 5 -> FindingStatus.SUPERSEDED;
      default -> throw new IllegalStateException("state holds an unknown status " + number);
    };
  }

  private static int number(Occurrence.Place place) {
    return switch (place) {
      case HERE -> 0;
      case AWAY -> 1;
      case FREE -> 2;
    };
  }

  private static Occurrence.Place place(int number) {
    return switch (number) {
      case 0 -> Occurrence.Place.HERE;
      case 1 -> Occurrence.Place.AWAY;
      case 2 -> Occurrence.Place.FREE;
      default -> throw new IllegalStateException("state holds an unknown place " + number);
    };
  }

  private static void write(DataOutput out, List<String> texts) throws IOException {
    out.writeInt(texts.size());
    for (String text : texts) {
      out.writeUTF(text);
    }
  }

  private static List<String> texts(DataInput in) throws IOException {
    int size = in.readInt();
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      texts.add(in.readUTF());
    }
    return List.copyOf(texts);
  }

  private static byte[] bytes(Writer writer) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(64);
    try {
      DataOutputStream out = new DataOutputStream(bytes);
      out.writeByte(VERSION);
      writer.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException("state cannot be encoded", e);
    }
    return bytes.toByteArray();
  }

  private static <T> T read(byte[] bytes, Reader<T> reader) {
    try {
      DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
      int version = in.readByte();
      if (version < 1 || version > VERSION) {
        throw new IllegalStateException(
            "state has layout " + version + ", known are 1 to " + VERSION);
      }
      return reader.read(in, version);
    } catch (IOException e) {
      throw new UncheckedIOException("state cannot be decoded", e);
    }
  }

  private interface Writer {
    void write(DataOutput out) throws IOException;
  }

  private interface Reader<T> {
    T read(DataInput in, int version) throws IOException;
  }
}
