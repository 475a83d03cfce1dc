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
import java.util.List;

/**
 * State as bytes: small and fixed, since every result of every scan reads and writes it; an
 * occurrence takes 25 bytes. The first byte is the version of the layout. State is data: a change
 * of layout gets a new version and keeps reading the old one.
 */
public final class StateCodec {

  private static final int VERSION = 1;

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
        });
  }

  /** Scan from its bytes. */
  public static ScanState decodeScan(byte[] bytes) {
    return read(
        bytes,
        in -> {
          int sequence = in.readInt();
          boolean open = in.readBoolean();
          String scanId = in.readUTF();
          long surplus = in.readLong();
          String format = in.readUTF();
          String reportName = in.readUTF();
          String reportDigest = in.readUTF();
          boolean hasCommit = in.readBoolean();
          String commit = in.readUTF();
          return new ScanState(
              sequence,
              open,
              scanId,
              surplus,
              format,
              reportName,
              reportDigest,
              hasCommit ? commit : null);
        });
  }

  /** Bytes of the occurrences of an identity. */
  public static byte[] encode(OccurrenceGroup group) {
    return bytes(
        out -> {
          out.writeInt(group.waiting());
          out.writeInt(group.occurrences().size());
          for (Occurrence occurrence : group.occurrences()) {
            out.writeLong(occurrence.content());
            out.writeInt(occurrence.position());
            out.writeInt(occurrence.lastScan());
            out.writeByte(number(occurrence.status()));
            out.writeLong(occurrence.firstSeen());
          }
        });
  }

  /** Occurrences from their bytes; their ordinals are their places. */
  public static OccurrenceGroup decodeGroup(byte[] bytes) {
    return read(
        bytes,
        in -> {
          int waiting = in.readInt();
          int size = in.readInt();
          List<Occurrence> occurrences = new ArrayList<>(size);
          for (int ordinal = 1; ordinal <= size; ordinal++) {
            occurrences.add(
                new Occurrence(
                    ordinal,
                    in.readLong(),
                    in.readInt(),
                    in.readInt(),
                    status(in.readByte()),
                    in.readLong()));
          }
          return new OccurrenceGroup(List.copyOf(occurrences), waiting);
        });
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
    return read(bytes, in -> new ComponentState(in.readLong(), in.readInt(), in.readLong()));
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
      if (version != VERSION) {
        throw new IllegalStateException("state has layout " + version + ", known is " + VERSION);
      }
      return reader.read(in);
    } catch (IOException e) {
      throw new UncheckedIOException("state cannot be decoded", e);
    }
  }

  private interface Writer {
    void write(DataOutput out) throws IOException;
  }

  private interface Reader<T> {
    T read(DataInput in) throws IOException;
  }
}
