/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.route;

import io.sluice.event.Route;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * All routes of an application. What it answers depends on the statements it holds, not on the
 * order in which they came. Not safe for use by several threads.
 */
public final class RouteMap {

  /**
   * Routes of an application that are looked at. Beyond, statements are left out whole, the last by
   * key first.
   */
  static final int MAX_ROUTES = 20_000;

  private final SortedMap<String, RouteStatement> statements = new TreeMap<>();
  private final Map<String, Set<Entry>> byStart = new HashMap<>();
  private final Map<String, Set<Entry>> byStem = new HashMap<>();
  private final Set<String> leftOut = new HashSet<>();
  private int routes;

  private record Entry(
      String key, int number, RoutePattern pattern, Route route, RouteStatement statement) {

    Optional<Handler> handler() {
      return Optional.ofNullable(route.getPath())
          .filter(path -> !path.isBlank())
          .map(
              path ->
                  new Handler(
                      statement.asset(),
                      path,
                      route.getSymbol(),
                      route.getStartLine(),
                      route.getEndLine(),
                      statement.commit()));
    }

    boolean answers(String method) {
      return route.getMethod().isEmpty() || method.isEmpty() || route.getMethod().equals(method);
    }

    /** The statement under a key is replaced whole, so key and number say which entry it is. */
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Entry entry && number == entry.number && key.equals(entry.key);
    }

