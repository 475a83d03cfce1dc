/**
 * Life cycle of scans and findings: what is new, changed, back or provably gone. Pure, over a small
 * port to its memory.
 */
@NullMarked
package io.sluice.normalizer.scan;

import org.jspecify.annotations.NullMarked;
