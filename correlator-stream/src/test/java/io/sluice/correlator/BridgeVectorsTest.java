/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator;

import static io.sluice.correlator.FindingBuilder.aFinding;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.correlator.anchor.AnchorRule;
import io.sluice.event.Category;
import io.sluice.event.FindingStatus;
import io.sluice.event.IssueLink;
import io.sluice.event.MergeReason;
import io.sluice.event.Route;
import io.sluice.identity.UrlTemplate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What has to merge over a bridge, and what must not. */
class BridgeVectorsTest {

  private static final String FILE = "routes/search.ts";
  private static final String URL = "https://shop.example/rest/products/search?q=%27";
  private static final Route SEARCH =
      route("GET", "/rest/products/search", FILE, null, 19, 30, 0.8);

  private final BridgeWorld world = new BridgeWorld();

  @Nested
  class MustMerge {

    @Test
    void shouldMergeDynamicAndStaticReportsByTheRouteWithoutATrace() {
      world
          .routes("noir:noir.json", SEARCH)
          .add(semgrep("semgrep", 23), zap("zap", "GET", URL, "q"));

      assertThat(world.partition()).containsExactly(Set.of("semgrep", "zap"));
      MergeReason reason = world.reasons("zap", AnchorRule.ROUTED_CODE).getFirst();
      assertThat(reason.getFindings()).hasSize(2);
      assertThat(reason.getEvidence())
          .isEqualTo("sqli · GET /rest/products/search · q · routes/search.ts");
      assertThat(reason.getConditions())
          .containsExactly(
              "weakness class sqli in both",
              "one handler: GET /rest/products/search is answered by routes/search.ts, says"
                  + " noir:noir.json",
              "place in the handler: semgrep routes/search.ts",
              "parameter: zap names q, semgrep none",
              "one place of sqli in the handler",
              "commit: not known of both, which makes it 0.2 less sure",
              "route map is sure by 0.80, at least 0.80",
              "together sure by 0.60");
      assertThat(world.links()).isEmpty();
    }

    @Test
    void shouldMergeATraceWithTheOnePlaceInItsFunction() {
      world.add(
          aFinding("semgrep").weakness("sqli").in(FILE, 23, "searchProducts"),
          trace("iast", FILE, 25, "searchProducts()", "q"));

      assertThat(world.partition()).containsExactly(Set.of("semgrep", "iast"));
      assertThat(world.reasons("iast", AnchorRule.TRACED_CODE).getFirst().getConditions())
          .contains("trace and code are in function searchProducts of routes/search.ts");
    }

    @Test
    void shouldTakeSeveralToolsAndRulesAtOneLineForOnePlace() {
      world
          .routes("noir:n", SEARCH)
          .add(
              semgrep("semgrep", 23),
              semgrep("other rule", 23).rule("rule-2"),
              semgrep("codeql", 23).by("codeql"),
              zap("zap", "GET", URL, "q"));

      assertThat(world.partition())
          .containsExactly(Set.of("semgrep", "other rule", "codeql", "zap"));
    }

    @Test
    void shouldFindTheRouteOfAUrlWhoseVariableLooksLikeAWord() {
      world
          .routes(
              "openapi:o",
              route("GET", "/users/{}/orders", "orders.py", "list_orders", null, null, 0.9))
          .add(
              aFinding("semgrep").weakness("sqli").in("orders.py", 7, "app.orders.list_orders"),
              zap("alice", "GET", "https://a/users/alice/orders?sort=1", "sort"),
              zap("4711", "GET", "https://b/users/4711/orders?sort=1", "sort").by("burp"));

      assertThat(world.partition()).containsExactly(Set.of("semgrep", "alice", "4711"));
      assertThat(world.reasons("alice", AnchorRule.KNOWN_ROUTE).getFirst().getEvidence())
          .isEqualTo("sqli · GET /users/{}/orders · sort");
    }

