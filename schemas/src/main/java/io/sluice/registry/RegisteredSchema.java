/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.registry;

import org.apache.avro.Schema;

/**
 * A schema as a subject has it.
 *
 * @param subject name under which versions evolve, for example {@code aspm.issue.scored-value}
 * @param version version within the subject, from 1
 * @param id id of the content over all subjects; what the wire format carries
 * @param schema the schema
 */
public record RegisteredSchema(String subject, int version, int id, Schema schema) {}
