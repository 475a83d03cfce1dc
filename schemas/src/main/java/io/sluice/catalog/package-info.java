/**
 * Pure rules of the catalog that both the connectors and the streams apply: which CODEOWNERS rule
 * covers a path. Nothing here does I/O or knows Kafka.
 */
@NullMarked
package io.sluice.catalog;

import org.jspecify.annotations.NullMarked;
