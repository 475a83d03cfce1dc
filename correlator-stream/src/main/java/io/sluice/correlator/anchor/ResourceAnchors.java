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
            .map(ResourceAnchors::address)
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

  private static String address(Location location) {
    String resource = requireNonNull(location.getResource());
    if (CLOUD_ID.matcher(resource).matches() || OBJECT.matcher(resource).matches()) {
      return resource;
    }
    Matcher dotted = DOTTED_OBJECT.matcher(resource);
    if (dotted.matches()) {
      return dotted.group(1) + '/' + dotted.group(2) + '/' + dotted.group(3);
    }
    String place =
        TERRAFORM.matcher(resource).matches()
            ? directory(location.getPath())
            : text(location.getPath());
    return place.isEmpty() ? resource : resource + " in " + place;
  }

  private static String directory(@Nullable String path) {
    String file = text(path);
    return file.substring(0, file.lastIndexOf('/') + 1);
  }

  private static String text(@Nullable String path) {
    if (path == null) {
      return "";
    }
    return path.startsWith("./")
        ? path.substring(2)
        : path.startsWith("/") ? path.substring(1) : path;
  }
}
