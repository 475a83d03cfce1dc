/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Report formats that are described instead of programmed: a YAML file says how to recognise a
 * report, where its results are, and which of their fields is which of a finding's.
 */
@NullMarked
package io.sluice.ingest.report.mapping;

import org.jspecify.annotations.NullMarked;
