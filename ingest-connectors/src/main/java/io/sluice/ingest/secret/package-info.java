/** Keeps the values of leaked secrets out of everything downstream of the connectors. */
@NullMarked
package io.sluice.ingest.secret;

import org.jspecify.annotations.NullMarked;
