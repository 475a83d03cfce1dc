/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.sarif;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sluice.ingest.report.ReportNode;
import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns artifact locations (§3.4) into paths relative to the repository's root: relative URIs along
 * their chain of {@code uriBaseId}, absolute ones by the run's base URIs or by the checkout
 * directories of well-known build services. An absolute path that nothing explains stays absolute,
 * so that it is seen as such.
 */
final class SarifPaths {

  /**
   * An artifact location.
   *
   * @param uri URI reference, or empty
   * @param baseId id of the base URI, or empty
   */
  record Artifact(String uri, String baseId) {

    static Artifact read(ReportNode node) {
      return new Artifact(node.text("uri").orElse("").strip(), node.text("uriBaseId").orElse(""));
    }
  }

  /**
   * Where something is.
   *
   * @param text path or URL
   * @param isUrl true for a web address
   */
  record Place(String text, boolean isUrl) {}

  private static final int CHAIN = 20;
  private static final Pattern WEB = Pattern.compile("(?i)https?://.*");
  private static final Pattern FILE = Pattern.compile("(?i)file:(?://[^/\\\\]*)?(.*)");
  private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:[\\\\/].*");
  private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*");

  /** Checkouts of GitHub Actions, GitLab CI, Azure Pipelines, Bitbucket, CircleCI, Jenkins, GCB. */
  private static final Pattern CHECKOUT =
      Pattern.compile(
          "(?i)(?:/home/runner/work/[^/]+/[^/]+|/__w/[^/]+/[^/]+|/github/workspace"
              + "|/?[a-z]:/a/[^/]+/[^/]+|/builds/(?:[^/]+/)*?[^/]+(?=/(?:src|app|lib)/)"
              + "|/home/vsts/work/\\d+/s|/?[a-z]:/a/\\d+/s|/opt/atlassian/pipelines/agent/build"
              + "|/home/circleci/(?:project|repo)|/var/(?:lib/)?jenkins(?:_home)?/workspace/[^/]+"
              + "|/workspace)/(.+)");

  private final Map<String, Artifact> bases;
  private final List<Artifact> artifacts;
  private final List<String> roots;

  /**
   * @param bases {@code originalUriBaseIds} of the run (§3.14.14)
   * @param artifacts the run's artifacts by index
   * @param repositoryRoots locations to which version control provenance maps the repository
   */
  SarifPaths(
      Map<String, Artifact> bases, List<Artifact> artifacts, List<Artifact> repositoryRoots) {
    this.bases = bases;
    this.artifacts = artifacts;
    this.roots = roots(repositoryRoots);
  }

  /** Place of an artifact location, which may be an index into the run's artifacts only. */
  Optional<Place> resolve(ReportNode location) {
    Artifact artifact = Artifact.read(location);
    if (artifact.uri().isEmpty()) {
      artifact =
          location
              .integer("index")
              .filter(i -> i >= 0 && i < artifacts.size())
              .map(artifacts::get)
              .orElse(artifact);
    }
    // mobsfscan writes "/" for a finding that concerns the whole app.
    return artifact.uri().isEmpty() || artifact.uri().equals("/")
        ? Optional.empty()
        : Optional.of(place(artifact));
  }

  private Place place(Artifact artifact) {
    if (WEB.matcher(artifact.uri()).matches()) {
      return new Place(artifact.uri(), true);
    }
    Optional<String> absolute = absolute(artifact.uri());
    if (absolute.isPresent()) {
      return new Place(underRoot(absolute.get()), false);
    }
    if (SCHEME.matcher(artifact.uri()).matches()) {
      return new Place(artifact.uri(), false);
    }
    String path = normalized(chain(artifact));
    return new Place(path.startsWith("/") ? underRoot(path) : path, false);
  }

  /** The path with the bases in front of it, up to and without the outermost absolute one. */
  private String chain(Artifact artifact) {
    Deque<String> parts = new ArrayDeque<>();
    parts.addFirst(decoded(artifact.uri()));
    Set<String> seen = new HashSet<>();
    Artifact base = bases.get(artifact.baseId());
    while (base != null && seen.size() < CHAIN) {
      Optional<String> absolute = absolute(base.uri());
      if (absolute.isPresent()) {
        String whole = normalized(withSlash(absolute.get()) + String.join("", parts));
        // Relative to the repository when it is known where that lies, else to this base.
        Optional<String> relative = underKnownRoot(whole);
        return relative.orElseGet(() -> String.join("", parts));
      }
      if (!base.uri().isEmpty() && !SCHEME.matcher(base.uri()).matches()) {
        parts.addFirst(withSlash(decoded(base.uri()).strip()));
      }
      base = seen.add(base.baseId()) ? bases.get(base.baseId()) : null;
    }
    return String.join("", parts);
  }

