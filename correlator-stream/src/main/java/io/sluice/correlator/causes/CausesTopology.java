/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.causes;

import io.sluice.event.CauseCluster;
import io.sluice.event.CauseShare;
import io.sluice.runtime.StreamApp;
import io.sluice.runtime.StreamContext;
import io.sluice.topic.Topics;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;

/**
 * Issues of all applications in, one record for each cause that several of them share out.
 *
 * <p>The view widens from the application to the cause, so there is one repartition topic: of each
 * issue that changed, the shares in its causes that changed. Behind it a cause is running counts,
 * so that an issue costs the same whether ten or ten thousand others have its cause. The record of
 * a cause is made from the counts a moment later, once for all changes of that moment.
 */
public final class CausesTopology implements Supplier<Topology> {

  private final StreamContext context;

  private CausesTopology(StreamContext context) {
    this.context = context;
  }

  /** The app that the runtime starts. */
  public static StreamApp app() {
    return new StreamApp(
        "causes",
        List.of(Topics.ISSUE_CORRELATED),
        List.of(Topics.ISSUE_CAUSE),
        context -> new CausesTopology(context).get());
  }

  @Override
  public Topology get() {
    StreamsBuilder builder = context.newBuilder();
    CauseStores.all(context).forEach(builder::addStateStore);

    builder.stream(
            context.topic(Topics.ISSUE_CORRELATED),
            Consumed.with(Serdes.String(), context.serde(Topics.ISSUE_CORRELATED))
                .withName("consume-correlated-issue"))
        .process(ShareCauses::new, Named.as("share-causes"), CauseStores.SAID)
        .repartition(
            Repartitioned.with(Serdes.String(), context.serde(CauseShare.class))
                .withName("cause-share")
                .withStreamPartitioner(context.scopePartitioner()))
        .process(TallyCauses::new, Named.as("tally-causes"), CauseStores.OF_TALLY)
        .to(
            context.topic(Topics.ISSUE_CAUSE),
            Produced.with(
                    Serdes.String(),
                    context.serde(Topics.ISSUE_CAUSE),
                    context.<CauseCluster>scopePartitioner())
                .withName("produce-cause"));
    return builder.build();
  }
}
