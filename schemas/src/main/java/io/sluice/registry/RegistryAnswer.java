/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.registry;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * One HTTP answer, judged: content, worth a repetition, or a failure of the type that says whose
 * fault it is.
 */
final class RegistryAnswer {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int SHOWN_MESSAGE = 500;
  private static final int MAX_RETRY_AFTER_DIGITS = 6;

  private final HttpResponse<byte[]> response;
  private final String request;
  private final JsonNode body;

  /**
   * Reads an answer.
   *
   * @param request method and URL, for messages
   */
  RegistryAnswer(HttpResponse<byte[]> response, String request) {
    this.response = response;
    this.request = request;
    this.body = parse(response.body());
  }

  private static JsonNode parse(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (JacksonException e) {
      return MissingNode.getInstance();
    } catch (IOException e) {
      throw new AssertionError("reading an array does no I/O", e);
    }
  }

  boolean isSuccess() {
    return response.statusCode() / 100 == 2 && body.isContainerNode();
  }

  /** Server errors, overload and time-outs may pass; anything else is the same next time. */
  boolean isWorthRepeating() {
    int status = response.statusCode();
    return status >= 500 || status == 429 || status == 408;
  }

  /** Seconds form of {@code Retry-After} (RFC 9110, section 10.2.3); zero without it. */
  Duration retryAfter() {
    return response
        .headers()
        .firstValue("Retry-After")
        .filter(text -> text.matches("[0-9]{1," + MAX_RETRY_AFTER_DIGITS + "}"))
        .map(text -> Duration.ofSeconds(Long.parseLong(text)))
        .orElse(Duration.ZERO);
  }

  JsonContent content() {
    return new JsonContent(body, request, response.statusCode());
  }

  SchemaRegistryException failure() {
    int status = response.statusCode();
    int code = body.path("error_code").asInt(SchemaRegistryException.NONE);
    String message = message(status, code);
    return switch (status) {
      case 404 -> notFound(message, code);
      case 409 -> new IncompatibleSchemaException(message, code);
      case 400, 422 -> new InvalidSchemaException(message, status, code, null);
      default -> new SchemaRegistryUnavailableException(message, status, code, null);
    };
  }

  // A 404 without the protocol's error code comes from something else at that address. It must not
  // be mistaken for "unknown schema", or a wrong URL would turn every record into a bad one.
  private SchemaRegistryException notFound(String message, int code) {
    return switch (code) {
      case UnknownSchemaException.SUBJECT,
          UnknownSchemaException.VERSION,
          UnknownSchemaException.SCHEMA ->
          new UnknownSchemaException(message, code);
      default -> new SchemaRegistryUnavailableException(message, 404, code, null);
    };
  }

  private String message(int status, int code) {
    String told = body.path("message").asText("");
    if (told.length() > SHOWN_MESSAGE) {
      told = told.substring(0, SHOWN_MESSAGE) + "...";
    }
    String hint =
        switch (status) {
          case 401, 403 -> "; check the credentials";
          case 404 ->
              code == SchemaRegistryException.NONE
                  ? "; is there a schema registry under this URL?"
                  : "";
          default -> "";
        };
    String what = body.isContainerNode() ? "" : " without a JSON body";
    return request
        + " answered "
        + status
        + what
        + (code == SchemaRegistryException.NONE ? "" : " (" + code + ")")
        + (told.isEmpty() ? "" : ": " + told)
        + hint;
  }
}
