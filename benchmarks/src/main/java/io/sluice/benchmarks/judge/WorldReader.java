/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.benchmarks.judge;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.event.CatalogAsset;
import io.sluice.event.Category;
import io.sluice.event.RawFinding;
import io.sluice.event.ScanScope;
import io.sluice.topic.Keys;
import io.sluice.topic.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a world of the corpus.
 *
 * <pre>
 * - world: search of the shop
 *   scans:
 *     - {tool: semgrep, kind: SAST, asset: "repo:github.com/acme/shop", findings: {
 *         a: {rule: ..., cwe: 89, at: "routes/search.ts:23"}}}
 *   pairs:
 *     - {same: [a, b], why: ...}
 * </pre>
 *
 * <p>A world's {@code asset} and {@code commit} hold for the scans that name none. All assets
 * belong to one application named after the world, unless {@code applications} says otherwise;
 * those under {@code unregistered} are in no catalog.
 */
final class WorldReader {

  private static final Instant READ_AT = Instant.parse("2026-03-01T00:00:00Z");

  private final Entry entry;
  private final String name;
  private final Set<String> labels = new HashSet<>();
  private final Set<String> assets = new LinkedHashSet<>();
  private final Optional<String> asset;
  private final Optional<String> commit;
  private int scans;

  private WorldReader(String category, JsonNode node) {
    Entry world = new Entry(category + ".yaml", node);
    this.name = world.required("world");
    this.entry = new Entry(category + ".yaml, world '" + name + "'", node);
    this.asset = entry.text("asset");
    this.commit = entry.text("commit");
  }

  static World read(String category, JsonNode node) {
    return new WorldReader(category, node).read(category);
  }

  private World read(String category) {
    entry.get("world");
    entry.get("about");
    List<WorldEvent> events = new ArrayList<>();
    for (JsonNode node : entry.nodes("scans")) {
      events.add(scan(new Entry(entry.place() + ", scan " + (scans + 1), node)));
    }
    List<WorldEvent> all = new ArrayList<>(catalog());
    for (JsonNode node : entry.nodes("routes")) {
      all.add(ContextReader.route(new Entry(entry.place() + ", routes", node)));
    }
    for (JsonNode node : entry.nodes("aliases")) {
      all.add(ContextReader.aliases(new Entry(entry.place() + ", aliases", node)));
    }
    all.addAll(events);
    List<LabelledPair> pairs =
        entry.nodes("pairs").stream()
            .map(pair -> pair(new Entry(entry.place() + ", pairs", pair)))
            .toList();
    entry.end();
    return new World(category, name, all, pairs);
  }

  private WorldEvent scan(Entry scan) {
    ScanScope scope =
        ScanScope.newBuilder()
            .setAsset(scan.text("asset").or(() -> asset).orElseGet(() -> scan.required("asset")))
            .setTool(scan.required("tool"))
            .setCategory(Category.valueOf(scan.required("kind")))
            .setConfiguration(scan.text("configuration").orElse(""))
            .setBranch(scan.text("branch").orElse(""))
            .build();
    assets.add(scope.getAsset());
    List<RawFinding> findings = new ArrayList<>();
    for (Map.Entry<String, JsonNode> field : scan.fields("findings")) {
      String label = field.getKey();
      if (!labels.add(label)) {
        throw entry.malformed("two findings are called " + label);
      }
      findings.add(
          FindingReader.read(
              new Entry(entry.place() + ", finding '" + label + "'", field.getValue()),
              findings.size(),
              label,
              scope.getCategory()));
    }
    WorldEvent.Scan read =
        new WorldEvent.Scan(
            scan.integer("phase").orElse(1),
            Keys.scan(scope),
            name + " #" + ++scans,
            scope,
            scan.text("format").orElse("sarif"),
            scan.text("commit").or(() -> commit).orElse(null),
            scan.flag("complete", true),
            findings);
    scan.end();
    return read;
  }

  private List<WorldEvent> catalog() {
    Map<String, String> applications = new LinkedHashMap<>();
    assets.forEach(asset -> applications.put(asset, name));
    for (Map.Entry<String, JsonNode> application : entry.fields("applications")) {
      for (JsonNode asset : application.getValue()) {
        if (applications.replace(asset.asText(), name + '/' + application.getKey()) == null) {
          throw entry.malformed("no scan is of " + asset.asText());
        }
      }
    }
    entry.texts("unregistered").forEach(applications::remove);
    List<WorldEvent> events = new ArrayList<>();
    applications.forEach((asset, application) -> events.add(registered(asset, application)));
    return events;
  }

  private WorldEvent registered(String asset, String application) {
    String source = "backstage:" + application.toLowerCase(Locale.ROOT);
    String key = Keys.catalogAsset(asset, source);
    return new WorldEvent.Statement<>(
        1,
        key,
        Topics.CATALOG_ASSET,
        key,
        CatalogAsset.newBuilder()
            .setAsset(asset)
            .setSource(source)
            .setApplication(application)
            .setObservedAt(READ_AT)
            .build());
  }

  private LabelledPair pair(Entry pair) {
    List<String> same = pair.texts("same");
    List<String> different = pair.texts("different");
    List<String> both = same.isEmpty() ? different : same;
    String why = pair.required("why");
    pair.end();
    if (both.size() != 2 || (!same.isEmpty() && !different.isEmpty())) {
      throw pair.malformed("two labels are expected under either 'same' or 'different'");
    }
    both.forEach(label -> requireKnown(pair, label));
    return new LabelledPair(both.getFirst(), both.getLast(), !same.isEmpty(), why);
  }

  private void requireKnown(Entry pair, @Nullable String label) {
    if (label == null || !labels.contains(label)) {
      throw pair.malformed("no finding is called " + label);
    }
  }
}
