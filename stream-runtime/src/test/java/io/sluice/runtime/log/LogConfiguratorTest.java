/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.runtime.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.ConsoleAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogConfiguratorTest {

  @Test
  void shouldSayInfoOnStandardOutputInApps() {
    LoggerContext context = configured(LogProfile.APP, Map.of());

    assertThat(console(context).getTarget()).isEqualTo("System.out");
    assertThat(context.getLogger("io.sluice.x").isInfoEnabled()).isTrue();
    assertThat(context.getLogger("io.sluice.x").isDebugEnabled()).isFalse();
    assertThat(context.getLogger("org.apache.kafka.x").isInfoEnabled()).isFalse();
  }

  @Test
  void shouldSayWarningsOnStandardErrorInCommands() {
    LoggerContext context = configured(LogProfile.CLI, Map.of());

    assertThat(console(context).getTarget()).isEqualTo("System.err");
    assertThat(context.getLogger("io.sluice.x").isWarnEnabled()).isTrue();
    assertThat(context.getLogger("io.sluice.x").isInfoEnabled()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"debug, DEBUG", "ERROR, ERROR", "off, OFF", "nonsense, INFO", "'', INFO"})
  void shouldTakeLevelFromEnvironment(String text, String expected) {
    LogSettings settings = LogSettings.of(LogProfile.APP, Map.of(LogSettings.LEVEL, text));

    assertThat(settings.level()).isEqualTo(Level.toLevel(expected));
  }

  @ParameterizedTest
  @CsvSource({"INFO, WARN", "DEBUG, INFO", "TRACE, INFO", "WARN, WARN", "ERROR, ERROR", "OFF, OFF"})
  void shouldKeepLibrariesQuieter(String own, String libraries) {
    LogSettings settings = new LogSettings(LogProfile.APP, false, Level.toLevel(own));

    assertThat(settings.libraryLevel()).isEqualTo(Level.toLevel(libraries));
  }

  @Test
  void shouldWriteOneLineOfText() {
    LoggerContext context = configured(LogProfile.APP, Map.of());

    String line = new String(console(context).getEncoder().encode(event(context)), UTF_8);

    assertThat(line).contains("INFO", "x: started 3 apps").endsWith("\n");
    assertThat(line).matches("(?s)\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z .*");
  }

  @Test
  void shouldWriteOneJsonObjectALine() throws Exception {
    LoggerContext context = configured(LogProfile.APP, Map.of(LogSettings.FORMAT, "JSON"));

    String line = new String(console(context).getEncoder().encode(event(context)), UTF_8);

    JsonNode node = new ObjectMapper().readTree(line);
    assertThat(line).endsWith("\n").containsOnlyOnce("\n");
    assertThat(node.get("level").asText()).isEqualTo("INFO");
    assertThat(node.get("loggerName").asText()).isEqualTo("io.sluice.x");
    assertThat(node.get("formattedMessage").asText()).isEqualTo("started 3 apps");
  }

  private static LoggerContext configured(LogProfile profile, Map<String, String> environment) {
    LoggerContext context = new LoggerContext();
    context.setMDCAdapter(new LogbackMDCAdapter());
    LogConfigurator.apply(context, LogSettings.of(profile, environment));
    return context;
  }

  private static ConsoleAppender<ILoggingEvent> console(LoggerContext context) {
    return (ConsoleAppender<ILoggingEvent>) context.getLogger("ROOT").getAppender("console");
  }

  private static ILoggingEvent event(LoggerContext context) {
    return new LoggingEvent(
        "caller",
        context.getLogger("io.sluice.x"),
        Level.INFO,
        "started {} apps",
        null,
        new Object[] {3});
  }
}
