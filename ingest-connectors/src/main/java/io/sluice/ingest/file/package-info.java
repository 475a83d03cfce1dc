/** Reading of context files: bounded, strictly UTF-8, with errors that say where and what. */
@NullMarked
package io.sluice.ingest.file;

import org.jspecify.annotations.NullMarked;
