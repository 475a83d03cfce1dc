/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.intel;

/**
 * What a checked feed file is.
 *
 * @param feedVersion version or date that the feed gives itself
 * @param entries number of vulnerabilities in it
 */
public record IntelHeader(String feedVersion, long entries) {}
