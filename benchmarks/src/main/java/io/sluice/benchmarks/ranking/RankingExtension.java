/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.benchmarks.ranking;

import io.sluice.deploy.cli.CommandExtension;
import io.sluice.deploy.cli.Terminal;
import java.util.Map;

/** Adds {@code ranking} to the command line. */
public final class RankingExtension implements CommandExtension {

  @Override
  public Object command(Terminal terminal, Map<String, String> environment) {
    return new RankingCommand(terminal);
  }
}