  private String underRoot(String absolute) {
    Optional<String> known = underKnownRoot(absolute);
    if (known.isPresent()) {
      return known.get();
    }
    Matcher checkout = CHECKOUT.matcher(absolute);
    return checkout.matches() ? checkout.group(1) : absolute;
  }

  private Optional<String> underKnownRoot(String absolute) {
    return roots.stream()
        .filter(root -> absolute.startsWith(root) && absolute.length() > root.length())
        .findFirst()
        .map(root -> absolute.substring(root.length()));
  }

  /** Repository roots first, then the absolute bases, outermost first; never the file system's. */
  private List<String> roots(List<Artifact> repositoryRoots) {
    List<String> found = new ArrayList<>();
    for (Artifact root : repositoryRoots) {
      absoluteOf(root).ifPresent(found::add);
    }
    bases.values().stream()
        .map(base -> absolute(base.uri()).map(SarifPaths::withSlash).map(SarifPaths::normalized))
        .flatMap(Optional::stream)
        .sorted(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()))
        .forEach(found::add);
    found.removeIf(root -> root.equals("/"));
    return List.copyOf(found);
  }

  private Optional<String> absoluteOf(Artifact root) {
    String path = root.uri();
    Artifact step = root;
    for (int i = 0; i < CHAIN; i++) {
      Optional<String> absolute = absolute(path);
      if (absolute.isPresent()) {
        return absolute.map(SarifPaths::withSlash).map(SarifPaths::normalized);
      }
      Artifact base = bases.get(step.baseId());
      if (base == null) {
        return Optional.empty();
      }
      path = base.uri().isEmpty() ? path : withSlash(base.uri()) + path;
      step = base;
    }
    return Optional.empty();
  }

  private static Optional<String> absolute(String uri) {
    Matcher file = FILE.matcher(uri);
    if (file.matches()) {
      String path = decoded(file.group(1)).replace('\\', '/');
      return Optional.of(normalized(path.matches("/[A-Za-z]:.*") ? path.substring(1) : path));
    }
    if (DRIVE.matcher(uri).matches() || uri.startsWith("\\\\")) {
      return Optional.of(normalized(uri.replace('\\', '/')));
    }
    return uri.startsWith("/") ? Optional.of(normalized(decoded(uri))) : Optional.empty();
  }

  private static String withSlash(String base) {
    return base.isEmpty() || base.endsWith("/") ? base : base + "/";
  }

  /** Forward slashes, no {@code .} and, where possible, no {@code ..} segments. */
  static String normalized(String path) {
    String slashed = path.replace('\\', '/');
    if (!slashed.contains("./") && !slashed.contains("//") && !slashed.endsWith("/.")) {
      return slashed;
    }
    List<String> kept = new ArrayList<>();
    for (String segment : slashed.split("/", -1)) {
      boolean inside = !kept.isEmpty() && !kept.get(kept.size() - 1).equals("..");
      if (segment.equals("..") && inside && !kept.get(kept.size() - 1).isEmpty()) {
        kept.remove(kept.size() - 1);
      } else if (!segment.equals(".") && (!segment.isEmpty() || kept.isEmpty())) {
        kept.add(segment);
      }
    }
    String joined = String.join("/", kept);
    return slashed.endsWith("/") && !joined.endsWith("/") ? joined + "/" : joined;
  }

  /** Percent-decoded as UTF-8 (RFC 3986); what is no valid escape stays. */
  static String decoded(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
    byte[] source = text.getBytes(UTF_8);
    for (int i = 0; i < source.length; i++) {
      int high = i + 2 <= source.length - 1 ? Character.digit(source[i + 1], 16) : -1;
      int low = i + 2 <= source.length - 1 ? Character.digit(source[i + 2], 16) : -1;
      if (source[i] == '%' && high >= 0 && low >= 0) {
        bytes.write(high << 4 | low);
        i += 2;
      } else {
        bytes.write(source[i]);
      }
    }
    return bytes.toString(UTF_8);
  }
}
