/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.cli;

import io.sluice.deploy.platform.PlatformException;
import io.sluice.deploy.platform.Variables;
import io.sluice.ingest.publish.PublishException;
import io.sluice.registry.SchemaRegistryUnavailableException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.apache.kafka.common.errors.RetriableException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns what a command throws into an exit code and a message without a stack trace. */
final class ErrorHandler implements IExecutionExceptionHandler {

  private final Terminal terminal;
  private final boolean debug;

  ErrorHandler(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.debug = environment.containsKey(Variables.DEBUG);
  }

  @Override
  public int handleExecutionException(
      Exception exception, CommandLine command, ParseResult parsed) {
    int code = exitCodeOf(exception);
    terminal.err().println("sluice: " + messageOf(exception, code));
    if (debug) {
      exception.printStackTrace(terminal.err());
    }
    return code;
  }

  static int exitCodeOf(Throwable exception) {
    return switch (exception) {
      case CliException cli -> cli.exitCode();
      case PlatformException platform -> ExitCode.UNAVAILABLE;
      case SchemaRegistryUnavailableException registry -> ExitCode.UNAVAILABLE;
      case PublishException refused -> ExitCode.UNAVAILABLE;
      case RetriableException kafka -> ExitCode.UNAVAILABLE;
      case UncheckedIOException io -> ExitCode.UNAVAILABLE;
      default -> ExitCode.SOFTWARE;
    };
  }

  private static String messageOf(Exception exception, int code) {
    if (code == ExitCode.SOFTWARE) {
      return "this should not have happened: "
          + exception
          + " (set "
          + Variables.DEBUG
          + "=1 for the stack trace)";
    }
    if (exception instanceof RetriableException) {
      return "Kafka does not answer: " + exception.getMessage() + "; see: sluice status";
    }
    return String.valueOf(exception.getMessage());
  }
}
