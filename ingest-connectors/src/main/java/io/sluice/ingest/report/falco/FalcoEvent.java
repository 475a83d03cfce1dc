/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.falco;

import io.sluice.event.Category;
import io.sluice.event.Location;
import io.sluice.event.RawFinding;
import io.sluice.ingest.report.Assets;
import io.sluice.ingest.report.Findings;
import io.sluice.ingest.report.MalformedReportException;
import io.sluice.ingest.report.ReportNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns an event into a finding. Where it happened is told by what outlives the single event: the
 * workload rather than the pod, the image rather than the container, the process name rather than
 * its arguments.
 */
final class FalcoEvent {

  // Suffixes that Kubernetes generates use an alphabet without vowels and look-alikes
  // (k8s.io/apimachinery/pkg/util/rand).
  private static final String RANDOM = "[bcdfghjklmnpqrstvwxz2456789]";
  private static final Pattern OF_DEPLOYMENT =
      Pattern.compile("(.+)-" + RANDOM + "{6,10}-" + RANDOM + "{5}");
  private static final Pattern OF_STATEFUL_SET = Pattern.compile("(.+)-[0-9]{1,4}");
  private static final Pattern OF_OTHERS = Pattern.compile("(.+)-" + RANDOM + "{5}");

  private FalcoEvent() {}

  static RawFinding.Builder read(ReportNode event) {
    String rule =
        event
            .text("rule")
            .orElseThrow(
                () -> MalformedReportException.at(event.pointer(), "an event needs a 'rule'"));
    ReportNode fields = event.object("output_fields");
    return Findings.at(event, Category.RUNTIME)
        .setRuleId(rule)
        .setTitle(rule)
        .setMessage(event.firstText("output", "message").orElse(null))
        .setSeverity(event.text("priority").orElse(null))
        .setLocations(List.of(location(event, fields)))
        .setEvidence(fields.isPresent() ? fields.json() : null)
        .setTags(event.strings("tags"))
        .setDetectedAt(event.instant("time").orElse(null));
  }

  private static Location location(ReportNode event, ReportNode fields) {
    return Location.newBuilder()
        .setImage(image(fields).orElse(null))
        .setImageDigest(known(fields, "container.image.digest").orElse(null))
        .setWorkload(workload(fields).or(() -> host(event, fields)).orElse(null))
        .setProcess(process(fields).orElse(null))
        .setResource(resource(fields).orElse(null))
        .build();
  }

  private static Optional<String> image(ReportNode fields) {
    Optional<String> tag = known(fields, "container.image.tag");
    return known(fields, "container.image.repository")
        .map(repository -> repository + tag.map(text -> ":" + text).orElse(""))
        .or(() -> known(fields, "container.image").map(Assets::imageWithoutDigest));
  }

  private static Optional<String> workload(ReportNode fields) {
    String namespace = known(fields, "k8s.ns.name").orElse("default");
    for (String kind : List.of("deployment", "rs", "rc")) {
      Optional<String> name = known(fields, "k8s." + kind + ".name");
      if (name.isPresent()) {
        return Optional.of(namespace + "/" + kind + "/" + name.get());
      }
    }
    return known(fields, "k8s.pod.name")
        .map(pod -> namespace + "/" + ofPod(pod))
        .or(() -> known(fields, "container.name").filter(name -> !name.equals("host")));
  }

  /** Kind and name of what made a pod, from the name that it gave the pod. */
  private static String ofPod(String pod) {
    Matcher deployment = OF_DEPLOYMENT.matcher(pod);
    if (deployment.matches()) {
      return "deployment/" + deployment.group(1);
    }
    Matcher ordinal = OF_STATEFUL_SET.matcher(pod);
    if (ordinal.matches()) {
      return "statefulset/" + ordinal.group(1);
    }
    Matcher random = OF_OTHERS.matcher(pod);
    return "pod/" + (random.matches() ? random.group(1) : pod);
  }

  /** Events outside of containers belong to their host. */
  private static Optional<String> host(ReportNode event, ReportNode fields) {
    boolean outside = fields.text("container.id").filter("host"::equals).isPresent();
    return outside ? event.text("hostname").map(name -> "host/" + name) : Optional.empty();
  }

  private static Optional<String> process(ReportNode fields) {
    return known(fields, "proc.name")
        .or(() -> known(fields, "proc.exepath"))
        .or(() -> known(fields, "proc.cmdline").map(line -> line.strip().split("\\s+", 2)[0]));
  }

  /** Object of an audit event: {@code <namespace>/<resource>/<name>}; the API call of a cloud's. */
  private static Optional<String> resource(ReportNode fields) {
    return known(fields, "ka.target.resource")
        .map(
            resource ->
                known(fields, "ka.target.namespace").map(text -> text + "/").orElse("")
                    + resource
                    + known(fields, "ka.target.name").map(text -> "/" + text).orElse(""))
        .or(() -> known(fields, "ct.name"));
  }

  /** Falco writes {@code <NA>} for what it does not know. */
  private static Optional<String> known(ReportNode fields, String name) {
    return fields.text(name).filter(text -> !text.equals("<NA>") && !text.equals("N/A"));
  }
}
