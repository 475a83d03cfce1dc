/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.http;

import java.util.Locale;

/** Every kind of problem that the intake answers with; RFC 9457 calls it the type. */
enum ProblemType {
  /** A parameter, a header or the body's framing is wrong. */
  BAD_REQUEST(400, "The request cannot be understood"),
  /** The body ended before it was whole. */
  INCOMPLETE_UPLOAD(400, "The upload ended early"),
  /** No token, an unknown, a revoked or an expired one. */
  UNAUTHORIZED(401, "A valid token is needed"),
  /** The token is good, but not for this asset or category. */
  FORBIDDEN(403, "The token does not allow this"),
  /** No such path, or no such scan of this token. */
  NOT_FOUND(404, "There is nothing here"),
  /** The path knows other methods. */
  METHOD_NOT_ALLOWED(405, "This method is not allowed here"),
  /** The sender was too slow, or stopped sending. */
  TIMEOUT(408, "The upload was too slow"),
  /** Another request with the same Idempotency-Key is being worked on. */
  IN_PROGRESS(409, "The same submission is in progress"),
  /** The body, or what it unpacks to, is larger than allowed. */
  TOO_LARGE(413, "The report is too large"),
  /** The media type or the encoding cannot be a report. */
  UNSUPPORTED_MEDIA_TYPE(415, "The media type is not supported"),
  /** The report is not what its format promises. */
  MALFORMED_REPORT(422, "The report is malformed"),
  /** No format knows the report, or several do. */
  UNKNOWN_FORMAT(422, "The report's format is unknown"),
  /** The Idempotency-Key was used for another report. */
  KEY_REUSED(422, "The Idempotency-Key was used for another submission"),
  /** The token's rate is used up. */
  RATE_LIMITED(429, "Too many requests"),
  /** The request's headers are larger than allowed. */
  HEADERS_TOO_LARGE(431, "The request's headers are too large"),
  /** A defect. */
  INTERNAL(500, "This should not have happened"),
  /** No room now: spool, queue or connections are full. */
  UNAVAILABLE(503, "The intake cannot take more at the moment");

  private final int status;
  private final String title;

  ProblemType(int status, String title) {
    this.status = status;
    this.title = title;
  }

  int status() {
    return status;
  }

  String title() {
    return title;
  }

  /** Last part of the type's URI. */
  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String uri() {
    return "urn:sluice:problem:" + label();
  }
}
