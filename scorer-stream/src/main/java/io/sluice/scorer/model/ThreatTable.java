/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer.model;

import io.sluice.event.Category;
import java.util.List;
import java.util.Set;

/**
 * Threat row: the higher of an exploit ladder and a curve over EPSS.
 *
 * @param unknownTenths no feed knows the vulnerability, or it has no id
 * @param kevRansomwareTenths in CISA KEV with known ransomware use
 * @param kevTenths in CISA KEV
 * @param activeTenths used in attacks, as another source than CISA KEV says
 * @param weaponisedTenths an exploit is ready to use
 * @param confirmedTenths confirmed in this application by a dynamic or interactive test
 * @param confirmingCategories categories of testing that confirm
 * @param pocTenths a proof of concept is public
 * @param noneTenths looked for, and no exploit found
 * @param epss points of the curve, ascending; linear between, flat outside
 */
public record ThreatTable(
    int unknownTenths,
    int kevRansomwareTenths,
    int kevTenths,
    int activeTenths,
    int weaponisedTenths,
    int confirmedTenths,
    Set<Category> confirmingCategories,
    int pocTenths,
    int noneTenths,
    List<CurvePoint> epss) {

  /**
   * A point of the curve.
   *
   * @param probability EPSS probability, 0 to 1
   * @param points points, whole
   */
  public record CurvePoint(double probability, int points) {}

  /** Checks that curve and ladder ascend; keeps copies. */
  public ThreatTable {
    confirmingCategories = Set.copyOf(confirmingCategories);
    epss = List.copyOf(epss);
    if (epss.isEmpty()) {
      throw new IllegalArgumentException("the EPSS curve needs points");
    }
    for (int i = 1; i < epss.size(); i++) {
      if (epss.get(i).probability() <= epss.get(i - 1).probability()
          || epss.get(i).points() < epss.get(i - 1).points()) {
        throw new IllegalArgumentException("the EPSS curve must ascend: " + epss);
      }
    }
    List<Integer> ladder =
        List.of(
            noneTenths, pocTenths, weaponisedTenths, activeTenths, kevTenths, kevRansomwareTenths);
    if (!ladder.equals(ladder.stream().sorted().toList())) {
      throw new IllegalArgumentException("the exploit ladder must ascend: " + ladder);
    }
  }

  /**
   * Points of an EPSS probability, rounded to whole points: EPSS moves a little for most CVEs every
   * day, and a step of a full point keeps that from re-emitting the portfolio.
   */
  public int epssTenths(double probability) {
    CurvePoint before = epss.getFirst();
    if (probability <= before.probability()) {
      return before.points() * 10;
    }
    for (CurvePoint point : epss) {
      if (probability <= point.probability()) {
        double share =
            (probability - before.probability()) / (point.probability() - before.probability());
        double points = before.points() + share * (point.points() - before.points());
        return Math.toIntExact(Math.round(points)) * 10;
      }
      before = point;
    }
    return before.points() * 10;
  }
}
