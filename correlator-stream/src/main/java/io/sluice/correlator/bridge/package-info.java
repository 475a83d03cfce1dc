/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Bridges between what tools see from outside, from inside a running application and in its code.
 * What a bridge joins is a function of the findings and routes of an application, in any order of
 * arrival. Pure; the topology supplies what is stored.
 */
@NullMarked
package io.sluice.correlator.bridge;

import org.jspecify.annotations.NullMarked;
