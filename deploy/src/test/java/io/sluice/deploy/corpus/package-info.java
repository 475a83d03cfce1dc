/** Takes the corpus of real reports, when it is there, through the whole chain in memory. */
@NullMarked
package io.sluice.deploy.corpus;

import org.jspecify.annotations.NullMarked;
