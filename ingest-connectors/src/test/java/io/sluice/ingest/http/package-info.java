/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
@NullMarked
package io.sluice.ingest.http;

import org.jspecify.annotations.NullMarked;
