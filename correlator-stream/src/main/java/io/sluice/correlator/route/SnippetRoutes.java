/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.route;

import io.sluice.event.Route;
import io.sluice.identity.UrlTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Routes that source text declares, as web frameworks write them: {@code app.get('/x', ...)},
 * {@code @GetMapping("/x")}, {@code @app.route("/x", methods=["POST"])}.
 *
 * <p>Routers and controllers can stand under a prefix that the text does not show. Their template
 * then fits no request, or one that other code answers. The latter is likely only for a template
 * that begins with a variable, so such a one is not taken.
 */
public final class SnippetRoutes {

  /** A text declares a route, but not what is mounted before it. */
  public static final double CONFIDENCE = 0.8;

  private static final int MAX_TEXT = 4_000;
  private static final String ANY = "";
  private static final String PATH = "['\"`](?<path>[^'\"`\\s]{1,300})['\"`]";

  /** A way to declare a route; {@code defaultMethod} counts when the text names none. */
  private record Syntax(Pattern pattern, boolean underPrefix, String defaultMethod) {
    static Syntax of(String regex, boolean underPrefix, String defaultMethod) {
      return new Syntax(Pattern.compile(regex), underPrefix, defaultMethod);
    }
  }

  private static final String METHOD =
      "(?<method>(?i:get|post|put|delete|patch|head|options|all|any))";

  private static final List<Syntax> SYNTAXES =
      List.of(
          // Express, Fastify, Koa, FastAPI, Gin, Echo: on the application, then on a router.
          Syntax.of("\\b(?:app|server|fastify)\\." + METHOD + "\\(\\s*" + PATH, false, ANY),
          Syntax.of(
              "\\b(?:\\w*[rR]outer|bp|\\w*[bB]lueprint|r|e)\\." + METHOD + "\\(\\s*" + PATH,
              true,
              ANY),
          // Flask.
          Syntax.of(
              "@app\\.route\\(\\s*" + PATH + "(?:[^)]*methods\\s*=\\s*[\\[(](?<method>[^\\])]*))?",
              false,
              "GET"),
          Syntax.of(
              "@\\w+\\.route\\(\\s*" + PATH + "(?:[^)]*methods\\s*=\\s*[\\[(](?<method>[^\\])]*))?",
              true,
              "GET"),
          // Spring.
          Syntax.of(
              "@(?<method>Get|Post|Put|Delete|Patch)Mapping\\(\\s*(?:(?:value|path)\\s*=\\s*)?\\{?\\s*"
                  + PATH,
              true,
              ANY),
          Syntax.of(
              "@RequestMapping\\(\\s*(?:(?:value|path)\\s*=\\s*)?\\{?\\s*"
                  + PATH
                  + "\\}?(?:[^)]*RequestMethod\\.(?<method>[A-Z]+))?",
              true,
              ANY),
          // JAX-RS.
          Syntax.of("@(?<method>GET|POST|PUT|DELETE|PATCH)\\b[^{]*?@Path\\(\\s*" + PATH, true, ANY),
          // Go net/http, with the method before the path since Go 1.22.
          Syntax.of(
              "\\bHandle(?:Func)?\\(\\s*[\"`](?:(?<method>[A-Z]+)\\s+)?(?<path>/[^\"`\\s]{0,300})[\"`]",
              false,
              ANY),
          // Laravel, ASP.NET, Sinatra.
          Syntax.of("\\bRoute::" + METHOD + "\\(\\s*" + PATH, true, ANY),
          Syntax.of("\\bMap(?<method>Get|Post|Put|Delete|Patch)\\(\\s*" + PATH, true, ANY),
          Syntax.of("\\[Http(?<method>Get|Post|Put|Delete|Patch)\\(\\s*" + PATH, true, ANY),
          Syntax.of(
              "(?m)^\\s*(?<method>get|post|put|delete|patch)\\s+" + PATH + "\\s+do\\b",
              false,
              ANY));

  private SnippetRoutes() {}

  /** The routes that a text declares, without their code. */
  public static List<Route> in(String text) {
    String read = text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text;
    List<Route> routes = new ArrayList<>();
    for (Syntax syntax : SYNTAXES) {
      Matcher matcher = syntax.pattern().matcher(read);
      while (matcher.find()) {
        template(matcher.group("path"), syntax.underPrefix())
            .ifPresent(
                template ->
                    methods(matcher.group("method"), syntax.defaultMethod())
                        .forEach(method -> routes.add(route(method, template))));
      }
    }
    return routes.stream().distinct().toList();
  }

  private static Optional<String> template(String path, boolean underPrefix) {
    String absolute = path.startsWith("~/") ? path.substring(1) : path;
    String template = UrlTemplate.path(absolute.startsWith("/") ? absolute : '/' + absolute);
    boolean vague = template.equals("/") || template.startsWith("/{}") || template.startsWith("/*");
    return underPrefix && vague ? Optional.empty() : Optional.of(template);
  }

  private static List<String> methods(String named, String otherwise) {
    if (named == null || named.isBlank()) {
      return List.of(otherwise);
    }
    List<String> methods = new ArrayList<>();
    for (String name : named.split("[^A-Za-z]+")) {
      if (!name.isEmpty()) {
        String method = name.toUpperCase(Locale.ROOT);
        methods.add(method.equals("ALL") || method.equals("ANY") ? ANY : method);
      }
    }
    return methods;
  }

  private static Route route(String method, String template) {
    return Route.newBuilder()
        .setMethod(method)
        .setTemplate(template)
        .setConfidence(CONFIDENCE)
        .build();
  }
}
