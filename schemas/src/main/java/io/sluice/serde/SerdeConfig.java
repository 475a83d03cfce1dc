/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.serde;

import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;

/**
 * Settings of serializer and deserializer under the names of Confluent's serializers. Two defaults
 * differ, because everything here is generated from the contract: {@code specific.avro.reader} and
 * {@code avro.remove.java.properties} are on.
 *
 * @param autoRegister whether a schema that the subject lacks is registered on first use
 * @param useLatest whether records are written with the subject's last version
 * @param latestStrict whether that version must be able to read what we write
 * @param strategy subject of a schema
 * @param isKey whether keys are handled, not values
 * @param specific whether records become generated classes, not generic records
 * @param logicalTypes whether logical types of generic records become Java types
 * @param plainSchemas whether schemas are registered without properties that only Java knows
 */
record SerdeConfig(
    boolean autoRegister,
    boolean useLatest,
    boolean latestStrict,
    SubjectNameStrategy strategy,
    boolean isKey,
    boolean specific,
    boolean logicalTypes,
    boolean plainSchemas) {

  static final String AUTO_REGISTER = "auto.register.schemas";
  static final String USE_LATEST = "use.latest.version";
  static final String LATEST_STRICT = "latest.compatibility.strict";
  static final String KEY_STRATEGY = "key.subject.name.strategy";
  static final String VALUE_STRATEGY = "value.subject.name.strategy";
  static final String SPECIFIC_READER = "specific.avro.reader";
  static final String LOGICAL_TYPES = "avro.use.logical.type.converters";
  static final String REMOVE_JAVA_PROPERTIES = "avro.remove.java.properties";

  private static final ConfigDef DEFINITION =
      new ConfigDef()
          .define(AUTO_REGISTER, Type.BOOLEAN, true, Importance.MEDIUM, "Register on first use.")
          .define(USE_LATEST, Type.BOOLEAN, false, Importance.MEDIUM, "Write the last version.")
          .define(LATEST_STRICT, Type.BOOLEAN, true, Importance.LOW, "Check the last version.")
          .define(KEY_STRATEGY, Type.STRING, "TopicNameStrategy", Importance.LOW, "Subject.")
          .define(VALUE_STRATEGY, Type.STRING, "TopicNameStrategy", Importance.LOW, "Subject.")
          .define(SPECIFIC_READER, Type.BOOLEAN, true, Importance.MEDIUM, "Generated classes.")
          .define(LOGICAL_TYPES, Type.BOOLEAN, false, Importance.LOW, "Java types.")
          .define(REMOVE_JAVA_PROPERTIES, Type.BOOLEAN, true, Importance.LOW, "Plain schemas.");

  static SerdeConfig of(Map<String, ?> clientConfig, boolean isKey) {
    AbstractConfig values = new AbstractConfig(DEFINITION, clientConfig, false);
    String strategyKey = isKey ? KEY_STRATEGY : VALUE_STRATEGY;
    return new SerdeConfig(
        values.getBoolean(AUTO_REGISTER),
        values.getBoolean(USE_LATEST),
        values.getBoolean(LATEST_STRICT),
        SubjectNameStrategy.named(strategyKey, values.getString(strategyKey)),
        isKey,
        values.getBoolean(SPECIFIC_READER),
        values.getBoolean(LOGICAL_TYPES),
        values.getBoolean(REMOVE_JAVA_PROPERTIES));
  }

  /** Registers under the record's name, for topics whose names are not part of the contract. */
  SerdeConfig byRecordName() {
    return new SerdeConfig(
        autoRegister,
        useLatest,
        latestStrict,
        SubjectNameStrategy.RECORD,
        isKey,
        specific,
        logicalTypes,
        plainSchemas);
  }
}
