/**
 * Publishes context, what is known about applications, owners and vulnerabilities, to the catalog
 * and intelligence topics: recognises the file, reads it whole, compares it with what the topic
 * holds and publishes the difference in one transaction. {@link
 * io.sluice.ingest.context.ContextWatchApp} does so for a directory.
 */
@NullMarked
package io.sluice.ingest.context;

import org.jspecify.annotations.NullMarked;
