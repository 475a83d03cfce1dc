/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.stream.Collectors;

/**
 * Reads the data files of the scorer, JSON or YAML, into records. Whatever is missing, misspelt or
 * of the wrong kind is an error: a table that silently loses a row would score wrongly.
 */
public final class ModelText {

  private static final YAMLMapper MAPPER =
      YAMLMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** For files in which everything is optional; what is misspelt is an error there as well. */
  private static final YAMLMapper LENIENT =
      YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private ModelText() {}

  /**
   * Reads a text.
   *
   * @param what what it should be, for the message
   * @throws IllegalArgumentException when it is not, with what is wrong and where
   */
  public static <T> T read(String text, Class<T> type, String what) {
    return read(MAPPER, text, type, what);
  }

  /** Reads a text as {@link #read} does, but what is missing is null. */
  public static <T> T readLenient(String text, Class<T> type, String what) {
    return read(LENIENT, text, type, what);
  }

  private static <T> T read(YAMLMapper mapper, String text, Class<T> type, String what) {
    try {
      T value = mapper.readValue(text, type);
      if (value == null) {
        throw new IllegalArgumentException("no " + what + ": the file is empty");
      }
      return value;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no " + what + ": " + problem(e), e);
    }
  }

  private static String problem(JsonProcessingException e) {
    String where =
        e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()
            ? mapping.getPath().stream()
                    .map(
                        step ->
                            step.getFieldName() == null
                                ? "[" + step.getIndex() + "]"
                                : step.getFieldName())
                    .collect(Collectors.joining("."))
                + ": "
            : "";
    return where
        + String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("not readable");
  }
}
