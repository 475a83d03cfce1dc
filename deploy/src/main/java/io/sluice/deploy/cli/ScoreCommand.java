/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.sluice.deploy.queue.EventJson;
import io.sluice.deploy.queue.QueueReader;
import io.sluice.event.Priority;
import io.sluice.event.ScoreRow;
import io.sluice.event.TableOutcome;
import io.sluice.scorer.SettingsFiles;
import io.sluice.scorer.assess.Assessor;
import io.sluice.scorer.assess.FactsFile;
import io.sluice.scorer.assess.Settings;
import io.sluice.scorer.assess.WhatIf;
import io.sluice.scorer.model.Score;
import io.sluice.scorer.model.ScoreFacts;
import io.sluice.scorer.model.ScoreModel;
import io.sluice.scorer.priority.Profile;
import io.sluice.scorer.priority.Verdict;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sluice score}. */
@Command(
    name = "score",
    description = "Compute one score by hand, or what another model would do to the queue.",
    footer = {
      "",
      "--explain needs no platform. A facts file, JSON or YAML, says what is known of a case; what it",
      "does not say is unknown and scored as such. --what-if judges the open issues of the platform by",
      "the model that runs and by another one, and changes nothing.",
      "",
      "Examples:",
      "  sluice score --explain facts.yaml",
      "  sluice score --explain facts.json --profile bod-26-04 --json | jq .dueAt",
      "  sluice score --print-model > own.json",
      "  sluice score --what-if own.json",
      "  sluice score --print-profile score-bands > own-profile.json",
      "  SLUICE_SCORE_MODEL=own.json sluice up        adopt it"
    })
final class ScoreCommand implements Callable<Integer> {

  private static final int TOP = 20;

  @Mixin private final PlatformFlags flags;

  @ArgGroup(multiplicity = "1")
  private Task task = new Task();

  /** What is asked for. */
  static final class Task {

    @Option(
        names = "--explain",
        paramLabel = "FACTS",
        description = "Facts of one case, JSON or YAML.")
    private @Nullable Path explain;

    @Option(
        names = "--what-if",
        paramLabel = "MODEL",
        description =
            "Another model, JSON or YAML: moves between priorities, top 20 before and after.")
    private @Nullable Path whatIf;

    @Option(names = "--print-model", description = "Print the bundled model.")
    private boolean printModel;

    @Option(
        names = "--print-profile",
        paramLabel = "NAME",
        description = "Print a bundled profile: score-bands, bod-26-04 or fedramp.")
    private @Nullable String printProfile;
  }

  @Option(
      names = "--model",
      paramLabel = "FILE",
      description = "Model to score by. Default: $SLUICE_SCORE_MODEL, else the bundled one.")
  private @Nullable Path model;

  @Option(
      names = "--profile",
      paramLabel = "P",
      description = "Profile by name, or a file. Default: $SLUICE_SCORE_PROFILE, else score-bands.")
  private @Nullable String profile;

  @Option(names = "--json", description = "One JSON object.")
  private boolean json;

  private final Terminal terminal;

  ScoreCommand(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.flags = new PlatformFlags(environment);
  }

  @Override
  public Integer call() throws IOException {
    try {
      if (task.printModel) {
        terminal.out().print(ScoreModel.bundledText());
      } else if (task.printProfile != null) {
        terminal.out().print(Profile.bundledText(task.printProfile));
      } else if (task.explain != null) {
        explain(task.explain);
      } else if (task.whatIf != null) {
        whatIf(task.whatIf);
      }
      return ExitCode.OK;
    } catch (IllegalArgumentException e) {
      throw CliException.data(String.valueOf(e.getMessage()));
    } catch (UncheckedIOException e) {
      throw CliException.data(String.valueOf(e.getMessage()));
    }
  }

  private Settings settings() {
    return SettingsFiles.of(modelFile(), profileName());
  }