    @Test
    void shouldReadTheRouteFromTheSourceOfAFlow() {
      world.add(
          aFinding("codeql")
              .by("codeql")
              .weakness("sqli")
              .at("db.ts", 90)
              .step("server.ts", 10, null, "app.get('/find', (req, res) => find(req.query.q))")
              .step("db.ts", 90, "find", null),
          zap("zap", "GET", "https://a/find?q=1", "q"));

      assertThat(world.partition()).containsExactly(Set.of("codeql", "zap"));
      assertThat(world.reasons("zap", AnchorRule.ROUTED_CODE).getFirst().getConditions())
          .contains("flow source in the handler: codeql server.ts", "parameter q in both");
    }

    @Test
    void shouldKeepTheMergeWhenTheCodeIsFixedFirst() {
      world
          .routes("noir:n", SEARCH)
          .add(semgrep("semgrep", 23), zap("zap", "GET", URL, "q"))
          .add(semgrep("semgrep", 23).status(FindingStatus.RESOLVED));

      assertThat(world.partition()).containsExactly(Set.of("semgrep", "zap"));
    }

    @Test
    void shouldNotCountAResolvedPlace() {
      world
          .routes("noir:n", SEARCH)
          .add(
              semgrep("fixed", 21).status(FindingStatus.RESOLVED),
              semgrep("open", 27),
              zap("zap", "GET", URL, "q"));

      assertThat(world.partition())
          .containsExactlyInAnyOrder(Set.of("open", "zap"), Set.of("fixed"));
    }

    @Test
    void shouldStayMergedWhileToolsReadAMovedLineOneAfterTheOther() {
      world
          .document(
              "noir:n",
              null,
              route("GET", "/rest/products/search", FILE, "search", null, null, 0.9))
          .add(
              inSearch("semgrep", 23),
              inSearch("codeql", 23).by("codeql"),
              zap("zap", "GET", URL, "q"));
      String id = world.issueOf("zap").getIssueId();

      world.add(inSearch("semgrep", 63));
      assertThat(world.partition()).containsExactly(Set.of("semgrep", "codeql", "zap"));
      world.add(inSearch("codeql", 63).by("codeql"));

      assertThat(world.partition()).containsExactly(Set.of("semgrep", "codeql", "zap"));
      assertThat(world.issueOf("zap").getIssueId()).isEqualTo(id);
    }
  }

  @Nested
  class MustNotMerge {

    @Test
    void shouldAttachOneHitToBothSinksOfAHandlerWithoutMerging() {
      world
          .routes("noir:n", SEARCH)
          .add(semgrep("first", 21), semgrep("second", 27), zap("zap", "GET", URL, "q"));

      assertThat(world.partition())
          .containsExactlyInAnyOrder(Set.of("first"), Set.of("second"), Set.of("zap"));
      assertThat(world.linksOf("zap")).hasSize(2);
      assertThat(missing(world.linksOf("first")))
          .containsExactly("missing: one place: 2 places of sqli in the handler");
    }

    @Test
    void shouldKeepTwoParametersOfOneHandlerApart() {
      world
          .routes("noir:n", SEARCH)
          .add(
              semgrep("semgrep", 23),
              zap("q", "GET", URL, "q"),
              zap("sort", "GET", "https://shop.example/rest/products/search?sort=1", "sort"));

      assertThat(world.partition())
          .containsExactlyInAnyOrder(Set.of("semgrep"), Set.of("q"), Set.of("sort"));
      assertThat(missing(world.linksOf("q")))
          .containsExactly(
              "missing: one parameter: findings by q and sort could be about this place");
    }

    @Test
    void shouldPairTwoSinksWithTheirParametersWhenTheCodeShowsThem() {
      world
          .routes("noir:n", SEARCH)
          .add(
              reading("code q", 21, "req.query.q"),
              reading("code sort", 27, "req.query.sort"),
              zap("q", "GET", URL, "q"),
              zap("sort", "GET", "https://shop.example/rest/products/search?sort=1", "sort"));

      assertThat(world.partition())
          .containsExactlyInAnyOrder(Set.of("code q", "q"), Set.of("code sort", "sort"));
    }

