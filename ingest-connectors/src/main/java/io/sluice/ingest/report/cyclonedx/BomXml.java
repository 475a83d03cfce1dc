/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.cyclonedx;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.ingest.report.ReportInput;
import io.sluice.ingest.report.ReportNode;
import io.sluice.ingest.report.XmlNode;
import io.sluice.ingest.report.XmlReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The XML form, 1.0 to 1.7, in the shape of the JSON one. Before 1.4 vulnerabilities were an
 * extension of their own ({@code ext/vulnerability/1.0}): inside a component or behind all of them,
 * with the affected component in {@code ref}.
 */
final class BomXml {

  static final String ROOT = "bom";

  /** Receives the parts of a document, in their order. */
  interface Handler {

    /** The document begins. */
    default void begin(XmlReader xml) {}

    default void metadata(ReportNode metadata) {}

    /** There is a list of components, perhaps an empty one. */
    default void components() {}

    default void component(ReportNode component) throws IOException {}

    /** There is a list of vulnerabilities, perhaps an empty one. */
    default void vulnerabilities() {}

    /**
     * @param targets XPath of each entry of {@code affects}
     */
    default void vulnerability(ReportNode vulnerability, List<String> targets) throws IOException {}
  }

  private static final Set<String> COMPONENT =
      Set.of("group", "name", "version", "purl", "scope", "licenses", "cpe");

  /** Lists whose elements are objects. */
  private static final Set<String> LISTS =
      Set.of(
          "ratings",
          "references",
          "advisories",
          "affects",
          "versions",
          "externalReferences",
          "components",
          "services");

  private static final Set<String> SKIPPED = Set.of("credits", "properties", "hashes");

  private final Handler handler;
  private final XmlReader xml;

  private BomXml(XmlReader xml, Handler handler) {
    this.xml = xml;
    this.handler = handler;
  }

  static void read(ReportInput input, Handler handler) throws IOException {
    XmlReader.read(input, xml -> new BomXml(xml, handler).document());
  }

  private void document() throws IOException {
    if (!xml.name().equals(ROOT)) {
      throw xml.wrongElement("<" + ROOT + ">");
    }
    handler.begin(xml);
    xml.children(
        name -> {
          switch (name) {
            case "metadata" -> handler.metadata(node(xml.element(SKIPPED)));
            case "components" -> components();
            case "vulnerabilities" -> {
              handler.vulnerabilities();
              xml.children(child -> vulnerability(xml.element(SKIPPED), ""));
            }
            default -> {}
          }
        });
  }

  private void components() throws IOException {
    handler.components();
    xml.children(
        name -> {
          if (name.equals("component")) {
            component();
          }
        });
  }

  /** Element by element, because the components inside may be many. */
  private void component() throws IOException {
    ObjectNode component = JsonNodeFactory.instance.objectNode();
    String pointer = xml.pointer();
    for (String attribute : List.of("bom-ref", "type")) {
      xml.attribute(attribute).ifPresent(value -> component.put(attribute, value));
    }
    List<XmlNode> extended = new ArrayList<>();
    xml.children(
        name -> {
          if (COMPONENT.contains(name)) {
            component.set(name, value(xml.element()));
          } else if (name.equals("components")) {
            components();
          } else if (name.equals("vulnerabilities")) {
            extended.addAll(xml.element(SKIPPED).children());
          }
        });
    if (!extended.isEmpty() && !component.has("bom-ref") && !component.has("purl")) {
      // Something to refer to it by.
      component.put("bom-ref", pointer);
    }
    handler.component(ReportNode.of(component, pointer));
    if (!extended.isEmpty()) {
      handler.vulnerabilities();
    }
    String reference = component.path("bom-ref").asText(component.path("purl").asText());
    for (XmlNode vulnerability : extended) {
      vulnerability(vulnerability, reference);
    }
  }

  private void vulnerability(XmlNode element, String inComponent) throws IOException {
    ObjectNode vulnerability = object(element);
    List<String> targets = new ArrayList<>();
    for (XmlNode target : element.child("affects").children()) {
      targets.add(target.pointer());
    }
    // Grype gave each vulnerability a reference of its own, which leads nowhere.
    String reference = inComponent.isEmpty() ? element.attribute("ref").orElse("") : inComponent;
    if (targets.isEmpty() && !reference.isEmpty()) {
      vulnerability.putArray("affects").addObject().put("ref", reference);
      targets.add(element.pointer());
    }
    List<String> advice = element.child("recommendations").texts("recommendation");
    if (!advice.isEmpty()) {
      vulnerability.put("recommendation", String.join("\n", advice));
    }
    handler.vulnerability(ReportNode.of(vulnerability, element.pointer()), targets);
  }

  private static ReportNode node(XmlNode element) {
    return ReportNode.of(object(element), element.pointer());
  }

  private static ObjectNode object(XmlNode element) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    element.attributes().forEach(object::put);
    for (XmlNode child : element.children()) {
      if (!object.has(child.name()) || !child.children().isEmpty()) {
        object.set(child.name(), value(child));
      }
    }
    if (element.children().isEmpty()) {
      // An advisory of the extension is nothing but its URL.
      element.text().ifPresent(text -> object.put("url", text));
    }
    return object;
  }

  private static JsonNode value(XmlNode element) {
    String name = element.name();
    if (LISTS.contains(name) || (name.equals("tools") && element.has("tool"))) {
      ArrayNode list = JsonNodeFactory.instance.arrayNode();
      element.children().forEach(child -> list.add(object(child)));
      return list;
    }
    return switch (name) {
      case "cwes" -> texts(element);
      case "licenses" -> licenses(element);
      // Of the extension: base, impact and exploitability.
      case "score" -> text(element.has("base") ? element.child("base") : element);
      default ->
          element.children().isEmpty() && element.attributes().isEmpty()
              ? text(element)
              : object(element);
    };
  }

  private static JsonNode text(XmlNode element) {
    return JsonNodeFactory.instance.textNode(element.text().orElse(""));
  }

  private static ArrayNode texts(XmlNode element) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    element.children().forEach(child -> list.add(text(child)));
    return list;
  }

  /** Each choice is an object with one field, {@code license} or {@code expression}. */
  private static ArrayNode licenses(XmlNode element) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (XmlNode choice : element.children()) {
      JsonNode value = choice.name().equals("license") ? object(choice) : text(choice);
      list.addObject().set(choice.name(), value);
    }
    return list;
  }
}
