/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.cli;

import io.sluice.event.IssueMember;
import io.sluice.event.Location;
import io.sluice.event.Provenance;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The findings of an issue as a table: which tool, where it is, and where it was read. */
final class MemberTable {

  private MemberTable() {}

  /** Members in the order given, numbered from 1. */
  static Table of(List<IssueMember> members) {
    Table table =
        new Table(
            Table.Column.right("#"),
            Table.Column.left("TOOL"),
            Table.Column.left("CATEGORY"),
            Table.Column.left("STATUS"),
            Table.Column.left("SEVERITY"),
            Table.Column.text("WHERE"),
            Table.Column.text("READ FROM"));
    int number = 0;
    for (IssueMember member : members) {
      number++;
      table.add(
          String.valueOf(number),
          member.getTool(),
          Figures.lower(member.getCategory()),
          Figures.lower(member.getStatus()),
          Figures.lower(member.getSeverity())
              + String.format(Locale.ROOT, " %.1f", member.getSeverityScore()),
          where(member),
          readFrom(member.getProvenance()));
    }
    return table;
  }

  private static String where(IssueMember member) {
    Location location = member.getLocation();
    String place = location == null ? "" : place(location);
    if (member.getPackage$() != null) {
      String version = member.getPackage$().getVersion();
      String named = member.getPackage$().getName() + (version == null ? "" : "@" + version);
      place = place.isEmpty() ? named : named + " in " + place;
    }
    return place.isEmpty() ? member.getAsset() : place;
  }

  private static String place(Location location) {
    if (location.getPath() != null) {
      return location.getPath()
          + (location.getStartLine() == null ? "" : ":" + location.getStartLine());
    }
    if (location.getUrl() != null) {
      String method = location.getMethod() == null ? "" : location.getMethod() + " ";
      String parameter =
          location.getParameter() == null ? "" : " parameter " + location.getParameter();
      return method + location.getUrl() + parameter;
    }
    return Stream.of(
            location.getResource(),
            location.getWorkload(),
            location.getProcess(),
            location.getImage())
        .filter(text -> text != null)
        .collect(Collectors.joining(" "));
  }

  private static String readFrom(Provenance provenance) {
    return "%s %s (%s[%d]@%d)"
        .formatted(
            provenance.getReportName(),
            provenance.getPointer(),
            provenance.getTopic(),
            provenance.getPartition(),
            provenance.getOffset());
  }
}
