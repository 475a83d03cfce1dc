/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Which code answers which request of an application: routes that documents and findings state,
 * matched by the most specific template. Pure.
 */
@NullMarked
package io.sluice.correlator.route;

import org.jspecify.annotations.NullMarked;
