/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.normalizer.finding;

import io.sluice.event.Finding;
import io.sluice.normalizer.identity.Identity;
import java.util.List;

/**
 * A normalized finding before its life cycle is known: first occurrence, first and last seen now,
 * OPEN or, when the report says so, SUPPRESSED.
 *
 * @param finding the finding
 * @param identity what it is matched by
 * @param former its identities under former versions of the rules, the newest first
 * @param content hash of everything a consumer sees; equal content is no news
 */
public record Draft(Finding finding, Identity identity, List<Identity> former, long content) {}
