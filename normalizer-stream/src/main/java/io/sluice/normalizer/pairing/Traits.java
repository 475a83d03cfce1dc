/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.normalizer.pairing;

import io.sluice.event.Category;
import io.sluice.event.Finding;
import io.sluice.event.Location;
import io.sluice.event.PackageRef;
import io.sluice.event.SecretRef;
import io.sluice.identity.UrlTemplate;
import io.sluice.normalizer.identity.Fingerprint;
import io.sluice.normalizer.identity.PackageUrls;
import io.sluice.topic.Hash;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a finding can be recognised by although its identity changed, as numbers: some 300 bytes a
 * finding, so that hundreds of thousands can be compared at once. Title, message and severity are
 * not among it.
 */
public final class Traits {

  /** Shorter code stands in too many places. */
  private static final int MIN_SNIPPET = 8;

  private static final long[] NONE = {};
  private static final Location NOWHERE = Location.newBuilder().build();

  private final long[][] keys = new long[Pass.values().length][];
  private final List<Print> prints;
  private final long place;
  private final long symbol;
  private final @Nullable Integer line;
  private final long print;

  private Traits(Finding finding) {
    Location location =
        finding.getLocations().isEmpty() ? NOWHERE : finding.getLocations().getFirst();
    List<Fingerprint> all = Fingerprint.all(finding.getFingerprints());
    prints = all.stream().map(Print::of).toList();
    print = all.isEmpty() ? 0 : print(all.getFirst());
    symbol = location.getSymbol() == null ? 0 : number(location.getSymbol());
    Map<Pass, long[]> known = new Reader(finding, location, prints, print).keys();
    known.forEach((pass, values) -> keys[pass.ordinal()] = values);
    place = known.containsKey(Pass.NEAREST_LINE) ? keys[Pass.NEAREST_LINE.ordinal()][0] : 0;
    line = location.getStartLine();
  }

  /** Traits of a finding. */
  public static Traits of(Finding finding) {
    return new Traits(finding);
  }

  /**
   * Number of the best fingerprint, whatever rule and file it stands for; 0 without one. Findings
   * of different identity that share it have a constant for a fingerprint.
   */
  public static long print(Map<String, String> fingerprints) {
    if (fingerprints.isEmpty()) {
      return 0;
    }
    List<Fingerprint> all = Fingerprint.all(fingerprints);
    return all.isEmpty() ? 0 : print(all.getFirst());
  }

  private static long print(Fingerprint best) {
    return number("print", best.name(), Integer.toString(best.version()), best.value());
  }

  long[] keys(Pass pass) {
    long[] values = keys[pass.ordinal()];
    return values == null ? NONE : values;
  }

  /** Rule and file by number; 0 when lines say nothing. */
  long place() {
    return place;
  }

  @Nullable Integer line() {
    return line;
  }

  /** The enclosing symbol by number; 0 when not known. */
  long symbol() {
    return symbol;
  }

  long print() {
    return print;
  }

  /**
   * True when a fingerprint is equal in the greatest version that both have (SARIF 2.1.0 section
   * 3.27.17).
   */
  boolean agrees(Traits other) {
    for (Print mine : prints) {
      Print greatest = null;
      Print counterpart = null;
      for (Print own : prints) {
        for (Print theirs : other.prints) {
          boolean common =
              own.name() == mine.name()
                  && theirs.name() == own.name()
                  && theirs.version() == own.version();
          if (common && (greatest == null || own.version() > greatest.version())) {
            greatest = own;
            counterpart = theirs;
          }
        }
      }
      if (greatest != null && counterpart != null && greatest.value() == counterpart.value()) {
        return true;
      }
    }
    return false;
  }

  private static long number(String... fields) {
    return Long.parseUnsignedLong(Hash.of(fields), 0, 16, 16);
  }

  /** A fingerprint by numbers. */
  private record Print(long name, int version, long value) {

    static Print of(Fingerprint print) {
      return new Print(number(print.name()), print.version(), number(print.value()));
    }
  }

  /** Reads the keys of one finding. */
  private static final class Reader {

    private final Map<Pass, long[]> keys = new EnumMap<>(Pass.class);
    private final Finding finding;
    private final Location location;
    private final List<Print> prints;
    private final long print;
    private final String rule;
    private final String path;
    private final String symbol;
    private final String snippet;

    Reader(Finding finding, Location location, List<Print> prints, long print) {
      this.finding = finding;
      this.location = location;
      this.prints = prints;
      this.print = print;
      this.rule = finding.getRuleId() == null ? "" : "rule " + finding.getRuleId();
      this.path = text(location.getPath());
      this.symbol = text(location.getSymbol());
      this.snippet = code(location);
    }

