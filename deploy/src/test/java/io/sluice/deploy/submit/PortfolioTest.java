/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortfolioTest {

  @TempDir private Path directory = Path.of("");

  @Test
  void shouldCopyEveryFileOfTheSample() {
    Portfolio sample = Portfolio.extractSample(directory);

    assertThat(sample.reports()).hasSizeGreaterThan(8);
    assertThat(sample.context())
        .allSatisfy(entry -> assertThat(directory.resolve(entry.file())).isNotEmptyFile());
    assertThat(sample.reports())
        .allSatisfy(entry -> assertThat(directory.resolve(entry.file())).isNotEmptyFile())
        .allSatisfy(entry -> assertThat(entry.asset()).contains(":"));
    assertThat(Portfolio.in(directory)).isEqualTo(sample);
  }

  @Test
  void shouldReadAnIndex() throws IOException {
    Files.writeString(
        directory.resolve("portfolio.json"),
        """
        {
          "context": [{"file": "owners", "asset": "repo:a"}],
          "reports": [{"file": "r.json", "asset": "repo:a", "commit": "c0ffee", "madeBy": "us"}]
        }
        """);

    Portfolio portfolio = Portfolio.in(directory);

    assertThat(portfolio.context()).containsExactly(new Portfolio.ContextEntry("owners", "repo:a"));
    assertThat(portfolio.reports())
        .containsExactly(new Portfolio.ReportEntry("r.json", "repo:a", "c0ffee", null, null));
  }

  @Test
  void shouldNameTheIndexThatIsMissing() {
    assertThatThrownBy(() -> Portfolio.in(directory))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("portfolio.json");
  }
}
