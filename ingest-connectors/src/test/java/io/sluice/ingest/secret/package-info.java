/** Tests of the redaction of secrets. */
@NullMarked
package io.sluice.ingest.secret;

import org.jspecify.annotations.NullMarked;
