/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * One import of a sequence.
 *
 * @param file report in the scanner corpus
 * @param closesOld whether findings that the report lacks are closed; the oracle does so on a
 *     reimport unless told not to, and not on an import
 * @param reimport true when the report is taken into the test of the first step
 * @param expected what the oracle asserts, when it does
 */
record LifeCycleStep(
    String file, boolean closesOld, boolean reimport, Optional<LifeCycleCounts> expected) {

  static LifeCycleStep of(JsonNode step) {
    boolean reimport = step.path("op").asText().equals("reimport");
    JsonNode expect = step.path("expect");
    return new LifeCycleStep(
        step.path("file").asText(),
        step.path("args").path("close_old_findings").asBoolean(reimport),
        reimport,
        expect.isObject()
            ? Optional.of(
                new LifeCycleCounts(
                    expect.path("created").asInt(),
                    expect.path("closed").asInt(),
                    expect.path("reactivated").asInt(),
                    expect.path("untouched").asInt()))
            : Optional.empty());
  }
}
