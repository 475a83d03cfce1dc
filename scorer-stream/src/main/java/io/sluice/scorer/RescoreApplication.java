/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer;

import io.sluice.event.CatalogApplication;
import io.sluice.event.DeadLetterCode;
import io.sluice.runtime.error.BadRecordException;
import io.sluice.scorer.model.ScoreModel;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Rescores the issues of an application when the catalog says something new that is scored. */
@SuppressWarnings("NullAway.Init") // Kafka Streams calls init() before process()
final class RescoreApplication implements Processor<String, CatalogApplication, String, Scoring> {

  private final ScoreModel model;
  private KeyValueStore<String, CatalogApplication> applications;
  private Rescoring rescoring;

  RescoreApplication(ScoreModel model) {
    this.model = model;
  }

  @Override
  public void init(ProcessorContext<String, Scoring> context) {
    applications = context.getStateStore(ScorerStores.APPLICATION);
    rescoring = new Rescoring(model, context);
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
    if (!scored(before).equals(scored(after))) {
      rescoring.application(record.key(), record);
    }
  }

  /** What the score rows show of a catalog entry; a re-read entry differs in its time only. */
  private static List<Object> scored(CatalogApplication application) {
    return application == null
        ? List.of()
        : Arrays.asList(
            application.getCriticality(),
            application.getExposure(),
            application.getDataClass(),
            application.getEnvironment(),
            application.getSource());
  }
}
