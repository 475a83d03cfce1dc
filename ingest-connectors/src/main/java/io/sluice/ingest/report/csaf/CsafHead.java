/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.ingest.report.csaf;

import io.sluice.event.Category;
import io.sluice.ingest.report.JsonReader;
import io.sluice.ingest.report.MalformedReportException;
import io.sluice.ingest.report.ReportInput;
import io.sluice.ingest.report.ReportNode;
import io.sluice.ingest.report.ScanHeader;
import io.sluice.ingest.report.Texts;
import io.sluice.ingest.report.VexStatement;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** First pass: who says it, and the products that are spoken of. */
final class CsafHead {

  private static final int PRODUCTS = 500_000;
  private static final int DEPTH = 100;

  /**
   * A product.
   *
   * @param name name for people
   * @param identifier package URL, else CPE; empty when it has none
   * @param component id of the product that is a component of another, else empty
   */
  record Product(String name, String identifier, String component) {}

  private final Map<String, Product> products = new HashMap<>();
  private ReportNode document = ReportNode.absent();

  private CsafHead() {}

  static CsafHead read(ReportInput input) throws IOException {
    CsafHead head = new CsafHead();
    JsonReader.read(
        input,
        json ->
            json.object(
                field -> {
                  switch (field) {
                    case "document" ->
                        head.document =
                            json.node(Set.of("acknowledgments", "revision_history", "notes"))
                                .requireObject();
                    case "product_tree" -> head.tree(json);
                    default -> {}
                  }
                }));
    if (!head.document.has("csaf_version") && !head.document.has("tracking")) {
      throw MalformedReportException.at(
          "", "this is no CSAF document: its 'document' has no 'csaf_version'");
    }
    return head;
  }

  private void tree(JsonReader json) throws IOException {
    json.object(
        field -> {
          switch (field) {
            case "branches" -> json.array(i -> branch(json, 0));
            case "full_product_names" -> json.array(i -> product(json.node(), ""));
            case "relationships" ->
                json.array(
                    i -> {
                      ReportNode relation = json.objectNode(Set.of());
                      product(
                          relation.get("full_product_name"),
                          relation.text("product_reference").orElse(""));
                    });
            default -> {}
          }
        });
  }

  private void branch(JsonReader json, int depth) throws IOException {
    if (depth > DEPTH) {
      throw MalformedReportException.at(json.pointer(), "branches nest deeper than " + DEPTH);
    }
    json.object(
        field -> {
          switch (field) {
            case "branches" -> json.array(i -> branch(json, depth + 1));
            case "product" -> product(json.node(), "");
            default -> {}
          }
        });
  }

  private void product(ReportNode node, String component) {
    ReportNode product = node.requireObject();
    Optional<String> id = product.text("product_id");
    if (id.isEmpty()) {
      return;
    }
    if (products.size() >= PRODUCTS) {
      throw MalformedReportException.at(
          node.pointer(), "more than " + PRODUCTS + " products in one document");
    }
    ReportNode helper = product.object("product_identification_helper");
    String identifier =
        helper
            .text("purl")
            .or(() -> helper.strings("purls").stream().findFirst())
            .or(() -> helper.text("cpe"))
            .orElse("");
    products.put(
        id.get(),
        new Product(Texts.cut(product.text("name").orElse(id.get()), 500), identifier, component));
  }

  /** The product of an id; of a component within another the component, which has the flaw. */
  Product product(String id) {
    Product product = products.get(id);
    if (product == null) {
      return new Product(id, "", "");
    }
    if (product.identifier().isEmpty() && !product.component().isEmpty()) {
      Product component = products.get(product.component());
      if (component != null && !component.identifier().isEmpty()) {
        return component;
      }
    }
    return product;
  }

  Optional<String> publisher() {
    return document.object("publisher").text("name");
  }

  ReportNode tracking() {
    return document.object("tracking");
  }

  Optional<String> severity() {
    return document.object("aggregate_severity").text("text");
  }

  ScanHeader header() {
    ReportNode tracking = tracking();
    return ScanHeader.of("csaf", Category.VEX)
        .withConfiguration(
            publisher().orElse("") + tracking.text("id").map(id -> " " + id).orElse(""))
        .withScannedAt(
            tracking
                .instant("current_release_date")
                .or(() -> tracking.instant("initial_release_date")))
        .incomplete(VexStatement.INCOMPLETE);
  }
}
