/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One element of an XML report in memory, with its place; the twin of {@link ReportNode}. A name
 * that is asked for may be absent, and blank text counts as absent: XML has no types to be strict
 * about, so what must be there is for the format to demand.
 */
public final class XmlNode {

  private final @Nullable XmlNode parent;
  private final String step;
  private final String name;
  private final Map<String, String> attributes;
  private final List<XmlNode> children;
  private String text = "";

  XmlNode(
      @Nullable XmlNode parent,
      String step,
      String name,
      Map<String, String> attributes,
      List<XmlNode> children) {
    this.parent = parent;
    this.step = step;
    this.name = name;
    this.attributes = attributes;
    this.children = children;
  }

  void setText(String own) {
    text = own;
  }

  /** An element that is absent. */
  public static XmlNode absent() {
    return new XmlNode(null, "", "", Map.of(), List.of());
  }

  public boolean isPresent() {
    return !name.isEmpty();
  }

  /** Local name; empty when the element is absent. */
  public String name() {
    return name;
  }

  /** XPath of this element in the report. */
  public String pointer() {
    return parent == null ? step : parent.pointer() + '/' + step;
  }

  /** First child element of this name, or one that is absent. */
  public XmlNode child(String child) {
    for (XmlNode element : children) {
      if (element.name.equals(child)) {
        return element;
      }
    }
    return absent();
  }

  public boolean has(String child) {
    return child(child).isPresent();
  }

  /** All child elements, in their order. */
  public List<XmlNode> children() {
    return children;
  }

  /** Child elements of this name, in their order. */
  public List<XmlNode> children(String child) {
    List<XmlNode> found = new ArrayList<>();
    for (XmlNode element : children) {
      if (element.name.equals(child)) {
        found.add(element);
      }
    }
    return found;
  }

  /** Attributes in their order, as they stand. */
  public Map<String, String> attributes() {
    return new LinkedHashMap<>(attributes);
  }

  /** Attribute without space around it, unless blank. */
  public Optional<String> attribute(String attribute) {
    return Optional.ofNullable(attributes.get(attribute))
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }

  /** Own text, without that of elements inside and without space around it, unless blank. */
  public Optional<String> text() {
    return Optional.of(text.strip()).filter(own -> !own.isEmpty());
  }

  /** Text of a child element, unless blank. */
  public Optional<String> text(String child) {
    for (XmlNode element : children) {
      if (element.name.equals(child) && !element.text.isBlank()) {
        return element.text();
      }
    }
    return Optional.empty();
  }

  /** First of several child elements that has text. */
  public Optional<String> firstText(String... names) {
    for (String child : names) {
      Optional<String> found = text(child);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** Texts of all child elements of this name, blank ones left out. */
  public List<String> texts(String child) {
    return children(child).stream().flatMap(element -> element.text().stream()).toList();
  }

  /** Attribute, else child element of this name: tools move details from one to the other. */
  public Optional<String> value(String field) {
    return attribute(field).or(() -> text(field));
  }

  /** Number of an attribute or child element; absent when it is none. */
  public Optional<Double> number(String field) {
    return value(field).flatMap(XmlNode::parse);
  }

  /** Whole number of an attribute or child element; absent when it is not one. */
  public Optional<Integer> integer(String field) {
    return number(field)
        .filter(number -> number == Math.rint(number) && Math.abs(number) <= Integer.MAX_VALUE)
        .map(Double::intValue);
  }

  /** Whole number from 1: a line or column. Tools write 0 or -1 for "unknown". */
  public Optional<Integer> position(String field) {
    return integer(field).filter(number -> number > 0);
  }

  /** Truth value of an attribute or child element. */
  public Optional<Boolean> flag(String field) {
    return value(field)
        .flatMap(
            value ->
                switch (value.toLowerCase(Locale.ROOT)) {
                  case "true" -> Optional.of(true);
                  case "false" -> Optional.of(false);
                  default -> Optional.empty();
                });
  }

  /** Time of an attribute or child element; absent when it cannot be understood. */
  public Optional<Instant> instant(String field) {
    return value(field).flatMap(Times::parse);
  }

  private static Optional<Double> parse(String text) {
    try {
      return Optional.of(Double.valueOf(text)).filter(Double::isFinite);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
