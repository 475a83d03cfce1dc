/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.route;

import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of the request parameters that source text reads, as web frameworks write it: {@code
 * req.query.q}, {@code request.getParameter("q")}, {@code @RequestParam String q}.
 */
public final class SnippetParameters {

  private static final int MAX_TEXT = 4_000;
  private static final String NAME = "(?<name>[A-Za-z_][\\w.\\-]{0,99})";
  private static final String QUOTED = "\\s*['\"]" + NAME + "['\"]";

  private static final List<Pattern> SYNTAXES =
      patterns(
          // JavaScript: req.query.q, req.body['q'], ctx.request.query.q.
          "\\b(?:req|request|ctx)\\.(?:request\\.)?(?:query|body|params|cookies|headers)\\.(?<name>[A-Za-z_$][\\w$]{0,99})(?!\\s*\\()",
          "\\b(?:req|request|ctx)\\.(?:request\\.)?(?:query|body|params|cookies|headers)\\["
              + QUOTED,
          // Java: getParameter("q"), @RequestParam("q"), @QueryParam("q"), @RequestParam String q.
          "\\b(?:getParameter|getParameterValues|getHeader)\\(" + QUOTED,
          "@(?:RequestParam|PathVariable|RequestHeader|CookieValue|QueryParam|FormParam|PathParam|HeaderParam)\\(\\s*(?:(?:value|name)\\s*=\\s*)?"
              + QUOTED,
          "@(?:RequestParam|PathVariable)\\s+(?:final\\s+)?[\\w.<>\\[\\]]+\\s+(?<name>\\w+)",
          // Python: request.args.get('q'), request.GET['q'], request.query_params.get("q").
          "\\brequest\\.(?:args|form|values|cookies|headers|GET|POST|query_params|json)(?:\\.get(?:list)?\\(|\\[)"
              + QUOTED,
          // PHP, Laravel.
          "\\$_(?:GET|POST|REQUEST|COOKIE)\\[" + QUOTED,
          "\\$request->(?:input|query|post|get|header|cookie)\\(" + QUOTED,
          // Ruby.
          "\\bparams\\[\\s*:(?<name>\\w+)",
          "\\bparams\\[" + QUOTED,
          // Go: c.Query("q"), r.FormValue("q"), r.URL.Query().Get("q").
          "\\.(?:Query|DefaultQuery|PostForm|QueryParam|FormValue|PostFormValue|PathValue|Param)\\("
              + QUOTED,
          "\\.Query\\(\\)\\.Get\\(" + QUOTED,
          // ASP.NET: Request.Query["q"], [FromQuery] string q.
          "\\bRequest\\.(?:Query|QueryString|Form|Headers|Cookies|Params)\\[" + QUOTED,
          "\\[From(?:Query|Route|Form)\\]\\s*[\\w?<>\\[\\]]+\\s+(?<name>\\w+)");

  private static final Pattern DESTRUCTURED =
      Pattern.compile(
          "\\{(?<names>[^{}]{1,300})\\}\\s*=\\s*(?:req|request|ctx)\\.(?:request\\.)?(?:query|body|params)\\b");

  private SnippetParameters() {}

  /** Names, sorted; empty when the text shows none. */
  public static List<String> in(String text) {
    String read = text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text;
    SortedSet<String> names = new TreeSet<>();
    for (Pattern syntax : SYNTAXES) {
      Matcher matcher = syntax.matcher(read);
      while (matcher.find()) {
        names.add(matcher.group("name"));
      }
    }
    Matcher matcher = DESTRUCTURED.matcher(read);
    while (matcher.find()) {
      Arrays.stream(matcher.group("names").split(","))
          .map(name -> name.split("[:=]")[0].strip())
          .filter(name -> !name.isEmpty() && !name.startsWith("..."))
          .forEach(names::add);
    }
    return List.copyOf(names);
  }

  private static List<Pattern> patterns(String... regexes) {
    return Arrays.stream(regexes).map(Pattern::compile).toList();
  }
}
