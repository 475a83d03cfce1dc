/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Reads documents that describe the routes of an application: OpenAPI, Swagger, OWASP Noir. */
@NullMarked
package io.sluice.ingest.route;

import org.jspecify.annotations.NullMarked;
