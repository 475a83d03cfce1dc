/** SonarQube: answers of its web API, and the JSON and HTML that sonar-report makes of them. */
@NullMarked
package io.sluice.ingest.report.sonarqube;

import org.jspecify.annotations.NullMarked;
