/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer;

import io.sluice.event.CatalogApplication;
import io.sluice.event.CompensatingControl;
import io.sluice.event.DeadLetterCode;
import io.sluice.runtime.error.BadRecordException;
import io.sluice.scorer.assess.Settings;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Rescores the issues of an application when the catalog says something new that is scored. */
@SuppressWarnings("NullAway.Init") // Kafka Streams calls init() before process()
final class RescoreApplication implements Processor<String, CatalogApplication, String, Scoring> {

  private final Settings settings;
  private KeyValueStore<String, CatalogApplication> applications;
  private Expiries expiries;
  private Rescoring rescoring;

  RescoreApplication(Settings settings) {
    this.settings = settings;
  }

  @Override
  public void init(ProcessorContext<String, Scoring> context) {
    applications = context.getStateStore(ScorerStores.APPLICATION);
    expiries = new Expiries(context);
    rescoring = new Rescoring(settings, context);
  }

  @Override
  public void process(Record<String, CatalogApplication> record) {
    CatalogApplication after = record.value();
    if (after != null && !record.key().equals(after.getApplication())) {
      throw new BadRecordException(
          DeadLetterCode.INVALID, "the key is not the application of the record");
    }
    CatalogApplication before = applications.get(record.key());
    applications.put(record.key(), after);
    expiries.replace(record.key(), Expiries.CATALOG, ends(before), ends(after));
    if (!scored(before).equals(scored(after))) {
      rescoring.application(record.key(), record);
    }
  }

  /** What the score rows show of a catalog entry; a re-read entry differs in its time only. */
  private static List<Object> scored(@Nullable CatalogApplication application) {
    return application == null
        ? List.of()
        : Arrays.asList(
            application.getCriticality(),
            application.getExposure(),
            application.getDataClass(),
            application.getEnvironment(),
            application.getControls(),
            application.getSource());
  }

  private static List<Instant> ends(@Nullable CatalogApplication application) {
    return application == null
        ? List.of()
        : application.getControls().stream()
            .map(CompensatingControl::getExpiresAt)
            .filter(Objects::nonNull)
            .toList();
  }
}
