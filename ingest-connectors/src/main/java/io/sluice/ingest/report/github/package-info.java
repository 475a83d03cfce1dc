/** Alerts of GitHub: Dependabot, code scanning and secret scanning, by GraphQL and REST. */
@NullMarked
package io.sluice.ingest.report.github;

import org.jspecify.annotations.NullMarked;
