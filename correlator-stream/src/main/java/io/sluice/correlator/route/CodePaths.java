/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator.route;

/** Compares files and functions as different tools write them. */
public final class CodePaths {

  private CodePaths() {}

  /**
   * Whether two paths can be one file: equal, or one the end of the other from a directory on, as
   * tools write that know the package but not the source directory. A path without extension, as
   * module names give, fits one with any.
   */
  public static boolean isSameFile(String path, String other) {
    String first = relative(path);
    String second = relative(other);
    if (first.equals(second)) {
      return true;
    }
    if (!hasExtension(first) || !hasExtension(second)) {
      first = withoutExtension(first);
      second = withoutExtension(second);
    }
    return first.equals(second) || endsWith(first, second) || endsWith(second, first);
  }

  /** Name of a file without directory and extension: equal for paths that can be one file. */
  public static String stem(String path) {
    String file = withoutExtension(relative(path));
    return file.substring(file.lastIndexOf('/') + 1);
  }

  /**
   * Whether two names can be one function: equal without parameters, and each class or module that
   * both name is equal.
   */
  public static boolean isSameSymbol(String symbol, String other) {
    String[] first = parts(symbol);
    String[] second = parts(other);
    int common = Math.min(first.length, second.length);
    for (int i = 1; i <= common; i++) {
      if (!first[first.length - i].equals(second[second.length - i])) {
        return false;
      }
    }
    return common > 0;
  }

  /**
   * Whether code of two assets can be one repository's: a tool that watches a running application
   * names that, and not which repository it was built from.
   */
  public static boolean isSameRepository(String asset, String other) {
    return asset.equals(other) || !isRepository(asset) || !isRepository(other);
  }

  static boolean isRepository(String asset) {
    return asset.startsWith("repo:");
  }

  /** Name of a function without parameters. */
  public static String function(String symbol) {
    int parameters = symbol.indexOf('(');
    return (parameters > 0 ? symbol.substring(0, parameters) : symbol).strip();
  }

  private static String[] parts(String symbol) {
    return function(symbol).split("::|->|[.#$/\\\\: ]+");
  }

  private static boolean endsWith(String path, String end) {
    return end.indexOf('/') > 0 && path.endsWith('/' + end);
  }

  private static String relative(String path) {
    String slashes = path.replace('\\', '/');
    int start = 0;
    while (slashes.startsWith("./", start)) {
      start += 2;
    }
    while (start < slashes.length() && slashes.charAt(start) == '/') {
      start++;
    }
    return slashes.substring(start);
  }

  private static boolean hasExtension(String path) {
    return path.lastIndexOf('.') > path.lastIndexOf('/') + 1;
  }

  private static String withoutExtension(String path) {
    return hasExtension(path) ? path.substring(0, path.lastIndexOf('.')) : path;
  }
}