    Map<Pass, long[]> keys() {
      if (!finding.getWeakness().isEmpty()) {
        put(Pass.SAME_WEAKNESS, finding.getWeakness());
      }
      PackageRef reference = finding.getPackage$();
      if (reference != null) {
        vulnerablePackage(reference);
      } else if (finding.getCategory() == Category.RUNTIME) {
        return keys;
      } else if (finding.getSecret() != null && finding.getSecret().getHmac() != null) {
        secret(finding.getSecret());
      } else if (location.getResource() != null) {
        resource(location.getResource());
      } else if (location.getUrl() != null) {
        route(location.getUrl());
      } else if (finding.getIdentityBasis().equals("rule")) {
        put(Pass.ROUTE, rule);
      } else if (!path.isEmpty() && !rule.isEmpty()) {
        code();
      }
      return keys;
    }

    private void vulnerablePackage(PackageRef reference) {
      String manifest = reference.getPath() == null ? path : reference.getPath();
      String coordinates = PackageUrls.coordinates(reference);
      String unversioned = PackageUrls.unversioned(reference);
      List<String> ids =
          finding.getVulnerabilityIds().isEmpty() ? List.of(rule) : finding.getVulnerabilityIds();
      ids.stream()
          .filter(id -> !id.isEmpty())
          .limit(10)
          .forEach(
              id -> {
                put(Pass.PACKAGE, id, coordinates, manifest);
                put(Pass.PACKAGE_BUMPED, id, unversioned, manifest);
                put(Pass.PACKAGE_MOVED, id, coordinates);
              });
    }

    private void secret(SecretRef secret) {
      String value = text(secret.getHmac());
      put(Pass.SECRET, path, value);
      put(Pass.RENAMED_SECRET, detector(secret), value);
    }

    private String detector(SecretRef secret) {
      return rule.isEmpty() ? secret.getDetector() : rule;
    }

    private void resource(String address) {
      put(Pass.RESOURCE, rule, path, address);
      put(Pass.RENAMED_RESOURCE, rule, address);
    }

    private void route(String url) {
      put(
          Pass.ROUTE,
          rule,
          text(location.getMethod()),
          UrlTemplate.of(url),
          text(location.getParameter()));
    }

    private void code() {
      boolean hasToolId = finding.getIdentityBasis().equals("tool-id");
      for (Print each : prints) {
        put(
            Pass.FINGERPRINT,
            rule,
            path,
            Long.toString(each.name()),
            Integer.toString(each.version()),
            Long.toString(each.value()));
      }
      flow();
      if (!symbol.isEmpty() || !snippet.isEmpty()) {
        put(Pass.CODE, rule, path, symbol, snippet);
        put(Pass.RENAMED_CODE, rule, symbol, snippet);
      }
      if (snippet.length() >= MIN_SNIPPET) {
        put(Pass.RENAMED_SNIPPET, rule, snippet);
        if (finding.getWeaknessClass() != null) {
          put(Pass.CODE_OF_CLASS, finding.getWeaknessClass(), path, symbol, snippet);
        }
      }
      if (print != 0) {
        put(Pass.RENAMED_FINGERPRINT, rule, Long.toString(print));
      }
      if (hasToolId) {
        // The tool's own id is stable by its own word: a near line with another id is another
        // finding.
        put(Pass.RENAMED_TOOL_ID, rule, text(finding.getProvenance().getToolFindingId()));
      } else if (location.getStartLine() != null) {
        put(Pass.NEAREST_LINE, rule, path);
        movedDirectory(location.getStartLine());
      }
    }

    /** For results that say nothing of the code; the first line is where all of a kind stand. */
    private void movedDirectory(int startLine) {
      if (snippet.isEmpty() && print == 0 && startLine > 1) {
        put(Pass.MOVED_DIRECTORY, rule, fileName(), symbol, Integer.toString(startLine));
      }
    }

    /** Source and sink need more than a file to be told from others. */
    private void flow() {
      List<Location> flow = finding.getFlow();
      if (flow.size() < 2) {
        return;
      }
      String source = step(flow.getFirst());
      String sink = step(flow.getLast());
      if (!source.isEmpty() && !sink.isEmpty()) {
        put(Pass.FLOW, rule, source, sink);
        if (finding.getWeaknessClass() != null) {
          put(Pass.FLOW_OF_CLASS, finding.getWeaknessClass(), source, sink);
        }
      }
    }

    private static String step(Location step) {
      String code = code(step);
      String symbol = text(step.getSymbol());
      return code.isEmpty() && symbol.isEmpty() ? "" : Hash.of(text(step.getPath()), symbol, code);
    }

    /** Code without white space; empty where the tool has a constant in its place. */
    private static String code(Location location) {
      String text = text(location.getSnippet());
      return Fingerprint.isConstant(text) ? "" : text.replaceAll("\\s+", "");
    }

    private String fileName() {
      return path.substring(path.lastIndexOf('/') + 1);
    }

    private void put(Pass pass, String... fields) {
      long key = number(fields);
      keys.merge(
          pass,
          new long[] {key},
          (before, added) -> {
            List<Long> all = new ArrayList<>();
            for (long each : before) {
              all.add(each);
            }
            all.add(added[0]);
            return all.stream().mapToLong(Long::longValue).distinct().toArray();
          });
    }

    private static String text(@Nullable String value) {
      return value == null ? "" : value;
    }
  }
}
