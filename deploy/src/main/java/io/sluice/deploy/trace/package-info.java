/**
 * From a raw record of a report to the finding and the issue that it became. The other direction
 * needs no search: an issue's members carry the place of their raw record.
 */
@NullMarked
package io.sluice.deploy.trace;

import org.jspecify.annotations.NullMarked;