    @Test
    void shouldKeepMethodsWithDifferentHandlersApart() {
      world
          .routes(
              "noir:n",
              route("GET", "/search", FILE, "get", null, null, 0.9),
              route("POST", "/search", FILE, "post", null, null, 0.9))
          .add(
              aFinding("in get").weakness("sqli").in(FILE, 10, "get"),
              zap("post", "POST", "https://a/search", "q"));

      assertThat(world.partition()).containsExactlyInAnyOrder(Set.of("in get"), Set.of("post"));
      assertThat(missing(world.linksOf("post")))
          .containsExactly(
              "missing: place in the handler: semgrep routes/search.ts get is outside it");
    }

    @Test
    void shouldKeepClassesApart() {
      world
          .routes("noir:n", SEARCH)
          .add(semgrep("sqli", 23), zap("xss", "GET", URL, "q").weakness("xss"));

      assertThat(world.partition()).hasSize(2);
      assertThat(world.links()).isEmpty();
    }

    @Test
    void shouldNotMergeByTwoHandlersOrAnUnsureMap() {
      world.routes("a:a", SEARCH).add(semgrep("semgrep", 23), zap("zap", "GET", URL, "q"));
      world.routes(
          "b:b", route("GET", "/rest/products/search", "other.ts", "find", null, null, 0.9));

      assertThat(world.partition()).hasSize(2);
      assertThat(missing(world.linksOf("zap")))
          .containsExactly(
              "missing: one handler: GET /rest/products/search is answered by other.ts find or"
                  + " routes/search.ts, say a:a, b:b");

      world.routes("b:b").routes("a:a", Route.newBuilder(SEARCH).setConfidence(0.7).build());

      assertThat(missing(world.linksOf("zap")))
          .containsExactly("missing: sure route map: 0.70 is less than 0.80");
    }

    @Test
    void shouldNotMergeAcrossCommits() {
      world
          .routes("noir:n", SEARCH)
          .add(semgrep("semgrep", 23).commit("aaa"), zap("zap", "GET", URL, "q").commit("bbb"));

      assertThat(world.partition()).hasSize(2);
      assertThat(missing(world.linksOf("semgrep")))
          .containsExactly("missing: same commit: zap and semgrep read different ones");

      world.add(zap("zap", "GET", URL, "q").commit("aaa"));

      assertThat(world.partition()).hasSize(1);
      assertThat(world.reasons("zap", AnchorRule.ROUTED_CODE).getFirst().getConditions())
          .contains("commit: both read the same", "together sure by 0.80");
    }

    @Test
    void shouldLinkButNotMergeWhatNobodyKnowsTheCodeOf() {
      world.add(semgrep("semgrep", 23), zap("zap", "GET", URL, "q"));

      assertThat(world.partition()).hasSize(2);
      assertThat(missing(world.linksOf("zap")))
          .containsExactly(
              "missing: known code: no route document, trace or flow source names what answers"
                  + " GET /rest/products/search");
    }

    @Test
    void shouldLinkATraceOfTheSameFileOnly() {
      world.add(
          aFinding("semgrep").weakness("sqli").in(FILE, 80, "suggest"),
          trace("iast", FILE, 25, "search", "q"));

      assertThat(world.partition()).hasSize(2);
      assertThat(missing(world.linksOf("iast")))
          .containsExactly(
              "missing: same function: the trace ended in search of routes/search.ts, semgrep"
                  + " names suggest");
    }

    @Test
    void shouldLetATraceDecideInPlaceOfTheRoute() {
      world
          .routes("noir:n", SEARCH)
          .add(
              semgrep("in handler", 23),
              aFinding("in store").weakness("sqli").in("lib/db.ts", 5, "query"),
              zap("zap", "GET", URL, "q"),
              trace("iast", "lib/db.ts", 9, "query", "q"));

      assertThat(world.partition())
          .containsExactlyInAnyOrder(Set.of("in handler"), Set.of("in store", "zap", "iast"));
    }

