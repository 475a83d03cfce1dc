/**
 * When two results of one tool are the same finding. No message, title, severity or line takes
 * part.
 */
@NullMarked
package io.sluice.normalizer.identity;

import org.jspecify.annotations.NullMarked;
