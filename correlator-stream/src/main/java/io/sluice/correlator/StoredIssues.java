/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator;

import io.sluice.correlator.issue.AnchorIndex;
import io.sluice.correlator.issue.GraphChange;
import io.sluice.correlator.issue.IssueLookup;
import io.sluice.correlator.issue.IssueTrail;
import io.sluice.event.CorrelatedIssue;
import io.sluice.topic.Keys;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The issues of one application in the state stores; lives for one record. */
final class StoredIssues implements IssueLookup {

  private static final String SEPARATOR = " ";

  private final String application;
  private final IssueStores stores;

  /** Issues read for this record: each is decoded once, and stays one instance. */
  private final Map<String, Optional<CorrelatedIssue>> read = new HashMap<>();

  StoredIssues(String application, IssueStores stores) {
    this.application = application;
    this.stores = stores;
  }

  @Override
  public Optional<CorrelatedIssue> issue(String issueId) {
    return read.computeIfAbsent(
        issueId, id -> Optional.ofNullable(stores.issues().get(Keys.issue(application, id))));
  }

  @Override
  public List<String> issuesWithAnchor(String anchorKey) {
    String ids = stores.byAnchor().get(Keys.join(application, anchorKey));
    return ids == null ? List.of() : List.of(ids.split(SEPARATOR));
  }

  @Override
  public Optional<IssueTrail> trail(String findingKey) {
    return Optional.ofNullable(stores.byFinding().get(Keys.join(application, findingKey)))
        .map(IssueTrail::decode);
  }

  /** Stores what a change did, and what leads to it. */
  void store(GraphChange change) {
    for (CorrelatedIssue issue : change.changed()) {
      String issueId = issue.getIssueId();
      index(change.before().get(issueId), issue);
      stores.issues().put(Keys.issue(application, issueId), issue);
      read.put(issueId, Optional.of(issue));
    }
    // A finding that left keeps its entry, by which it finds its issue again when it returns.
    change
        .trails()
        .forEach(
            (findingKey, trail) ->
                stores.byFinding().put(Keys.join(application, findingKey), trail.encoded()));
  }

  private void index(@Nullable CorrelatedIssue before, CorrelatedIssue after) {
    SortedSet<String> stale = before == null ? new TreeSet<>() : AnchorIndex.keysOf(before);
    SortedSet<String> fresh = AnchorIndex.keysOf(after);
    for (String key : stale) {
      if (!fresh.contains(key)) {
        changeEntry(key, after.getIssueId(), false);
      }
    }
    for (String key : fresh) {
      if (!stale.contains(key)) {
        changeEntry(key, after.getIssueId(), true);
      }
    }
  }

  private void changeEntry(String anchorKey, String issueId, boolean present) {
    KeyValueStore<String, String> byAnchor = stores.byAnchor();
    String key = Keys.join(application, anchorKey);
    SortedSet<String> ids = new TreeSet<>(issuesWithAnchor(anchorKey));
    if (present) {
      ids.add(issueId);
    } else {
      ids.remove(issueId);
    }
    if (ids.isEmpty()) {
      byAnchor.delete(key);
    } else {
      byAnchor.put(key, String.join(SEPARATOR, ids));
    }
  }
}
