/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.catalog;

import io.sluice.event.Criticality;
import io.sluice.event.DataClass;
import io.sluice.event.Environment;
import io.sluice.event.Exposure;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the {@code sluice.io/*} annotations of an entity say about the business: how critical,
 * exposed and sensitive it is and where it runs. A component takes over from the component, system
 * and domain that it is part of what it does not say itself. A value that is not in the vocabulary
 * stays unknown, which scoring never treats as safe, and is reported.
 */
record BusinessContext(
    Criticality criticality, Exposure exposure, DataClass dataClass, Environment environment) {

  static final String CRITICALITY = "sluice.io/criticality";
  static final String EXPOSURE = "sluice.io/exposure";
  static final String DATA_CLASS = "sluice.io/data-class";
  static final String ENVIRONMENT = "sluice.io/environment";

  /**
   * Reads the annotations of entities, of which the first that speaks counts.
   *
   * @param problems takes what is not in the vocabulary
   */
  static BusinessContext of(List<Entity> speakers, List<CatalogProblem> problems) {
    return new BusinessContext(
        value(Criticality.class, Criticality.UNKNOWN, CRITICALITY, speakers, problems),
        value(Exposure.class, Exposure.UNKNOWN, EXPOSURE, speakers, problems),
        value(DataClass.class, DataClass.UNKNOWN, DATA_CLASS, speakers, problems),
        value(Environment.class, Environment.UNKNOWN, ENVIRONMENT, speakers, problems));
  }

  private static <E extends Enum<E>> E value(
      Class<E> type,
      E unknown,
      String annotation,
      List<Entity> speakers,
      List<CatalogProblem> problems) {
    for (Entity speaker : speakers) {
      Optional<String> said = speaker.annotation(annotation);
      if (said.isPresent()) {
        Optional<E> value = find(type, said.get());
        if (value.isPresent()) {
          return value.get();
        }
        problems.add(
            new CatalogProblem(
                speaker.line(),
                speaker.ref() + ": " + annotation + " must be one of " + words(unknown)));
        return unknown;
      }
    }
    return unknown;
  }

  /** The value that a word of the vocabulary stands for, whatever separates its parts. */
  static <E extends Enum<E>> Optional<E> find(Class<E> type, String word) {
    String wanted = word.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_]+", "-");
    return Arrays.stream(type.getEnumConstants())
        .filter(value -> word(value).equals(wanted))
        .findFirst();
  }

  /** The vocabulary without the unknown. */
  static <E extends Enum<E>> List<String> words(E unknown) {
    return EnumSet.complementOf(EnumSet.of(unknown)).stream().map(BusinessContext::word).toList();
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
