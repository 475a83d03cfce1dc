/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator;

import static java.util.Objects.requireNonNull;

import io.sluice.event.AssignedFinding;
import io.sluice.topic.Keys;
import java.util.List;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Asks the vulnerability side what else an id is called, from the first finding of an application
 * that names it until the last one has left.
 */
final class WatchAliases implements Processor<String, AssignedFinding, String, String> {

  /** Value of a watch that starts. */
  static final String START = "start";

  /** Value of a watch that ends; not a tombstone, since a join drops those. */
  static final String END = "end";

  private @Nullable ProcessorContext<String, String> context;
  private @Nullable AliasIndex index;

  @Override
  public void init(ProcessorContext<String, String> processorContext) {
    context = processorContext;
    index = AliasIndex.of(processorContext);
  }

  @Override
  public void process(Record<String, AssignedFinding> assigned) {
    AliasIndex known = requireNonNull(index);
    String application = Keys.partitionScope(assigned.key());
    String findingKey = assigned.value().getFinding().getFindingKey();
    List<String> before = known.idsOf(application, findingKey);
    List<String> after = AliasIndex.idsOf(assigned.value());
    if (before.equals(after)) {
      return;
    }
    known.setIds(application, findingKey, after);
    for (String id : after) {
      if (!before.contains(id)) {
        boolean first = !known.isNamed(application, id);
        known.add(application, id, findingKey);
        if (first) {
          tell(assigned, application, id, START);
        }
      }
    }
    for (String id : before) {
      if (!after.contains(id)) {
        known.remove(application, id, findingKey);
        if (!known.isNamed(application, id)) {
          known.setAliases(application, id, null);
          tell(assigned, application, id, END);
        }
      }
    }
  }

  private void tell(Record<String, ?> cause, String application, String id, String what) {
    requireNonNull(context).forward(cause.withKey(Keys.join(id, application)).withValue(what));
  }
}