    @Override
    public int hashCode() {
      return 31 * key.hashCode() + number;
    }
  }

  /** Takes a statement in place of the one under the same key; one without routes is removed. */
  public void put(String key, RouteStatement statement) {
    RouteStatement former = statements.remove(key);
    if (former != null) {
      entries(key, former).forEach(entry -> index(entry, false));
      routes -= former.routes().size();
    }
    if (!statement.routes().isEmpty()) {
      statements.put(key, statement);
      entries(key, statement).forEach(entry -> index(entry, true));
      routes += statement.routes().size();
    }
    leaveOut();
  }

  /** Forgets the statement under a key. */
  public void remove(String key) {
    put(key, new RouteStatement("", "", null, List.of(), false));
  }

  /** The statement under a key. */
  public Optional<RouteStatement> statement(String key) {
    return Optional.ofNullable(statements.get(key));
  }

  /** Whether a request is one of any of these routes. */
  public static boolean touches(Collection<Route> routes, String requestTemplate) {
    RoutePattern request = RoutePattern.of(requestTemplate);
    return routes.stream().anyMatch(route -> RoutePattern.of(route.getTemplate()).matches(request));
  }

  /**
   * Code that answers a request, by the most specific route that takes its method.
   *
   * @param method method in upper case; empty when not known, which any route answers
   * @param requestTemplate path template of the request
   */
  public Resolution resolve(String method, String requestTemplate) {
    RoutePattern request = RoutePattern.of(requestTemplate);
    List<Entry> matching = new ArrayList<>();
    for (String start : starts(request)) {
      for (Entry entry : byStart.getOrDefault(start, Set.of())) {
        if (entry.answers(method) && entry.pattern().matches(request) && isLookedAt(entry)) {
          matching.add(entry);
        }
      }
    }
    Optional<RoutePattern> best =
        matching.stream().map(Entry::pattern).min(RoutePattern.MOST_SPECIFIC);
    if (best.isEmpty()) {
      return new Resolution(requestTemplate, false, List.of(), 0, List.of());
    }
    List<Entry> named =
        matching.stream()
            .filter(entry -> entry.pattern().equals(best.get()))
            .filter(entry -> entry.handler().isPresent())
            .toList();
    List<Entry> exact = named.stream().filter(entry -> !entry.statement().vague()).toList();
    return resolution(best.get(), exact.isEmpty() ? named : exact);
  }

  /** Whether the map knows of one handler at most in a file. */
  public boolean isOnlyHandler(Handler handler) {
    List<Entry> inFile =
        byStem.getOrDefault(CodePaths.stem(handler.path()), Set.of()).stream()
            .filter(this::isLookedAt)
            .filter(
                entry -> entry.handler().filter(other -> isSameFile(other, handler)).isPresent())
            .toList();
    return handlers(inFile).size() <= 1
        && inFile.stream().map(entry -> entry.pattern().toString()).distinct().count() <= 1;
  }

  private static boolean isSameFile(Handler handler, Handler other) {
    return CodePaths.isSameFile(handler.path(), other.path());
  }

  private static Resolution resolution(RoutePattern pattern, List<Entry> named) {
    return new Resolution(
        pattern.toString(),
        true,
        handlers(named),
        named.stream().mapToDouble(entry -> entry.route().getConfidence()).max().orElse(0),
        List.copyOf(
            new TreeSet<>(named.stream().map(entry -> entry.statement().source()).toList())));
  }

  /** Handlers, those that can be one and the same as one; the most precise statements first. */
  private static List<Handler> handlers(List<Entry> entries) {
    List<Handler> handlers = new ArrayList<>();
    entries.stream()
        .map(Entry::handler)
        .flatMap(Optional::stream)
        .distinct()
        .sorted(
            Comparator.comparing((Handler handler) -> handler.symbol() == null)
                .thenComparing(handler -> handler.startLine() == null)
                .thenComparing(handler -> -handler.path().length())
                .thenComparing(Handler::path)
                .thenComparing(handler -> Objects.toString(handler.symbol(), ""))
                .thenComparing(handler -> Objects.requireNonNullElse(handler.startLine(), 0))
                .thenComparing(handler -> Objects.requireNonNullElse(handler.endLine(), 0))
                .thenComparing(handler -> Objects.toString(handler.commit(), ""))
                .thenComparing(Handler::asset))
        .forEach(
            handler -> {
              for (int i = 0; i < handlers.size(); i++) {
                Optional<Handler> both = handlers.get(i).with(handler);
                if (both.isPresent()) {
                  handlers.set(i, both.get());
                  return;
                }
              }
              handlers.add(handler);
            });
    return handlers;
  }

  private boolean isLookedAt(Entry entry) {
    return !leftOut.contains(entry.key());
  }

  private void leaveOut() {
    leftOut.clear();
    if (routes > MAX_ROUTES) {
      int sum = 0;
      for (Map.Entry<String, RouteStatement> each : statements.entrySet()) {
        sum += each.getValue().routes().size();
        if (sum > MAX_ROUTES) {
          leftOut.add(each.getKey());
        }
      }
    }
  }

  private static List<Entry> entries(String key, RouteStatement statement) {
    List<Entry> entries = new ArrayList<>();
    for (Route route : statement.routes()) {
      entries.add(
          new Entry(key, entries.size(), RoutePattern.of(route.getTemplate()), route, statement));
    }
    return entries;
  }

  private void index(Entry entry, boolean present) {
    change(byStart, start(entry.pattern()), entry, present);
    entry
        .handler()
        .ifPresent(handler -> change(byStem, CodePaths.stem(handler.path()), entry, present));
  }

  private static void change(
      Map<String, Set<Entry>> index, String key, Entry entry, boolean present) {
    if (present) {
      index.computeIfAbsent(key, k -> new HashSet<>()).add(entry);
    } else {
      index.computeIfPresent(
          key,
          (k, entries) -> {
            entries.remove(entry);
            return entries.isEmpty() ? null : entries;
          });
    }
  }

  /** Where routes that can match a request are found: by number of segments and the first one. */
  private static List<String> starts(RoutePattern request) {
    int size = request.segments().size();
    String first = size == 0 ? "" : request.segments().getFirst();
    return List.of(size + "/" + first, size + "/{}", "*").stream().distinct().toList();
  }

  private static String start(RoutePattern pattern) {
    if (pattern.isOpenEnded()) {
      return "*";
    }
    int size = pattern.segments().size();
    return size + "/" + (size == 0 ? "" : pattern.segments().getFirst());
  }
}
