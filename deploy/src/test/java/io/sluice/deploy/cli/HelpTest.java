/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class HelpTest {

  private final RecordedTerminal terminal = RecordedTerminal.pipe();

  static Stream<String> commands() {
    return commandLine().getSubcommands().keySet().stream();
  }

  private static CommandLine commandLine() {
    return Main.commandLine(RecordedTerminal.pipe().terminal(), Map.of());
  }

  private static CommandLine command(String name) {
    return Objects.requireNonNull(commandLine().getSubcommands().get(name));
  }

  @Test
  void shouldNameEveryCommandOfTheContract() {
    assertThat(commandLine().getSubcommands())
        .containsKeys(
            "demo", "up", "down", "status", "submit", "parse", "intake", "token", "watch", "queue",
            "explain", "score", "decide", "mapping", "causes", "trace", "consume", "topics");
  }

  @Test
  void shouldTeachTheFirstSteps() {
    assertThat(terminal.run("--help")).isEqualTo(ExitCode.OK);

    assertThat(terminal.out())
        .contains("sluice demo", "sluice submit", "--asset", "Exit codes", "NO_COLOR");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void shouldDescribeACommandAndItsPlatform(String command) {
    assertThat(terminal.run(command, "--help")).isEqualTo(ExitCode.OK);

    assertThat(terminal.out()).startsWith("Usage: sluice " + command);
    assertThat(command(command).getCommandSpec().usageMessage())
        .satisfies(usage -> assertThat(usage.description()).isNotEmpty())
        .satisfies(usage -> assertThat(usage.footer()).isNotEmpty());
  }

  @ParameterizedTest
  @MethodSource("commands")
  void shouldLetEveryCommandAddressAnotherPlatform(String command) {
    CommandLine found = command(command);
    Stream<CommandLine> leaves =
        found.getSubcommands().isEmpty()
            ? Stream.of(found)
            : found.getSubcommands().values().stream();

    assertThat(leaves)
        .allSatisfy(
            leaf ->
                assertThat(leaf.getCommandSpec().optionsMap())
                    .containsKeys("--data", "--bootstrap-servers", "--registry-url"));
  }

  @Test
  void shouldSayInTwoLinesWhatIsWrongWithACommandLine() {
    assertThat(terminal.run("queue", "--priority", "P9")).isEqualTo(ExitCode.USAGE);

    assertThat(terminal.err().lines()).hasSize(2);
    assertThat(terminal.err()).contains("--priority", "P1", "sluice queue --help");
  }

  @Test
  void shouldAskForACommand() {
    assertThat(terminal.run()).isEqualTo(ExitCode.USAGE);
    assertThat(terminal.run("topics")).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void shouldUseNoColourInAPipe() {
    terminal.run("--help");

    assertThat(terminal.out()).doesNotContain("\u001b[");
  }
}
