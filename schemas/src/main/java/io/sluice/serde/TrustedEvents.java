/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.serde;

import org.apache.avro.Conversion;
import org.apache.avro.util.ClassSecurityValidator;

/**
 * Tells Avro that the generated event classes, and nothing more, may be instantiated by name. Since
 * 1.12.2 Avro refuses every class that it was not told to trust, so that without this even the
 * builder of an event with an enum default fails.
 *
 * <p>It converts nothing. Avro asks the service loader for conversions whenever it makes a data
 * model, and every event class has one: that is the one moment which comes before the first use of
 * any event and needs no flag on the command line. This goes when Avro trusts generated classes
 * again, or has a service of its own for that.
 */
public final class TrustedEvents extends Conversion<TrustedEvents> {

  private static final String PACKAGE = "io.sluice.event";

  static {
    ClassSecurityValidator.setGlobal(
        ClassSecurityValidator.composite(
            ClassSecurityValidator.getGlobal(), type -> type.getPackageName().equals(PACKAGE)));
  }

  /** For the service loader. */
  public TrustedEvents() {}

  /** Not the type of any value. */
  @Override
  public Class<TrustedEvents> getConvertedType() {
    return TrustedEvents.class;
  }

  /** A name that no schema uses. */
  @Override
  public String getLogicalTypeName() {
    return "io.sluice.trusted-events";
  }
}
