/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;

/** Turns the parser's errors into one clear sentence with a position. */
final class JsonErrors {

  private static final int LONGEST = 200;

  private JsonErrors() {}

  static MalformedReportException translate(JsonProcessingException error) {
    JsonLocation location = error.getLocation();
    MalformedReportException malformed =
        location == null || location.getLineNr() < 1
            ? new MalformedReportException("", problem(error))
            : MalformedReportException.at(
                location.getLineNr(), Math.max(1, location.getColumnNr()), problem(error));
    malformed.initCause(error);
    return malformed;
  }

  private static String problem(JsonProcessingException error) {
    if (error instanceof JsonEOFException) {
      return "the report ends early: the JSON is not complete";
    }
    String message = error.getOriginalMessage();
    if (error instanceof StreamConstraintsException) {
      return "the report exceeds a limit: " + firstSentence(message);
    }
    if (message.startsWith("Duplicate field")) {
      return "the name "
          + message.substring("Duplicate field ".length())
          + " stands twice in one object";
    }
    return "not valid JSON: " + firstSentence(message);
  }

  private static String firstSentence(String message) {
    String first = Texts.line(message).replaceFirst(" at \\[Source:.*", "");
    return Texts.cut(first, LONGEST);
  }

  static String describe(JsonParser parser) {
    JsonToken token = parser.currentToken();
    return token == null
        ? "the end of the report"
        : switch (token) {
          case START_OBJECT, END_OBJECT -> "an object";
          case START_ARRAY, END_ARRAY -> "an array";
          case VALUE_STRING -> "text";
          case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
          case VALUE_TRUE, VALUE_FALSE -> "a truth value";
          case VALUE_NULL -> "null";
          case FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT -> "something else";
        };
  }
}
