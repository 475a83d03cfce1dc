/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.anchor;

import static java.util.Objects.requireNonNull;

import io.sluice.event.Anchor;
import io.sluice.event.Category;
import io.sluice.event.Finding;
import io.sluice.event.Location;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Anchors of infrastructure resources: the control they fail and their address.
 *
 * <p>A Kubernetes object ({@code Deployment/shop/web}) and a cloud resource id are complete in
 * themselves. A Terraform address is unique in its root module only: {@code aws_s3_bucket.this}
 * stands in a dozen directories of one repository; so the directory belongs to it. A logical id of
 * a template (CloudFormation, ARM) belongs to its file.
 */
final class ResourceAnchors {

  /** Checkov's spelling of a Kubernetes object: {@code Deployment.shop.web}. */
  private static final Pattern DOTTED_OBJECT =
      Pattern.compile("([A-Z][A-Za-z]+)\\.([^./]+)\\.(.+)");

  private static final Pattern OBJECT = Pattern.compile("[A-Z][A-Za-z]+/[^/]+(/.+)?");

  private static final Pattern CLOUD_ID = Pattern.compile("(arn:|/subscriptions/|//|projects/).*");

  private static final Pattern TERRAFORM = Pattern.compile("(module\\.|data\\.)?[a-z0-9_-]+\\..+");

  /** KICS: {@code aws_s3_bucket[data]}, {@code resource.aws_s3_bucket[data].logging}. */
  private static final Pattern BRACKETED_BLOCK =
      Pattern.compile("(?:resource\\.)?([a-z0-9]+_[a-z0-9_]+)\\[([A-Za-z_][\\w-]*)](?:\\..*)?");

  /** Checkov: {@code AWS::SNS::Topic.Alerts}, where others write the logical id alone. */
  private static final Pattern TYPED_LOGICAL_ID =
      Pattern.compile("[A-Za-z0-9]+::[A-Za-z0-9]+::[A-Za-z0-9]+\\.(.+)");

  private static final Pattern DOCKERFILE =
      Pattern.compile("(?i)(.*[._-])?(dockerfile|containerfile)([._-].*)?");

  private ResourceAnchors() {}

  static boolean appliesTo(Finding finding) {
    return finding.getRuleId() != null
        && (finding.getCategory() == Category.IAC
            || finding.getCategory() == Category.CLOUD
            || finding.getCategory() == Category.CONTAINER)
        && finding.getLocations().stream().anyMatch(location -> location.getResource() != null);
  }

  static Stream<Anchor> of(Finding finding, ControlTable controls) {
    String control = controls.canonical(finding.getTool(), requireNonNull(finding.getRuleId()));
    List<String> addresses =
        finding.getLocations().stream()
            .filter(location -> location.getResource() != null)
            .map(location -> address(location, finding.getAsset()))
            .distinct()
            .sorted()
            .toList();
    if (addresses.size() == 1) {
      return Stream.of(
          Anchors.strong(
              AnchorRule.CONTROL_RESOURCE, control, addresses.getFirst(), finding.getAsset()));
    }
    // One finding about several resources is not the same as a finding about one of them.
    return addresses.stream()
        .limit(Anchors.MAX_WEAK)
        .map(
            address ->
                Anchors.weak(
                    AnchorRule.CONTROL_RESOURCE, List.of(control, address, finding.getAsset())));
  }

  /**
   * Anchor at a line for files whose parts have no names: every Dockerfile, and what a tool reports
   * without a resource. Only of controls that several tools are known to check; a line alone says
   * nothing about a control.
   */
  static Stream<Anchor> ofLine(Finding finding, ControlTable controls) {
    if (finding.getCategory() != Category.IAC || finding.getRuleId() == null) {
      return Stream.empty();
    }
    boolean nameless =
        finding.getLocations().stream()
            .allMatch(location -> location.getResource() == null || isDockerfile(location));
    return nameless
        ? controls.shared(finding.getTool(), finding.getRuleId()).stream()
            .flatMap(
                control ->
                    CodeAnchors.place(finding).stream()
                        .map(
                            place ->
                                Anchors.strong(
                                    AnchorRule.CONTROL_LOCATION,
                                    control,
                                    place,
                                    finding.getAsset())))
        : Stream.empty();
  }

  private static boolean isDockerfile(Location location) {
    String path = text(location.getPath());
    return DOCKERFILE.matcher(path.substring(path.lastIndexOf('/') + 1)).matches();
  }

  private static String address(Location location, String asset) {
    String resource = spelled(requireNonNull(location.getResource()));
    if (CLOUD_ID.matcher(resource).matches() || OBJECT.matcher(resource).matches()) {
      return resource;
    }
    Matcher dotted = DOTTED_OBJECT.matcher(resource);
    if (dotted.matches()) {
      return dotted.group(1) + '/' + dotted.group(2) + '/' + dotted.group(3);
    }
    String place =
        TERRAFORM.matcher(resource).matches()
            ? directory(path(location, asset))
            : path(location, asset);
    return place.isEmpty() ? resource : resource + " in " + place;
  }

  /** KICS and Checkov spell addresses of Terraform and CloudFormation in ways of their own. */
  private static String spelled(String resource) {
    Matcher kics = BRACKETED_BLOCK.matcher(resource);
    if (kics.matches()) {
      return kics.group(1) + '.' + kics.group(2);
    }
    Matcher cloudFormation = TYPED_LOGICAL_ID.matcher(resource);
    return cloudFormation.matches() ? cloudFormation.group(1) : resource;
  }

  private static String directory(String file) {
    return file.substring(0, file.lastIndexOf('/') + 1);
  }

  private static String path(Location location, String asset) {
    String path = RepositoryPath.of(text(location.getPath()), asset);
    return path.startsWith("/") ? path.substring(1) : path;
  }

  private static String text(@Nullable String path) {
    return path == null ? "" : path;
  }
}
