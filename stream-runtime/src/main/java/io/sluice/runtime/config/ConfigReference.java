/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.runtime.config;

import java.util.Collection;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The reference page of the configuration, made from the keys themselves. */
public final class ConfigReference {

  private static final String INTRODUCTION =
      """
      <!-- GENERATED from the keys in stream-runtime. Do not edit. Written anew by:
           mvn -pl stream-runtime -am test -Dtest=ReferencePageTest \\
               -Dsurefire.failIfNoSpecifiedTests=false -Dsluice.updateSnapshots=true -->
      # Configuration of the stream apps

      A key is set, strongest first, by a flag (`--set key=value`), the environment, the properties
      file (`--config FILE`), or its default. A key that is unknown, was removed, or is set to two
      values under two names stops the start with exit code 78 and a message that names the nearest
      valid key. At the start the effective values are logged, with secrets hidden.

      Durations have a unit: `100ms`, `20s`, `5m`, `1h`, or ISO 8601 (`PT20S`). Sizes too: `512KiB`,
      `64MiB`, `2GiB`.

      """;

  private ConfigReference() {}

  /** The whole page. */
  public static String markdown() {
    StringBuilder page = new StringBuilder(INTRODUCTION);
    page.append("| key | environment | value | default | meaning |\n|---|---|---|---|---|\n");
    for (ConfigKey<?> key : ConfigKeys.ALL) {
      page.append(
          "| `%s` | `%s` | %s | %s | %s |\n"
              .formatted(
                  key.name(),
                  key.environmentName(),
                  key.type(),
                  key.defaultText().isEmpty() ? "" : "`" + key.defaultText() + "`",
                  key.description()));
    }
    page.append(passedThrough());
    page.append("## Keys that are refused by name\n\n| key | instead |\n|---|---|\n");
    new TreeMap<>(ConfigKeys.DEFUNCT)
        .forEach((key, instead) -> page.append("| `%s` | %s |\n".formatted(key, instead)));
    page.append(
        """

        ## Environment only

        | variable | meaning |
        |---|---|
        | `SLUICE_LOG_FORMAT` | `text` (default) or `json` |
        | `SLUICE_LOG_LEVEL` | `trace`, `debug`, `info`, `warn`, `error` or `off`; apps start with `info` on standard output, commands with `warn` on standard error; libraries log one level less |

        """);
    page.append("Left alone, because they belong to other parts of Sluice: ")
        .append(code(new TreeSet<>(ConfigLoader.RESERVED_VARIABLES)))
        .append(".\n");
    return page.toString();
  }

  private static String passedThrough() {
    TreeSet<String> registry = new TreeSet<>(PassThrough.REGISTRY_KEYS);
    PassThrough.REGISTRY_PREFIXES.forEach(prefix -> registry.add(prefix + "<name>"));
    return """

      ## Passed through to the clients

      | keys | go to |
      |---|---|
      | `kafka.<name>` | the Kafka clients, as `<name>`; `kafka.producer.<name>`, `kafka.consumer.<name>` and `kafka.admin.<name>` reach one kind of client, `kafka.topic.<name>` internal topics |
      | %s | the schema registry client, under the names of Confluent's clients |

      In the environment an underscore stands for a dot: `SLUICE_KAFKA_SECURITY_PROTOCOL=SASL_SSL`,
      `SLUICE_BASIC_AUTH_USER_INFO=user:password`. A `kafka.` name that no Kafka client has is
      refused, because a slip in a security setting must not be ignored. Refused too is what our
      guarantees hang on: %s.

      """
        .formatted(code(registry), code(new TreeSet<>(PassThrough.OWNED)));
  }

  private static String code(Collection<String> names) {
    return names.stream().collect(Collectors.joining("`, `", "`", "`"));
  }
}
