/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.cli;

import io.sluice.deploy.platform.DataDirectory;
import io.sluice.deploy.platform.Endpoints;
import io.sluice.deploy.platform.LocalPlatform;
import io.sluice.deploy.platform.PlatformOptions;
import io.sluice.deploy.platform.Variables;
import io.sluice.topic.Topic;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that every command has: which platform is meant. */
public final class PlatformFlags {

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Data directory of the local platform. Default: SLUICE_DATA, else the running one of"
              + " .sluice/platform and .sluice/demo beside the sluice script.")
  @Nullable Path data;

  @Option(
      names = "--bootstrap-servers",
      paramLabel = "HOST:PORT",
      description = "Kafka brokers of another platform. Needs --registry-url.")
  @Nullable String bootstrapServers;

  @Option(
      names = "--registry-url",
      paramLabel = "URL",
      description = "Schema registry (Confluent API) of another platform.")
  @Nullable String registryUrl;

  @Option(
      names = "--topic-prefix",
      paramLabel = "PREFIX",
      defaultValue = Topic.DEFAULT_PREFIX,
      description = "First part of the topic names. Default: ${DEFAULT-VALUE}.")
  String topicPrefix = Topic.DEFAULT_PREFIX;

  private final Map<String, String> environment;

  /** For picocli, which makes the mixins of methods itself. */
  public PlatformFlags() {
    this(System.getenv());
  }

  PlatformFlags(Map<String, String> environment) {
    this.environment = environment;
  }

  /** Variables of the process. */
  Map<String, String> environment() {
    return environment;
  }

  /** The data directory that is meant. */
  DataDirectory dataDirectory() {
    if (data != null) {
      return new DataDirectory(data);
    }
    String configured = environment.get(Variables.DATA);
    if (configured != null && !configured.isBlank()) {
      return new DataDirectory(Path.of(configured));
    }
    return Stream.of("platform", "demo")
        .map(PlatformFlags::ownDirectory)
        .filter(directory -> platform(directory).state().filter(s -> s.isRunning()).isPresent())
        .findFirst()
        .orElseGet(() -> ownDirectory("platform"));
  }

  /** The data directory when one is named, else that one of ours. */
  DataDirectory dataDirectoryOr(String name) {
    String configured = environment.get(Variables.DATA);
    return data != null || (configured != null && !configured.isBlank())
        ? dataDirectory()
        : ownDirectory(name);
  }

  private static DataDirectory ownDirectory(String name) {
    String home = System.getProperty("sluice.home", "");
    return new DataDirectory(Path.of(home, ".sluice", name));
  }

  private static LocalPlatform platform(DataDirectory directory) {
    return new LocalPlatform(directory, PlatformOptions.DEFAULT, line -> {});
  }

  /** Whether another platform than a local one is meant. */
  boolean isRemote() {
    return bootstrapServers != null || registryUrl != null;
  }

  /**
   * Addresses of the platform that is meant.
   *
   * @throws CliException when it does not run
   */
  Endpoints endpoints() {
    if (bootstrapServers != null && registryUrl != null) {
      return new Endpoints(bootstrapServers, registryUrl, Optional.empty());
    }
    if (isRemote()) {
      throw CliException.usage("--bootstrap-servers and --registry-url are given together");
    }
    DataDirectory directory = dataDirectory();
    return platform(directory)
        .endpoints()
        .orElseThrow(
            () ->
                CliException.unavailable(
                    "no platform is running in "
                        + directory.root()
                        + "; start one with: sluice up (or name another with --data, or with"
                        + " --bootstrap-servers and --registry-url)"));
  }

  /** Settings of the apps' configuration that say where a platform is. */
  Map<String, String> settings(Endpoints endpoints) {
    Map<String, String> settings = new TreeMap<>();
    settings.put("bootstrap.servers", endpoints.bootstrapServers());
    settings.put("schema.registry.url", endpoints.registryUrl());
    settings.put("topic.prefix", topicPrefix);
    return settings;
  }
}
