/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.cli;

import io.sluice.event.Category;
import io.sluice.ingest.http.AssetGlob;
import io.sluice.ingest.http.Token;
import io.sluice.ingest.http.TokenFile;
import io.sluice.ingest.http.TokenSecret;
import io.sluice.runtime.config.DataSize;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sluice token}. */
@Command(
    name = "token",
    description = "Make, list and revoke the tokens of the HTTP intake.",
    footer = {
      "",
      "A token is printed once, when it is made; the file holds its hash only. A running intake sees",
      "a change of the file within seconds.",
      "",
      "Examples:",
      "  sluice token create ci-shop --asset 'repo:github.com/acme/shop' --category sast,sca",
      "  sluice token create platform --asset '**' --per-minute 600 --expires-in 90",
      "  sluice token revoke ci-shop"
    })
final class TokenCommand implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  private final Terminal terminal;

  TokenCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "create, list or revoke?");
  }

  static Path file(PlatformFlags flags, @Nullable Path named) {
    return named != null
        ? named
        : flags.dataDirectory().root().resolve("intake").resolve("tokens.json");
  }

  @Command(
      name = "create",
      description = "Make a token and print it, once.",
      footer = {
        "",
        "In patterns of assets * stands for anything but /, ** for anything.",
        "",
        "Example:",
        "  sluice token create ci-shop --asset 'repo:github.com/acme/*' --category sast,sca"
      })
  int create(
      @Mixin PlatformFlags flags,
      @Parameters(paramLabel = "NAME", description = "Who will hold it, for lists and logs.")
          String name,
      @Option(
              names = "--tokens",
              paramLabel = "FILE",
              description = "File of tokens. Default: intake/tokens.json in the data directory.")
          @Nullable Path file,
      @Option(
              names = "--asset",
              paramLabel = "GLOB",
              required = true,
              description = "Assets that may be reported on. May be repeated.")
          List<String> assets,
      @Option(
              names = "--category",
              paramLabel = "C",
              split = ",",
              description = "Categories of scans that may be sent. Default: all.")
          @Nullable List<Category> categories,
      @Option(
              names = "--per-minute",
              paramLabel = "N",
              defaultValue = "" + Token.DEFAULT_PER_MINUTE,
              description = "Requests a minute. Default: ${DEFAULT-VALUE}.")
          int perMinute,
      @Option(
              names = "--max-size",
              paramLabel = "SIZE",
              description = "Largest report, for example 50MiB. Default: the intake's limit.")
          @Nullable String maxSize,
      @Option(
              names = "--expires-in",
              paramLabel = "DAYS",
              description = "Days until it ends. Default: it does not.")
          @Nullable Integer days) {
    try {
      TokenFile tokens = new TokenFile(file(flags, file));
      List<Token> all = new ArrayList<>(tokens.read());
      TokenSecret secret = TokenSecret.create(new SecureRandom());
      Set<Category> only = categories == null ? Set.of() : new HashSet<>(categories);
      Token token =
          new Token(
              secret.id(),
              name,
              secret.hash(),
              assets.stream().map(AssetGlob::new).toList(),
              only,
              perMinute,
              maxSize == null ? 0 : DataSize.parse(maxSize).bytes(),
              Optional.ofNullable(days).map(n -> Instant.now().plus(Duration.ofDays(n))));
      if (all.stream().anyMatch(other -> other.name().equals(name))) {
        throw CliException.usage("there is a token " + name + " already; revoke it first");
      }
      all.add(token);
      tokens.write(all);
      terminal
          .err()
          .println("Token " + name + " is in " + tokens.path() + "; it is shown only now:");
      terminal.out().println(secret.reveal());
      return ExitCode.OK;
    } catch (IllegalArgumentException | UncheckedIOException e) {
      throw CliException.usage(String.valueOf(e.getMessage()));
    }
  }

  @Command(
      name = "list",
      description = "List the tokens, without their secrets.",
      footer = {"", "Example:", "  sluice token list"})
  int list(
      @Mixin PlatformFlags flags,
      @Option(names = "--tokens", paramLabel = "FILE", description = "File of tokens.")
          @Nullable Path file) {
    Table table =
        new Table(
            Table.Column.left("NAME"),
            Table.Column.left("ID"),
            Table.Column.left("ASSETS"),
            Table.Column.left("CATEGORIES"),
            Table.Column.right("PER MINUTE"),
            Table.Column.left("EXPIRES"));
    for (Token token : read(new TokenFile(file(flags, file)))) {
      table.add(
          token.name(),
          token.id(),
          token.assets().stream().map(AssetGlob::toString).collect(Collectors.joining(" ")),
          token.categories().isEmpty()
              ? "all"
              : token.categories().stream()
                  .map(category -> category.name().toLowerCase(Locale.ROOT))
                  .sorted()
                  .collect(Collectors.joining(",")),
          Integer.toString(token.perMinute()),
          token.expires().map(Instant::toString).orElse("-"));
    }
    table
        .lines(terminal.width(), header -> terminal.styled(Style.BOLD, header))
        .forEach(terminal.out()::println);
    return ExitCode.OK;
  }

  @Command(
      name = "revoke",
      description = "Revoke a token.",
      footer = {"", "Example:", "  sluice token revoke ci-shop"})
  int revoke(
      @Mixin PlatformFlags flags,
      @Parameters(paramLabel = "NAME", description = "Name of the token.") String name,
      @Option(names = "--tokens", paramLabel = "FILE", description = "File of tokens.")
          @Nullable Path file) {
    TokenFile tokens = new TokenFile(file(flags, file));
    List<Token> all = read(tokens);
    List<Token> rest = all.stream().filter(token -> !token.name().equals(name)).toList();
    if (rest.size() == all.size()) {
      throw CliException.data("there is no token " + name + " in " + tokens.path());
    }
    tokens.write(rest);
    terminal.out().println("Token " + name + " is revoked");
    return ExitCode.OK;
  }

  private static List<Token> read(TokenFile tokens) {
    try {
      return tokens.read();
    } catch (IllegalArgumentException e) {
      throw CliException.data(String.valueOf(e.getMessage()));
    }
  }
}
