/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Recognises a finding whose identity changed: among what a complete scan no longer sees and what
 * it sees for the first time. Pure; what is ambiguous is not paired.
 */
@NullMarked
package io.sluice.normalizer.pairing;

import org.jspecify.annotations.NullMarked;
