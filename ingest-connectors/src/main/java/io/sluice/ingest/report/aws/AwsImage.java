/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.aws;

import io.sluice.ingest.report.ReportNode;
import java.util.List;
import java.util.Optional;

/**
 * An image in Amazon's registry.
 *
 * @param reference registry, repository and tag
 * @param digest its digest
 */
record AwsImage(String reference, Optional<String> digest) {

  static Optional<AwsImage> ofInspector(ReportNode resource) {
    ReportNode image = resource.object("details").object("awsEcrContainerImage");
    return of(
        image.text("registry"),
        resource.text("region"),
        image.text("repositoryName"),
        image.strings("imageTags"),
        image.text("imageHash"));
  }

  static Optional<AwsImage> ofSecurityHub(ReportNode resource) {
    ReportNode image = resource.object("Details").object("AwsEcrContainerImage");
    return of(
        image.text("RegistryId"),
        resource.text("Region"),
        image.text("RepositoryName"),
        image.strings("ImageTags"),
        image.text("ImageDigest"));
  }

  private static Optional<AwsImage> of(
      Optional<String> account,
      Optional<String> region,
      Optional<String> repository,
      List<String> tags,
      Optional<String> digest) {
    return repository.map(
        name ->
            new AwsImage(
                account
                        .map(
                            id -> id + ".dkr.ecr." + region.orElse("us-east-1") + ".amazonaws.com/")
                        .orElse("")
                    + name
                    + tags.stream().findFirst().map(tag -> ":" + tag).orElse(""),
                digest));
  }
}
