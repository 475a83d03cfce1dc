/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.prowler;

import io.sluice.event.Category;
import io.sluice.event.Location;
import io.sluice.event.RawFinding;
import io.sluice.ingest.report.ReportNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Turns a result into a finding; the names of its fields changed with every version. */
final class ProwlerResult {

  /** {@code [check11] Avoid the use of the root account (Scored)}. */
  private static final Pattern TITLE = Pattern.compile("\\[([^\\]]{1,100})\\]\\s*(.*)");

  private ProwlerResult() {}

  static Optional<RawFinding.Builder> ofRow(Map<String, String> row, String pointer) {
    Function<String, Optional<String>> cell = name -> Optional.ofNullable(row.get(name));
    boolean second = row.containsKey("TITLE_TEXT");
    return second ? Optional.of(second(cell, pointer)) : third(cell, pointer);
  }

  /** A result in JSON; its fields have the names of the columns in another spelling. */
  static Optional<RawFinding.Builder> ofNode(ReportNode node) {
    if (node.has("Control ID") || node.has("Control")) {
      return Optional.of(secondJson(node));
    }
    ReportNode recommendation = node.object("Remediation").object("Recommendation");
    return third(
        name ->
            switch (name) {
              case "CHECK_ID" -> node.text("CheckID");
              case "CHECK_TITLE" -> node.text("CheckTitle");
              case "STATUS" -> node.text("Status");
              case "STATUS_EXTENDED" -> node.text("StatusExtended");
              case "SEVERITY" -> node.text("Severity");
              case "DESCRIPTION" -> node.text("Description");
              case "RISK" -> node.text("Risk");
              case "RELATED_URL" -> node.text("RelatedUrl");
              case "FINDING_UNIQUE_ID" -> node.text("FindingUniqueId");
              case "RESOURCE_ARN" -> node.text("ResourceArn");
              case "RESOURCE_ID" -> node.text("ResourceId");
              case "RESOURCE_TYPE" -> node.text("ResourceType");
              case "ACCOUNT_ID" -> node.text("AccountId").or(() -> node.text("ProjectId"));
              case "REGION" -> node.text("Region").or(() -> node.text("Location"));
              case "PROVIDER" -> node.text("Provider");
              case "SERVICE_NAME" -> node.text("ServiceName");
              case "REMEDIATION_RECOMMENDATION_TEXT" -> recommendation.text("Text");
              case "REMEDIATION_RECOMMENDATION_URL" -> recommendation.text("Url");
              default -> Optional.empty();
            },
        node.pointer());
  }

  /** Version 3 and later: what failed, and what somebody has to look at; not what passed. */
  private static Optional<RawFinding.Builder> third(
      Function<String, Optional<String>> cell, String pointer) {
    String status = cell.apply("STATUS").orElse("FAIL").toUpperCase(Locale.ROOT);
    if (status.equals("PASS")) {
      return Optional.empty();
    }
    Optional<String> id = cell.apply("CHECK_ID");
    Optional<String> message = cell.apply("STATUS_EXTENDED");
    RawFinding.Builder finding =
        RawFinding.newBuilder()
            .setPointer(pointer)
            .setCategory(Category.CLOUD)
            .setRuleId(id.orElse(null))
            .setToolFindingId(first(cell, "FINDING_UID", "FINDING_UNIQUE_ID").orElse(null))
            .setTitle(cell.apply("CHECK_TITLE").or(() -> id).or(() -> message).orElse(""))
            .setMessage(message.orElse(null))
            .setDescription(joined(cell.apply("DESCRIPTION"), cell.apply("RISK")))
            .setSeverity(cell.apply("SEVERITY").orElse(null))
            .setLocations(
                resource(
                    first(cell, "RESOURCE_ARN", "RESOURCE_UID", "RESOURCE_ID", "RESOURCE_NAME")))
            .setRemediation(cell.apply("REMEDIATION_RECOMMENDATION_TEXT").orElse(null))
            .setReferences(
                Stream.of("REMEDIATION_RECOMMENDATION_URL", "RELATED_URL")
                    .flatMap(name -> cell.apply(name).stream())
                    .toList())
            .setTags(tags(cell));
    if (cell.apply("MUTED").filter("true"::equalsIgnoreCase).isPresent()) {
      finding.setSuppressed(true).setSuppressionReason("muted in Prowler");
    }
    if (!status.equals("FAIL")) {
      finding.setSuppressed(true).setSuppressionReason("not decided by prowler: " + status);
    }
    return Optional.of(finding);
  }

