/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.identity;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The route behind a concrete URL, so that {@code https://shop.example/orders/17?page=2} and {@code
 * http://localhost:8080/orders/{id}} are one place.
 *
 * <p>Scheme, user, host and port are dropped; unreserved characters are percent-decoded (RFC 3986,
 * section 6.2.2.2); path parameters such as {@code ;jsessionid=} are cut; a segment that is an id
 * by its form, or a placeholder of a route, becomes {@code {}}. Any text is accepted: a scanner
 * reports what it sent, and that is often no valid URL.
 */
public final class UrlTemplate {

  private static final String PLACEHOLDER = "{}";

  private static final Pattern AUTHORITY =
      Pattern.compile("(?:[A-Za-z][A-Za-z0-9+.-]*:)?//[^/?#]*");

  private static final Pattern ESCAPE = Pattern.compile("%([0-9A-Fa-f]{2})");

  /** Segments that stand for a value, not for a route. */
  private static final List<Pattern> VALUES =
      List.of(
          // {id}, :id, <int:id>, as frameworks and OpenAPI write a route
          Pattern.compile("\\{.*}|:[A-Za-z_].*|<.+>"),
          // number
          Pattern.compile("-?[0-9]+"),
          // UUID
          Pattern.compile("(?i)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"),
          // date
          Pattern.compile("[0-9]{4}-[0-9]{2}(-[0-9]{2}.*)?"),
          // hexadecimal id, of at least eight digits one of which is decimal
          Pattern.compile("(?i)(?=.*[0-9])[0-9a-f]{8,}"),
          // random text such as base64 or a ULID: long, with capital, small and decimal
          Pattern.compile("(?=.*[0-9])(?=.*[A-Z])(?=.*[a-z])[A-Za-z0-9_+=-]{20,}"),
          Pattern.compile("(?=.*[0-9])[0-9A-HJKMNP-TV-Z]{26}"));

  private UrlTemplate() {}

  /**
   * Template of the path, then the sorted names of the query's parameters: {@code /a/{}?q&sort}.
   */
  public static String of(String url) {
    String names = queryNames(url);
    return names.isEmpty() ? path(url) : path(url) + '?' + names;
  }

  /**
   * Template of the path alone: {@code /orders/{}}. A fragment that is itself a route ({@code
   * #/search}) belongs to it; it begins with {@code /} and ends without one.
   */
  public static String path(String url) {
    String rest = withoutAuthority(url);
    int hash = rest.indexOf('#');
    String fragment = hash < 0 ? "" : rest.substring(hash + 1);
    String path = template(cut(hash < 0 ? rest : rest.substring(0, hash)));
    boolean route = fragment.startsWith("/") || fragment.startsWith("!/");
    String inner = fragment.startsWith("!") ? fragment.substring(1) : fragment;
    return route ? path + '#' + template(cut(inner)) : path;
  }

  private static String queryNames(String url) {
    String rest = withoutAuthority(url);
    int hash = rest.indexOf('#');
    String beforeFragment = hash < 0 ? rest : rest.substring(0, hash);
    int question = beforeFragment.indexOf('?');
    return question < 0
        ? ""
        : Arrays.stream(beforeFragment.substring(question + 1).split("[&;]"))
            .map(pair -> pair.split("=", 2)[0])
            .map(UrlTemplate::decode)
            .filter(name -> !name.isEmpty())
            .distinct()
            .sorted(Comparator.naturalOrder())
            .collect(Collectors.joining("&"));
  }

  private static String withoutAuthority(String url) {
    String text = url.strip();
    Matcher authority = AUTHORITY.matcher(text);
    return authority.lookingAt() ? text.substring(authority.end()) : text;
  }

  private static String cut(String path) {
    int question = path.indexOf('?');
    return question < 0 ? path : path.substring(0, question);
  }

  private static String template(String path) {
    return Stream.of(path.split("/"))
        .map(UrlTemplate::withoutParameters)
        .map(UrlTemplate::decode)
        .filter(segment -> !segment.isEmpty())
        .map(segment -> isValue(segment) ? PLACEHOLDER : segment)
        .collect(Collectors.joining("/", "/", ""));
  }

  private static String withoutParameters(String segment) {
    int semicolon = segment.indexOf(';');
    return semicolon < 0 ? segment : segment.substring(0, semicolon);
  }

  private static boolean isValue(String segment) {
    return VALUES.stream().anyMatch(pattern -> pattern.matcher(segment).matches());
  }

  /** Decodes what never needed encoding, and spells the rest in capitals. */
  private static String decode(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    return ESCAPE
        .matcher(text)
        .replaceAll(
            match -> {
              int code = Integer.parseInt(match.group(1), 16);
              String replacement =
                  isUnreserved(code)
                      ? Character.toString(code)
                      : match.group().toUpperCase(Locale.ROOT);
              return Matcher.quoteReplacement(replacement);
            });
  }

  private static boolean isUnreserved(int code) {
    return (code >= 'a' && code <= 'z')
        || (code >= 'A' && code <= 'Z')
        || (code >= '0' && code <= '9')
        || code == '-'
        || code == '.'
        || code == '_'
        || code == '~';
  }
}
