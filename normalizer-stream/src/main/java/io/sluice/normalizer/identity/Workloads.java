/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.normalizer.identity;

import java.util.regex.Pattern;

/**
 * Names of running things without the parts that change with each start or release: the same sensor
 * rule on the next pod, or on the next tag of the image, is the same finding.
 */
public final class Workloads {

  /** Alphabet of Kubernetes' generated suffixes (k8s.io/apimachinery, util/rand). */
  private static final String SAFE = "[bcdfghjklmnpqrstvwxz2456789]";

  private static final Pattern POD_OF_DEPLOYMENT =
      Pattern.compile("-" + SAFE + "{6,10}-" + SAFE + "{5}$");
  private static final Pattern POD_OF_SET = Pattern.compile("-" + SAFE + "{5}$");
  private static final Pattern ORDINAL = Pattern.compile("-\\d{1,4}$");
  private static final Pattern DIGIT = Pattern.compile("\\d");
  private static final Pattern CONTAINER_ID = Pattern.compile("[0-9a-f]{12}|[0-9a-f]{64}");

  private Workloads() {}

  /** Workload name of a pod or container; empty when the name is only an id. */
  public static String stableName(String workload) {
    int slash = workload.lastIndexOf('/');
    String parent = workload.substring(0, slash + 1);
    String name = workload.substring(slash + 1);
    if (CONTAINER_ID.matcher(name).matches()) {
      return parent;
    }
    String stable = POD_OF_DEPLOYMENT.matcher(name).replaceFirst("");
    if (stable.equals(name)) {
      stable = ORDINAL.matcher(name).replaceFirst("");
    }
    if (stable.equals(name)) {
      var suffix = POD_OF_SET.matcher(name);
      // Plain words fit the alphabet too ("my-proxy" does not, "web-smtpd" does): ask for a digit.
      if (suffix.find() && DIGIT.matcher(suffix.group()).find()) {
        stable = name.substring(0, suffix.start());
      }
    }
    return parent + stable;
  }

  /** Image reference without tag and digest. */
  public static String imageRepository(String image) {
    int at = image.indexOf('@');
    String name = at < 0 ? image : image.substring(0, at);
    int colon = name.lastIndexOf(':');
    // A colon before the last slash is the port of the registry.
    return colon > name.lastIndexOf('/') ? name.substring(0, colon) : name;
  }
}
