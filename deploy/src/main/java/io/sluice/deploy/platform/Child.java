/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** How the child of each role is started and asked whether it is ready. */
final class Child {

  private final DataDirectory data;
  private final PlatformOptions options;

  Child(DataDirectory data, PlatformOptions options) {
    this.data = data;
    this.options = options;
  }

  /** Starts the process of a role. */
  ChildState launch(Role role, Ports ports) {
    return switch (role) {
      case BROKER -> launchBroker(ports);
      case REGISTRY -> launchRegistry(ports);
      case APPS -> launchApps(ports);
    };
  }

  /** Whether the process of a role does its work. */
  boolean isReady(Role role, Ports ports) {
    Endpoints endpoints = Endpoints.of(ports);
    return switch (role) {
      case BROKER -> Probes.accepts(ports.broker());
      case REGISTRY -> Probes.isOk(endpoints.registryUrl() + "/subjects");
      case APPS -> Probes.isOk(endpoints.appsUrl().orElseThrow() + "/health/ready");
    };
  }

  private ChildState launchBroker(Ports ports) {
    Path file = data.of(Role.BROKER).resolve("server.properties");
    write(file, BrokerConfig.of(ports, data.of(Role.BROKER).resolve("log")));
    List<String> command =
        new JavaCommand(Role.BROKER, data, options.brokerHeap())
            .flags("-XX:TieredStopAtLevel=1", "-Xshare:auto")
            .main(BrokerMain.class, file.toString());
    return ChildLauncher.launch(Role.BROKER, data, command, ourClassPath());
  }

  /**
   * Schemas live in an H2 file: the default of the registry is memory, and records outlive it.
   * WRITE_DELAY=0, because H2 otherwise loses what it acknowledged within the last half second when
   * it is killed, and the broker then holds records of schemas that nobody knows.
   */
  private ChildState launchRegistry(Ports ports) {
    Path database = data.of(Role.REGISTRY).resolve("schemas");
    List<String> command =
        new JavaCommand(Role.REGISTRY, data, options.registryHeap())
            .flags("-XX:TieredStopAtLevel=1", "-Xshare:auto")
            .property("quarkus.http.host", "127.0.0.1")
            .property("quarkus.http.port", ports.registry())
            .property("quarkus.management.host", "127.0.0.1")
            .property("quarkus.management.port", 0)
            .property("quarkus.http.access-log.enabled", false)
            .property("quarkus.banner.enabled", false)
            .property("apicurio.storage.kind", "sql")
            .property("apicurio.storage.sql.kind", "h2")
            .property(
                "apicurio.datasource.url",
                "jdbc:h2:file:" + database + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE")
            .jar(RegistryHome.jar());
    return ChildLauncher.launch(Role.REGISTRY, data, command, Map.of());
  }

  private ChildState launchApps(Ports ports) {
    Endpoints endpoints = Endpoints.of(ports);
    Map<String, String> settings = new TreeMap<>();
    // Each app adds about one interval to the time from a report to the queue.
    settings.put("commit.interval", "50ms");
    // After a kill the group waits for the dead members that long before work goes on.
    settings.put("kafka.consumer.session.timeout.ms", "10000");
    settings.put("kafka.consumer.heartbeat.interval.ms", "3000");
    settings.putAll(options.appSettings());
    settings.put("bootstrap.servers", endpoints.bootstrapServers());
    settings.put("schema.registry.url", endpoints.registryUrl());
    settings.put("http.port", Integer.toString(ports.apps()));
    settings.put("state.dir", data.of(Role.APPS).resolve("state").toString());
    Properties properties = new Properties();
    properties.putAll(settings);
    Path file = data.of(Role.APPS).resolve("apps.properties");
    write(file, properties);
    List<String> command =
        new JavaCommand(Role.APPS, data, options.appsHeap())
            .flags("-Xshare:auto", "--enable-native-access=ALL-UNNAMED")
            .main(AppsMain.class, file.toString(), data.contextDirectory().toString());
    return ChildLauncher.launch(Role.APPS, data, command, ourClassPath());
  }

  /** In the environment and not on the command line, so that {@code ps} stays readable. */
  private static Map<String, String> ourClassPath() {
    return Map.of("CLASSPATH", System.getProperty("java.class.path"));
  }

  private static void write(Path file, Properties properties) {
    try (Writer writer = Files.newBufferedWriter(file)) {
      properties.store(writer, "Written at each start of the platform");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
