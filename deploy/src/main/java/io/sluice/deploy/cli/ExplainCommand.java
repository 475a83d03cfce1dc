/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.sluice.deploy.queue.EventJson;
import io.sluice.deploy.queue.IssueDetail;
import io.sluice.deploy.queue.QueueReader;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sluice explain}. */
@Command(
    name = "explain",
    description = "Show what an issue consists of, why it is one issue, and how its score adds up.",
    footer = {
      "",
      "The rows add up to the score. The interval is the score were every unknown fact at its best",
      "and at its worst; the fact that would change it most is named.",
      "",
      "Example:",
      "  sluice explain SLC-0123456789ab"
    })
final class ExplainCommand implements Callable<Integer> {

  @Mixin private final PlatformFlags flags;

  @Parameters(paramLabel = "ISSUE", description = "Id of the issue, as 'sluice queue' shows it.")
  private String issue = "";

  @Option(names = "--json", description = "One JSON object with the two events behind it.")
  private boolean json;

  private final Terminal terminal;

  ExplainCommand(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.flags = new PlatformFlags(environment);
  }

  @Override
  public Integer call() {
    try (QueueReader reader = new QueueReader(Connection.of(flags))) {
      IssueDetail detail =
          reader
              .find(issue)
              .orElseThrow(
                  () -> CliException.data("there is no issue " + issue + "; see: sluice queue"));
      if (json) {
        terminal.out().println(toJson(detail));
      } else {
        Explanation.lines(detail, terminal).forEach(terminal.out()::println);
      }
      return ExitCode.OK;
    }
  }

  private static String toJson(IssueDetail detail) {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = new JsonFactory().createGenerator(text)) {
      generator.writeStartObject();
      generator.writeFieldName("scored");
      EventJson.write(generator, detail.scored());
      generator.writeFieldName("correlated");
      EventJson.write(generator, detail.correlated());
      generator.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