  private Optional<Path> modelFile() {
    return Optional.ofNullable(model)
        .or(() -> Optional.ofNullable(flags.environment().get("SLUICE_SCORE_MODEL")).map(Path::of));
  }

  private String profileName() {
    return Optional.ofNullable(profile)
        .or(() -> Optional.ofNullable(flags.environment().get("SLUICE_SCORE_PROFILE")))
        .orElse(Profile.BUNDLED.getFirst());
  }

  private void explain(Path file) throws IOException {
    Settings settings = settings();
    Assessor assessor = new Assessor(settings);
    Instant now = Instant.now();
    FactsFile written = FactsFile.of(read(file));
    ScoreFacts facts = written.facts(now);
    Score score = assessor.score(facts);
    Verdict verdict = assessor.verdict(facts, score);
    Instant own = written.firstSeenAt().orElse(now).plus(Duration.ofDays(verdict.dueDays()));
    Instant due = assessor.bindingDue(facts.vulnerabilities()).filter(own::isAfter).orElse(own);
    if (json) {
      terminal.out().println(toJson(settings, score, verdict, due));
      return;
    }
    new ScoreSection(
            score.rows(),
            score.scoreTenths(),
            score.lowTenths(),
            score.highTenths(),
            score.unknowns(),
            settings.modelId(),
            verdict.priority(),
            verdict.decidedBy(),
            settings.profileId(),
            verdict.outcomes(),
            facts.inputs())
        .lines(terminal)
        .forEach(terminal.out()::println);
    terminal.out().println();
    terminal
        .out()
        .println(
            "Due %s: %d days from %s"
                .formatted(
                    Figures.date(due),
                    verdict.dueDays(),
                    written.firstSeenAt().isPresent() ? "the first observation" : "now"));
    terminal.out().println("Why: " + score.why());
  }

  private static String read(Path file) throws IOException {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw CliException.data(file + ": no such file, or it cannot be read");
    }
    return Files.readString(file);
  }

  private void whatIf(Path file) throws IOException {
    Settings present = settings();
    Settings proposed = Settings.of(read(file), profileText());
    WhatIf result;
    try (QueueReader reader = new QueueReader(Connection.of(flags))) {
      result = WhatIf.compare(reader.cases(present.model(), Instant.now()), present, proposed, TOP);
    }
    if (json) {
      terminal.out().println(WhatIfReport.json(result, present, proposed));
    } else {
      WhatIfReport.lines(result, present, proposed, terminal).forEach(terminal.out()::println);
    }
  }

  private String profileText() throws IOException {
    String name = profileName();
    return Profile.BUNDLED.contains(name) ? Profile.bundledText(name) : read(Path.of(name));
  }

  private static String toJson(Settings settings, Score score, Verdict verdict, Instant due) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = new JsonFactory().createGenerator(text)) {
      out.writeStartObject();
      out.writeStringField("model", settings.modelId());
      out.writeStringField("profile", settings.profileId());
      out.writeNumberField("scoreTenths", score.scoreTenths());
      out.writeNumberField("lowTenths", score.lowTenths());
      out.writeNumberField("highTenths", score.highTenths());
      out.writeArrayFieldStart("rows");
      for (ScoreRow row : score.rows()) {
        EventJson.write(out, row);
      }
      out.writeEndArray();
      out.writeArrayFieldStart("unknowns");
      for (String unknown : score.unknowns()) {
        out.writeString(unknown);
      }
      out.writeEndArray();
      out.writeStringField("band", score.band().name());
      Priority priority = verdict.priority();
      out.writeStringField("priority", priority.name());
      out.writeStringField("decidedBy", verdict.decidedBy());
      out.writeArrayFieldStart("outcomes");
      for (TableOutcome outcome : verdict.outcomes()) {
        EventJson.write(out, outcome);
      }
      out.writeEndArray();
      out.writeNumberField("dueDays", verdict.dueDays());
      out.writeStringField("dueAt", due.toString());
      out.writeStringField("why", score.why());
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
