/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.catalog;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reference to a Backstage entity, {@code [<kind>:][<namespace>/]<name>} (<a
 * href="https://backstage.io/docs/features/software-catalog/references">Entity references</a>).
 * Backstage compares references without regard to case, and so does {@link #equals}.
 */
record EntityRef(String kind, String namespace, String name) {

  static final String DEFAULT_NAMESPACE = "default";

  private static final Pattern FORM = Pattern.compile("(?:([^:/]+):)?(?:([^:/]+)/)?([^:/]+)");

  /** Parses a reference; empty when it has another form. */
  static Optional<EntityRef> parse(String text, String defaultKind, String defaultNamespace) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches()) {
      return Optional.empty();
    }
    String kind = form.group(1) == null ? defaultKind : form.group(1);
    String namespace = form.group(2) == null ? defaultNamespace : form.group(2);
    return Optional.of(new EntityRef(kind, namespace, form.group(3)));
  }

  /** {@code <name>}, or {@code <namespace>/<name>} outside the default namespace. */
  String qualifiedName() {
    return namespace.equalsIgnoreCase(DEFAULT_NAMESPACE) ? name : namespace + "/" + name;
  }

  /** The qualified name, with the kind before it unless it is the expected one. */
  String shortForm(String expectedKind) {
    return kind.equalsIgnoreCase(expectedKind)
        ? qualifiedName()
        : kind.toLowerCase(Locale.ROOT) + ":" + qualifiedName();
  }

  private String folded() {
    return (kind + ":" + namespace + "/" + name).toLowerCase(Locale.ROOT);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EntityRef ref && folded().equals(ref.folded());
  }

  @Override
  public int hashCode() {
    return folded().hashCode();
  }

  @Override
  public String toString() {
    return kind.toLowerCase(Locale.ROOT) + ":" + namespace + "/" + name;
  }
}
