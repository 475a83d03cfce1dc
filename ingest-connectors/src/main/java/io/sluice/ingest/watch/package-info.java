/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** The directory watch: reports that are put into a directory are published once and moved away. */
@NullMarked
package io.sluice.ingest.watch;

import org.jspecify.annotations.NullMarked;
