/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.context;

import io.sluice.topic.Topic;
import org.apache.avro.specific.SpecificRecord;

/** One record that a context file stands for. */
record Statement<V extends SpecificRecord>(Topic<String, V> topic, String key, V value) {}
