/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.correlator;

import io.sluice.correlator.bridge.BridgeStore;
import io.sluice.correlator.bridge.Candidates;
import io.sluice.event.BridgeCandidate;
import io.sluice.event.CatalogRoute;
import io.sluice.topic.Keys;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * What is stored about the bridges of one application. Beside a candidate stand keys that end with
 * its finding and lead to it: {@code code|<class>|<file name>}, {@code outside} and {@code routes}.
 */
final class StoredBridges implements BridgeStore {

  private static final StringSerializer STRINGS = new StringSerializer();
  private static final String PRESENT = "";
  private static final String CODE = "code|";
  private static final String OUTSIDE = "outside|";
  private static final String ROUTES = "routes|";

  private final String application;
  private final KeyValueStore<String, BridgeCandidate> candidates;
  private final KeyValueStore<String, String> places;
  private final KeyValueStore<String, CatalogRoute> documents;

  StoredBridges(String application, ProcessorContext<?, ?> context) {
    this.application = application;
    this.candidates = context.getStateStore(CorrelatorStores.BRIDGE_CANDIDATE);
    this.places = context.getStateStore(CorrelatorStores.BRIDGE_PLACE);
    this.documents = context.getStateStore(CorrelatorStores.ROUTES_OF_APPLICATION);
  }

  @Override
  public Optional<BridgeCandidate> candidate(String findingKey) {
    return Optional.ofNullable(candidates.get(Keys.join(application, findingKey)));
  }

  @Override
  public void put(BridgeCandidate candidate) {
    SortedSet<String> stale = new TreeSet<>();
    candidate(candidate.getFindingKey()).map(StoredBridges::places).ifPresent(stale::addAll);
    SortedSet<String> fresh = places(candidate);
    for (String place : stale) {
      if (!fresh.contains(place)) {
        places.delete(Keys.join(application, place));
      }
    }
    for (String place : fresh) {
      if (!stale.contains(place)) {
        places.put(Keys.join(application, place), PRESENT);
      }
    }
    candidates.put(Keys.join(application, candidate.getFindingKey()), candidate);
  }

  @Override
  public void remove(BridgeCandidate candidate) {
    for (String place : places(candidate)) {
      places.delete(Keys.join(application, place));
    }
    candidates.delete(Keys.join(application, candidate.getFindingKey()));
  }

  @Override
  public List<BridgeCandidate> inFile(String weakness, String stem, int limit) {
    return read(CODE + Keys.escape(weakness) + '|' + Keys.escape(stem) + '|', limit);
  }

  @Override
  public List<BridgeCandidate> inCode(String weakness, int limit) {
    return read(CODE + Keys.escape(weakness) + '|', limit);
  }

  @Override
  public List<BridgeCandidate> requested() {
    return read(OUTSIDE, Integer.MAX_VALUE);
  }

  @Override
  public List<BridgeCandidate> routing() {
    return read(ROUTES, Integer.MAX_VALUE);
  }

  @Override
  public Map<String, CatalogRoute> documents() {
    Map<String, CatalogRoute> read = new TreeMap<>();
    try (KeyValueIterator<String, CatalogRoute> all =
        documents.prefixScan(Keys.prefix(application), STRINGS)) {
      while (all.hasNext()) {
        KeyValue<String, CatalogRoute> entry = all.next();
        read.put(Keys.entity(entry.key), entry.value);
      }
    }
    return read;
  }

  @Override
  public void put(String key, CatalogRoute document) {
    if (document.getRoutes().isEmpty()) {
      documents.delete(Keys.join(application, key));
    } else {
      documents.put(Keys.join(application, key), document);
    }
  }

  private List<BridgeCandidate> read(String prefix, int limit) {
    SortedSet<String> keys = new TreeSet<>();
    try (KeyValueIterator<String, String> found =
        places.prefixScan(Keys.join(application, prefix), STRINGS)) {
      while (found.hasNext() && keys.size() < limit) {
        String place = found.next().key;
        keys.add(place.substring(place.lastIndexOf(Keys.SEPARATOR) + 1));
      }
    }
    List<BridgeCandidate> read = new ArrayList<>();
    keys.forEach(key -> candidate(key).ifPresent(read::add));
    return read;
  }

  private static SortedSet<String> places(BridgeCandidate candidate) {
    SortedSet<String> places = new TreeSet<>();
    String key = candidate.getFindingKey();
    if (Candidates.isRequested(candidate)) {
      places.add(OUTSIDE + key);
    } else {
      String weakness = CODE + Keys.escape(candidate.getWeaknessClass()) + '|';
      Candidates.stems(candidate)
          .forEach(stem -> places.add(weakness + Keys.escape(stem) + '|' + key));
    }
    if (!candidate.getRoutes().isEmpty()) {
      places.add(ROUTES + key);
    }
    return places;
  }
}
