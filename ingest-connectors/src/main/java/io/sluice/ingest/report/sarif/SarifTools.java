/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.sarif;

import io.sluice.event.Category;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Category of a run by its tool's name. SARIF is a static analysis format and says nothing of it,
 * so a tool that is not listed counts as SAST; the sender's statement goes first.
 */
final class SarifTools {

  private record Names(Category category, List<String> parts) {}

  /** Parts of tool names in lower case without punctuation; the first that fits decides. */
  private static final List<Names> NAMES =
      List.of(
          new Names(
              Category.SECRET,
              List.of(
                  "gitleaks",
                  "trufflehog",
                  "detectsecrets",
                  "ggshield",
                  "gitguardian",
                  "secretlint",
                  "noseyparker",
                  "kingfisher",
                  "whispers",
                  "talisman",
                  "betterleaks",
                  "secretscanner",
                  "credsweeper",
                  "ripsecrets")),
          new Names(
              Category.IAC,
              List.of(
                  "checkov",
                  "tfsec",
                  "kics",
                  "terrascan",
                  "kubescape",
                  "kubelinter",
                  "kubesec",
                  "kubeaudit",
                  "kubescore",
                  "hadolint",
                  "cfnlint",
                  "cfnnag",
                  "cfnguard",
                  "polaris",
                  "conftest",
                  "datree",
                  "tflint",
                  "regula",
                  "snykiac",
                  "psrule",
                  "templateanalyzer",
                  "ansiblelint",
                  "zizmor",
                  "actionlint",
                  "bridgecrew",
                  "cloudrail",
                  "steampipe")),
          new Names(
              Category.CONTAINER,
              List.of(
                  "grype",
                  "trivy",
                  "dockle",
                  "snykcontainer",
                  "clair",
                  "dockerscout",
                  "anchore",
                  "sysdig",
                  "neuvector",
                  "twistlock",
                  "prismacloudcompute")),
          new Names(
              Category.SCA,
              List.of(
                  "osvscanner",
                  "snykopensource",
                  "dependencycheck",
                  "npmaudit",
                  "pipaudit",
                  "cargoaudit",
                  "govulncheck",
                  "bundleraudit",
                  "retirejs",
                  "blackduck",
                  "nancy",
                  "depscan",
                  "jfrogxray",
                  "mendsca",
                  "whitesource",
                  "ossindex",
                  "dependabot",
                  "yarnaudit",
                  "auditjs",
                  "cvebintool",
                  "endorlabs",
                  "composition")),
          new Names(
              Category.MOBILE, List.of("mobsf", "androidlint", "androidstudio", "qark", "mobile")),
          new Names(Category.IAST, List.of("contrast", "seeker", "hdiv", "iast")),
          new Names(
              Category.API,
              List.of(
                  "mayhemforapi", "42crunch", "schemathesis", "cherrybomb", "restler", "stepci")),
          new Names(
              Category.DAST,
              List.of(
                  "owaspzap",
                  "burp",
                  "nuclei",
                  "wapiti",
                  "nikto",
                  "stackhawk",
                  "arachni",
                  "acunetix",
                  "invicti",
                  "netsparker",
                  "dastardly",
                  "brightsec",
                  "nessus",
                  "webinspect",
                  "appcheck",
                  "detectify",
                  "nmap")),
          new Names(Category.CLOUD, List.of("prowler", "scoutsuite", "cloudsploit", "ciscat")),
          new Names(Category.RUNTIME, List.of("falco", "tetragon", "tracee")));

  /** Short names that are parts of other words: they have to be the whole name or a word of it. */
  private static final Map<String, Category> WORDS =
      Map.of(
          "zap",
          Category.DAST,
          "opa",
          Category.IAC,
          "mapi",
          Category.API,
          "xray",
          Category.SCA,
          "aqua",
          Category.CONTAINER,
          "safety",
          Category.SCA);

  private SarifTools() {}

  static Category category(String tool) {
    String lower = tool.toLowerCase(Locale.ROOT);
    for (String word : lower.split("[^a-z0-9]+")) {
      Category category = WORDS.get(word);
      if (category != null) {
        return category;
      }
    }
    String compact = lower.replaceAll("[^a-z0-9]", "");
    for (Names names : NAMES) {
      for (String part : names.parts()) {
        if (!WORDS.containsKey(part) && compact.contains(part)) {
          return names.category();
        }
      }
    }
    return Category.SAST;
  }
}
