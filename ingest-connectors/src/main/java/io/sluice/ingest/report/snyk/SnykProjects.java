/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.snyk;

import io.sluice.event.Category;
import io.sluice.ingest.report.Assets;
import io.sluice.ingest.report.JsonReader;
import io.sluice.ingest.report.MalformedReportException;
import io.sluice.ingest.report.ReportInput;
import io.sluice.ingest.report.ScanHeader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** First pass: the projects of a report in their order, and whether one of them failed. */
final class SnykProjects {

  private static final String IMAGE = "docker-image|";

  /** Fields of one project while it is read. */
  private static final class Fields {
    private Optional<String> packageManager = Optional.empty();
    private Optional<String> shown = Optional.empty();
    private Optional<String> target = Optional.empty();
    private Optional<String> projectName = Optional.empty();
    private Optional<String> path = Optional.empty();
    private boolean docker;
    private boolean issues;
    private boolean configuration;
  }

  private final List<Fields> fields = new ArrayList<>();
  private final List<SnykProject> projects = new ArrayList<>();
  private Optional<String> failure = Optional.empty();

  private SnykProjects() {}

  static SnykProjects read(ReportInput input) throws IOException {
    SnykProjects projects = new SnykProjects();
    SnykWalk.read(
        input,
        new SnykWalk.Visitor() {
          @Override
          public void issue(int project, SnykWalk.Kind kind, SnykWalk.Element element) {}

          @Override
          public void field(int project, String name, JsonReader json) throws IOException {
            projects.field(projects.at(project), name, json);
          }
        });
    projects.finish();
    return projects;
  }

  private Fields at(int project) {
    while (fields.size() <= project) {
      fields.add(new Fields());
    }
    return fields.get(project);
  }

  private void field(Fields project, String name, JsonReader json) throws IOException {
    switch (name) {
      case "vulnerabilities" -> project.issues = true;
      case "infrastructureAsCodeIssues" -> {
        project.issues = true;
        project.configuration = true;
      }
      case "packageManager" -> project.packageManager = json.text();
      case "displayTargetFile" -> project.shown = json.text();
      case "targetFile" -> project.target = json.text();
      case "projectName" -> project.projectName = json.text();
      case "path" -> project.path = json.text();
      case "docker" -> project.docker = json.isObject() && !json.node().fields().isEmpty();
      case "error" -> failed(json);
      default -> {}
    }
  }

  private void failed(JsonReader json) throws IOException {
    if (failure.isEmpty() && !json.isNull()) {
      var error = json.node(Set.of("stack"));
      failure =
          Optional.of(
              "Snyk failed: "
                  + (error.isScalar() ? error.text() : Optional.of("a project")).orElse("error"));
    }
  }

  private void finish() {
    if (fields.stream().noneMatch(project -> project.issues)) {
      throw MalformedReportException.at(
          "",
          failure.orElse(
              "this is no report of Snyk: no project has 'vulnerabilities' or"
                  + " 'infrastructureAsCodeIssues'"));
    }
    for (Fields project : fields) {
      projects.add(
          new SnykProject(
              project.packageManager,
              project.shown.or(() -> project.target).map(path -> path.replace('\\', '/')),
              image(project)));
    }
  }

  private static Optional<String> image(Fields project) {
    Optional<String> named =
        project
            .projectName
            .filter(name -> name.startsWith(IMAGE))
            .map(name -> name.substring(IMAGE.length()));
    if (named.isEmpty() && !project.docker) {
      return Optional.empty();
    }
    // The path is the reference that was tested, in some versions with the project behind it.
    return project
        .path
        .filter(path -> named.map(path::startsWith).orElse(true))
        .map(path -> path.replaceFirst("(:[^/]*)/.*$", "$1"))
        .or(() -> named);
  }

  /**
   * Project by its number. An application in an image has no image of its own; it is in that of the
   * project before it.
   */
  SnykProject get(int number) {
    SnykProject project = number < projects.size() ? projects.get(number) : NOTHING;
    if (project.image().isPresent()) {
      return project;
    }
    Optional<String> image = image();
    return image.isEmpty()
        ? project
        : new SnykProject(project.packageManager(), project.target(), image);
  }

  private static final SnykProject NOTHING =
      new SnykProject(Optional.empty(), Optional.empty(), Optional.empty());

  private Optional<String> image() {
    return projects.isEmpty() ? Optional.empty() : projects.getFirst().image();
  }

  ScanHeader header() {
    Optional<String> image = image();
    boolean configuration = fields.stream().anyMatch(project -> project.configuration);
    Category category =
        image.isPresent() ? Category.CONTAINER : configuration ? Category.IAC : Category.SCA;
    ScanHeader header =
        ScanHeader.of(configuration ? "snyk iac" : "snyk", category)
            .withConfiguration(image.isPresent() ? "" : single())
            .withAsset(image.flatMap(Assets::image));
    return failure.map(header::incomplete).orElse(header);
  }

  /** A single project is one manifest of perhaps several in the repository. */
  private String single() {
    return projects.size() == 1
        ? projects.getFirst().target().map(Assets::directory).orElse("")
        : "";
  }
}
