/**
 * GitLab's security reports: one JSON shape for SAST, DAST, dependency, container and secret
 * scanning, API and coverage fuzzing.
 *
 * @see <a
 *     href="https://gitlab.com/gitlab-org/security-products/security-report-schemas">schemas</a>
 */
@NullMarked
package io.sluice.ingest.report.gitlab;

import org.jspecify.annotations.NullMarked;
