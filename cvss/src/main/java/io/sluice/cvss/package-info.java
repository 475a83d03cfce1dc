/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** CVSS vectors of all versions: read, checked and computed. */
@NullMarked
package io.sluice.cvss;

import org.jspecify.annotations.NullMarked;
