/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.runtime.config;

/**
 * Text of a key and where it was set, for messages.
 *
 * @param origin for example {@code flag}, {@code environment SLUICE_STATE_DIR}, {@code default}
 */
record Setting(String text, String origin) {}
