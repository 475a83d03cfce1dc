/** Common names for flaws: OWASP Top Ten categories, weakness classes, vulnerability ids. */
@NullMarked
package io.sluice.normalizer.taxonomy;

import org.jspecify.annotations.NullMarked;
