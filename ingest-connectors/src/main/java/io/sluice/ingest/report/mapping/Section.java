/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.mapping;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Items of one kind.
 *
 * @param at where they are, from the report's root
 * @param each elements of an item that are a finding each; the item itself when absent
 * @param orSelf true when an item without such elements is one finding
 * @param any true when an item may be something else than an object
 * @param when which of them are findings
 * @param require what each has to have
 * @param fields their fields
 */
record Section(
    List<ItemPath.Step> at,
    Optional<ItemPath> each,
    boolean orSelf,
    boolean any,
    Condition when,
    List<ItemPath> require,
    FindingFields fields) {

  /** Shows all paths, with the number of elements below the item that they start from. */
  void paths(BiConsumer<ItemPath, Integer> visitor) {
    int below = each.isPresent() ? 1 : 0;
    each.ifPresent(path -> visitor.accept(path, 0));
    when.paths(path -> visitor.accept(path, below));
    require.forEach(path -> visitor.accept(path, below));
    fields.otherPaths(path -> visitor.accept(path, below));
    fields.expressions(
        (expression, deeper) -> expression.paths(path -> visitor.accept(path, below + deeper)));
  }

  /** The elements of an item that are findings, as scopes. */
  List<Scope> scopes(Scope item) {
    List<Scope> scopes =
        each.map(path -> path.nodes(item).stream().map(item::within).toList())
            .orElse(List.of(item));
    List<Scope> all = scopes.isEmpty() && orSelf ? List.of(item) : scopes;
    return all.stream().filter(when::holds).toList();
  }
}
