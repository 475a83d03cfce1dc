/**
 * Which application a finding belongs to and who owns it: a pure function of the asset, the path
 * and what the catalog says about the asset.
 */
@NullMarked
package io.sluice.correlator.owner;

import org.jspecify.annotations.NullMarked;
