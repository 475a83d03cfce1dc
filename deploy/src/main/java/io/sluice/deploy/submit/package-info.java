/**
 * Hands files to a platform: scanner reports, context files, and the sample portfolio that is both.
 */
@NullMarked
package io.sluice.deploy.submit;

import org.jspecify.annotations.NullMarked;
