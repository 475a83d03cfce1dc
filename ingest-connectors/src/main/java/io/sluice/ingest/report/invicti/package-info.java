/** Invicti, Netsparker and Acunetix 360. */
@NullMarked
package io.sluice.ingest.report.invicti;

import org.jspecify.annotations.NullMarked;
