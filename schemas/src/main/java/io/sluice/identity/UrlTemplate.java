/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The route behind a concrete URL: {@code https://shop.example/orders/4711;jsessionid=A1?b=2&a=1}
 * becomes {@code /orders/{}?a&b}. Scheme and host are dropped, because one application is scanned
 * on many hosts; segments that are values become {@code {}}; of the query the names stay, sorted.
 *
 * <p>A fragment that is a route of a single-page application ({@code #/search}) stays, and so does
 * the operation of a GraphQL call, which all share one path. Percent-encoded unreserved characters
 * are decoded (RFC 3986 section 6.2.2.2). Works on any text; it is no URL validator.
 */
public final class UrlTemplate {

  private static final String HOLE = "{}";

  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
  private static final Pattern UUID =
      Pattern.compile("(?i)\\{?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\}?");
  private static final Pattern HEX = Pattern.compile("(?i)(?=.*\\d)(0x)?[0-9a-f]{8,}");
  private static final Pattern DATE =
      Pattern.compile("\\d{4}-\\d{1,2}(-\\d{1,2})?([T_ ][0-9:.Z+-]*)?");
  private static final Pattern TOKEN =
      Pattern.compile("(?=.*\\d)(?=.*[a-z])(?=.*[A-Z])[A-Za-z0-9_-]{16,}={0,2}");

  /** A segment already written as a placeholder: {id}, :id, <id>. */
  private static final Pattern PLACEHOLDER =
      Pattern.compile("\\{[^/}]*\\}|:[A-Za-z_][A-Za-z0-9_]*|<[^/>]+>");

  private static final Set<String> SESSION =
      Set.of(
          "jsessionid",
          "phpsessid",
          "aspsessionid",
          "asp.net_sessionid",
          "sessionid",
          "session_id",
          "session",
          "sid",
          "cfid",
          "cftoken",
          "_",
          "utm_source",
          "utm_medium",
          "utm_campaign",
          "utm_term",
          "utm_content");

  private static final String OPERATION = "operationname";

  private static final Pattern PROCEDURE =
      Pattern.compile("[A-Za-z_]\\w{0,60}(\\.[A-Za-z_]\\w{0,60}){1,6}");

  private UrlTemplate() {}

  /** Template of a URL, absolute or not: {@code /orders/{}?a&b}. */
  public static String of(String url) {
    return template(url, true);
  }

  /**
   * Template without the names of the query: {@code /orders/{}}. For use beside the name of the one
   * parameter that matters; another tool may have sent that one alone. What chooses the operation
   * stays: of a GraphQL call, of a remote procedure ({@code ?method=user.find}) and of WordPress'
   * {@code admin-ajax.php?action=...}.
   */
  public static String path(String url) {
    return template(url, false);
  }

  private static String template(String url, boolean names) {
    String text = url.strip();
    String fragment = "";
    int hash = text.indexOf('#');
    if (hash >= 0) {
      fragment = text.substring(hash + 1);
      text = text.substring(0, hash);
    }
    String template = pathAndQuery(withoutAuthority(text), names);
    boolean isRoute = fragment.startsWith("/") || fragment.startsWith("!/");
    return isRoute
        ? template + "#" + pathAndQuery(fragment.substring(fragment.indexOf('/')), names)
        : template;
  }

  private static String withoutAuthority(String text) {
    int scheme = text.indexOf("://");
    boolean absolute =
        scheme > 0 && text.substring(0, scheme).chars().allMatch(c -> c != '/' && c != '?');
    if (!absolute && !text.startsWith("//")) {
      return text;
    }
    int authority = absolute ? scheme + 3 : 2;
    for (int i = authority; i < text.length(); i++) {
      if (text.charAt(i) == '/' || text.charAt(i) == '?') {
        return text.substring(i);
      }
    }
    return "/";
  }

  private static String pathAndQuery(String text, boolean names) {
    int question = text.indexOf('?');
    String path = question < 0 ? text : text.substring(0, question);
    String query = question < 0 ? "" : queryNames(path, text.substring(question + 1), names);
    return segments(path) + (query.isEmpty() ? "" : "?" + query);
  }

  private static String segments(String path) {
    List<String> segments = new ArrayList<>();
    for (String raw : path.split("/")) {
      int matrix = raw.indexOf(';');
      String segment = decoded(matrix < 0 ? raw : raw.substring(0, matrix));
      if (!segment.isEmpty() && !segment.equals(".")) {
        segments.add(isValue(segment) ? HOLE : segment);
      }
    }
    return "/" + String.join("/", segments);
  }

  private static boolean isValue(String segment) {
    if (segment.length() > 200) {
      return true;
    }
    return NUMBER.matcher(segment).matches()
        || UUID.matcher(segment).matches()
        || HEX.matcher(segment).matches()
        || DATE.matcher(segment).matches()
        || TOKEN.matcher(segment).matches()
        || PLACEHOLDER.matcher(segment).matches();
  }

  private static String queryNames(String path, String query, boolean all) {
    Set<String> names = new TreeSet<>();
    for (String pair : query.split("[&;]")) {
      int equals = pair.indexOf('=');
      String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
      String lower = name.toLowerCase(Locale.ROOT);
      String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
      if (lower.equals(OPERATION) && equals >= 0 || !all && isDispatch(path, lower, value)) {
        names.add(name + "=" + value);
      } else if (all && !name.isEmpty() && !SESSION.contains(lower)) {
        names.add(name);
      }
    }
    return String.join("&", names);
  }

  /** Parameters that name a procedure behind one path; an ordinary value has no such form. */
  private static boolean isDispatch(String path, String name, String value) {
    return switch (name) {
      case "method" -> PROCEDURE.matcher(value).matches();
      case "action" -> path.endsWith("/admin-ajax.php") || path.endsWith("/admin-post.php");
      default -> false;
    };
  }

  /** Decodes %41, %2D and the like; reserved characters keep their encoding, in upper case. */
  private static String decoded(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      int code = text.charAt(i) == '%' ? hexByte(text, i + 1) : -1;
      if (code < 0) {
        out.append(text.charAt(i));
        continue;
      }
      if (isUnreserved((char) code)) {
        out.append((char) code);
      } else {
        out.append(text.substring(i, i + 3).toUpperCase(Locale.ROOT));
      }
      i += 2;
    }
    return out.toString();
  }

  private static int hexByte(String text, int from) {
    if (from + 2 > text.length()) {
      return -1;
    }
    int high = Character.digit(text.charAt(from), 16);
    int low = Character.digit(text.charAt(from + 1), 16);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
  }

  private static boolean isUnreserved(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || "-._~".indexOf(c) >= 0;
  }
}
