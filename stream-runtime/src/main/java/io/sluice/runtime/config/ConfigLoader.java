/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.runtime.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Collects settings from a file, the environment and flags, in the order of {@link AppConfig}. */
public final class ConfigLoader {

  /** Variables of the launcher, of logging and of connectors, which are no part of this. */
  static final Set<String> RESERVED_VARIABLES =
      Set.of(
          "SLUICE_LOG_FORMAT",
          "SLUICE_LOG_LEVEL",
          "SLUICE_BROKER_LOG_LEVEL",
          "SLUICE_CONFIG",
          "SLUICE_HOME",
          "SLUICE_JAVA_OPTS",
          "SLUICE_SECRET_PEPPER");

  private @Nullable Path file;
  private Map<String, String> environment = Map.of();
  private Map<String, String> flags = Map.of();
  private final Set<String> otherVariables = new HashSet<>(RESERVED_VARIABLES);

  ConfigLoader() {}

  /** Properties file in UTF-8; it has to exist. */
  public ConfigLoader file(Path propertiesFile) {
    this.file = propertiesFile;
    return this;
  }

  /** Environment of the process; only names that start with {@code SLUICE_} are looked at. */
  public ConfigLoader environment(Map<String, String> variables) {
    this.environment = Map.copyOf(variables);
    return this;
  }

  /** Flags, key to value. */
  public ConfigLoader flags(Map<String, String> keysAndValues) {
    this.flags = Map.copyOf(keysAndValues);
    return this;
  }

  /** Variables that start with {@code SLUICE_} and belong to another part of the process. */
  public ConfigLoader ignoringVariables(String... names) {
    otherVariables.addAll(List.of(names));
    return this;
  }

  /**
   * Reads, merges and validates.
   *
   * @throws InvalidConfigException with everything that is wrong
   */
  public AppConfig load() {
    List<String> problems = new ArrayList<>();
    Map<String, Setting> merged = new TreeMap<>();
    // Weakest first, so that a stronger layer overwrites.
    merged.putAll(layer(fromFile(problems), problems));
    merged.putAll(layer(fromEnvironment(problems), problems));
    merged.putAll(layer(fromFlags(), problems));
    return AppConfig.validated(merged, problems);
  }

  private Map<String, Setting> fromFile(List<String> problems) {
    Map<String, Setting> settings = new TreeMap<>();
    if (file == null) {
      return settings;
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, UTF_8)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      problems.add("file %s cannot be read: %s".formatted(file, e));
      return settings;
    }
    for (String key : properties.stringPropertyNames()) {
      settings.put(key, new Setting(properties.getProperty(key), "file " + file));
    }
    return settings;
  }

  private Map<String, Setting> fromEnvironment(List<String> problems) {
    Map<String, String> known = new HashMap<>();
    ConfigKeys.ALL.forEach(key -> known.put(key.environmentName(), key.name()));
    Map<String, Setting> settings = new TreeMap<>();
    new TreeMap<>(environment)
        .forEach(
            (variable, text) -> {
              if (!variable.startsWith(EnvironmentNames.PREFIX)
                  || otherVariables.contains(variable)) {
                return;
              }
              Setting setting = new Setting(text, "environment " + variable);
              String key = known.get(variable);
              String passedThrough = EnvironmentNames.toKey(variable);
              if (key != null) {
                settings.put(key, setting);
              } else if (EnvironmentNames.isServiceLink(variable)) {
                // Before what is passed through: a service may be called sluice-kafka.
                return;
              } else if (PassThrough.isPassedThrough(passedThrough)
                  || ConfigKeys.DEFUNCT.containsKey(passedThrough)) {
                settings.put(passedThrough, setting);
              } else {
                problems.add(
                    "environment variable %s is not known%s"
                        .formatted(variable, suggestion(variable, known.keySet())));
              }
            });
    return settings;
  }

  private Map<String, Setting> fromFlags() {
    Map<String, Setting> settings = new TreeMap<>();
    flags.forEach((key, text) -> settings.put(key, new Setting(text, "flag")));
    return settings;
  }

  /** Checks the names of one layer and replaces other spellings. */
  private static Map<String, Setting> layer(Map<String, Setting> given, List<String> problems) {
    Set<String> known = new TreeSet<>();
    ConfigKeys.ALL.forEach(key -> known.add(key.name()));
    Map<String, Setting> settings = new TreeMap<>();
    given.forEach(
        (name, setting) -> {
          String key = ConfigKeys.ALIASES.getOrDefault(name, name);
          keyProblem(key, known)
              .ifPresentOrElse(
                  problem -> problems.add("%s (%s) %s".formatted(key, setting.origin(), problem)),
                  () -> {
                    Setting twin = settings.put(key, setting);
                    if (twin != null && !twin.text().equals(setting.text())) {
                      problems.add(
                          "%s is set to two values, by %s and %s"
                              .formatted(key, twin.origin(), setting.origin()));
                    }
                  });
        });
    return settings;
  }

  private static Optional<String> keyProblem(String key, Set<String> known) {
    String instead = ConfigKeys.DEFUNCT.get(key);
    if (instead != null) {
      return Optional.of("was removed: " + instead);
    }
    if (PassThrough.isPassedThrough(key)) {
      return PassThrough.problem(key);
    }
    return known.contains(key)
        ? Optional.empty()
        : Optional.of("is not a known key" + suggestion(key, known));
  }

  private static String suggestion(String name, Set<String> names) {
    return Nearest.to(name, names).map(near -> "; did you mean " + near + "?").orElse("");
  }
}