  private static RawFinding.Builder second(
      Function<String, Optional<String>> cell, String pointer) {
    return older(
        pointer,
        cell.apply("TITLE_TEXT").orElse(""),
        first(cell, "CHECK_RESULT", "RESULT").orElse("FAIL"),
        first(cell, "CHECK_RESULT_EXTENDED", "NOTES"),
        first(cell, "CHECK_SEVERITY", "SEVERITY"),
        cell.apply("CHECK_RISK"),
        cell.apply("CHECK_REMEDIATION"),
        cell.apply("CHECK_DOC"),
        cell.apply("CHECK_RESOURCE_ID"),
        cell.apply("ACCOUNT_NUM"),
        cell.apply("REGION"),
        first(cell, "TITLE_ID"));
  }

  private static RawFinding.Builder secondJson(ReportNode node) {
    return older(
        node.pointer(),
        node.text("Control").orElse(""),
        node.text("Status").orElse("FAIL"),
        node.text("Message"),
        node.text("Severity"),
        node.text("Risk"),
        node.text("Remediation"),
        node.text("Doc link"),
        node.text("Resource ID"),
        node.text("Account Number"),
        node.text("Region"),
        node.text("Control ID"));
  }

  private static RawFinding.Builder older(
      String pointer,
      String control,
      String result,
      Optional<String> message,
      Optional<String> severity,
      Optional<String> risk,
      Optional<String> remediation,
      Optional<String> url,
      Optional<String> resource,
      Optional<String> account,
      Optional<String> region,
      Optional<String> controlId) {
    Matcher title = TITLE.matcher(control);
    boolean named = title.matches();
    boolean failed = result.equalsIgnoreCase("FAIL");
    RawFinding.Builder finding =
        RawFinding.newBuilder()
            .setPointer(pointer)
            .setCategory(Category.CLOUD)
            .setRuleId(named ? title.group(1) : controlId.orElse(null))
            .setTitle(
                named && !title.group(2).isBlank()
                    ? title.group(2)
                    : control.isBlank() ? message.or(() -> controlId).orElse("") : control)
            .setMessage(message.orElse(null))
            .setDescription(risk.orElse(null))
            // The severity of a check is that of its failure.
            .setSeverity(failed ? severity.orElse(null) : "informational")
            .setLocations(
                // Version 2 has no column for the resource; its message names it.
                resource(
                    resource.or(
                        () ->
                            message.map(
                                text ->
                                    account.map(id -> id + " ").orElse("")
                                        + region.map(name -> name + " ").orElse("")
                                        + text))))
            .setRemediation(remediation.orElse(null))
            .setReferences(url.stream().toList())
            .setTags(
                Stream.of(
                        account.map(id -> "account:" + id),
                        region.map(name -> "region:" + name),
                        controlId.map(id -> "control:" + id))
                    .flatMap(Optional::stream)
                    .toList());
    return failed
        ? finding
        : finding
            .setSuppressed(true)
            .setSuppressionReason(
                result.equalsIgnoreCase("PASS")
                    ? "the check passed"
                    : "the result is " + result.toLowerCase(Locale.ROOT) + ", not a failure");
  }

  private static Optional<String> first(Function<String, Optional<String>> cell, String... names) {
    return Stream.of(names).flatMap(name -> cell.apply(name).stream()).findFirst();
  }

  private static List<Location> resource(Optional<String> resource) {
    return resource
        .map(text -> List.of(Location.newBuilder().setResource(text).build()))
        .orElse(List.of());
  }

  private static String joined(Optional<String> description, Optional<String> risk) {
    return String.join("\n\n", Stream.of(description, risk).flatMap(Optional::stream).toList());
  }

  private static List<String> tags(Function<String, Optional<String>> cell) {
    List<String> tags = new ArrayList<>();
    cell.apply("PROVIDER").ifPresent(tags::add);
    cell.apply("SERVICE_NAME").ifPresent(tags::add);
    cell.apply("RESOURCE_TYPE").ifPresent(tags::add);
    first(cell, "ACCOUNT_UID", "ACCOUNT_ID").ifPresent(id -> tags.add("account:" + id));
    cell.apply("REGION").ifPresent(name -> tags.add("region:" + name));
    return tags;
  }
}
