/**
 * Events for SIEMs: OCSF 1.8.0, class 2007 (Application Security Posture Finding), as JSON. A
 * projection of the event and the issue; it decides nothing.
 */
@NullMarked
package io.sluice.scorer.ocsf;

import org.jspecify.annotations.NullMarked;
