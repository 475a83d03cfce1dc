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

  private ModelText() {}

  /**
   * Reads a text.
   *
   * @param what what it should be, for the message
   * @throws IllegalArgumentException when it is not, with what is wrong and where
   */
  public static <T> T read(String text, Class<T> type, String what) {
    try {
      T value = MAPPER.readValue(text, type);
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