    @Test
    void shouldNotMergeAnAlertOfManyRequests() {
      world
          .routes("noir:n", SEARCH)
          .add(
              semgrep("semgrep", 23),
              zap("zap", "GET", URL, "q").route("GET", "https://shop.example/other?x=1", "x"));

      assertThat(world.partition()).hasSize(2);
      assertThat(missing(world.linksOf("semgrep")))
          .contains("missing: one request: zap names 2 in one finding");
    }

    @Test
    void shouldKeepTheSamePathOfTwoRepositoriesApart() {
      world
          .routes("noir:n", SEARCH)
          .add(semgrep("other", 23).in("repo:github.com/acme/other"), zap("zap", "GET", URL, "q"));

      assertThat(world.partition()).hasSize(2);
    }

    @Test
    void shouldNotGiveTheOperationOfOneUrlToItsHandler() {
      world
          .routes("noir:n", route("POST", "/graphql", FILE, null, 1, 99, 0.8))
          .add(
              semgrep("semgrep", 23),
              zap("zap", "POST", "https://a/graphql?operationName=search", "q"));

      assertThat(world.partition()).hasSize(2);
    }
  }

  @Test
  void shouldSplitAndMergeAgainWhenTheRouteGoesAndReturns() {
    world.routes("noir:n", SEARCH).add(semgrep("semgrep", 23), zap("zap", "GET", URL, "q"));
    String id = world.issueOf("semgrep").getIssueId();

    world.routes("noir:n");
    assertThat(world.partition()).hasSize(2);
    world.routes("noir:n", SEARCH);

    assertThat(world.partition()).hasSize(1);
    assertThat(world.issueOf("zap").getIssueId()).isEqualTo(id);
  }

  @Test
  void shouldStaySilentWhenNothingChanged() {
    world
        .routes("noir:n", SEARCH)
        .add(semgrep("first", 21), semgrep("second", 27), zap("zap", "GET", URL, "q"));

    world.add(zap("zap", "GET", URL, "q"));
    assertThat(world.changed).isZero();
    world.add(semgrep("first", 21));
    assertThat(world.changed).isZero();
    world.routes("noir:n", SEARCH);
    assertThat(world.changed).isZero();
  }

  private static FindingBuilder semgrep(String name, int line) {
    return aFinding(name).weakness("sqli").at(FILE, line);
  }

  private static FindingBuilder inSearch(String name, int line) {
    return aFinding(name).weakness("sqli").in(FILE, line, "search");
  }

  private static FindingBuilder reading(String name, int line, String snippet) {
    return semgrep(name, line).step(FILE, line, null, snippet);
  }

  private static FindingBuilder zap(String name, String method, String url, String parameter) {
    return aFinding(name)
        .by("zap")
        .of(Category.DAST)
        .in("url:https://shop.example")
        .weakness("sqli")
        .route(method, url, parameter);
  }

  private static FindingBuilder trace(
      String name, String path, int line, String symbol, String parameter) {
    return aFinding(name)
        .by("iast")
        .of(Category.IAST)
        .weakness("sqli")
        .in(path, line, symbol)
        .route("GET", URL, parameter);
  }

  static Route route(
      String method,
      String template,
      @Nullable String path,
      @Nullable String symbol,
      @Nullable Integer start,
      @Nullable Integer end,
      double confidence) {
    return Route.newBuilder()
        .setMethod(method)
        .setTemplate(UrlTemplate.path(template))
        .setPath(path)
        .setSymbol(symbol)
        .setStartLine(start)
        .setEndLine(end)
        .setConfidence(confidence)
        .build();
  }

  private static List<String> missing(List<IssueLink> links) {
    return links.stream()
        .flatMap(link -> link.getConditions().stream())
        .filter(condition -> condition.startsWith("missing: "))
        .distinct()
        .toList();
  }
}
