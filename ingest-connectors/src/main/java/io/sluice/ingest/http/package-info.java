/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The HTTP intake: reports are received into a bounded spool on disk, checked to their end, noted
 * in a journal, answered, and then published. Nothing that is not in the journal counts, and what
 * is in it is published once, whatever is killed when.
 */
@NullMarked
package io.sluice.ingest.http;

import org.jspecify.annotations.NullMarked;
