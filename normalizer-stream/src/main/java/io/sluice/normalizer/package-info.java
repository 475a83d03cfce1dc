/**
 * The normalizer: raw findings of scans in, the current state of each finding out. {@link
 * io.sluice.normalizer.NormalizerTopology} shows the whole app; the packages below it are plain
 * Java.
 */
@NullMarked
package io.sluice.normalizer;

import org.jspecify.annotations.NullMarked;
