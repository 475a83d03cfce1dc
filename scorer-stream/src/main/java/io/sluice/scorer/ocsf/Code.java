/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.scorer.ocsf;

import io.sluice.event.IssueEventType;
import io.sluice.event.IssueStatus;
import io.sluice.event.Priority;
import io.sluice.event.Severity;

/**
 * An OCSF enumeration value: number and caption, as the 1.8.0 schema defines them.
 *
 * @param id value of the {@code _id} attribute
 * @param caption value of its sibling
 */
record Code(int id, String caption) {

  static Code activity(IssueEventType type) {
    return switch (type) {
      case OPENED, SPLIT -> new Code(1, "Create");
      case ESCALATED, DEESCALATED, REASSIGNED, ACCEPTED, REOPENED -> new Code(2, "Update");
      case RESOLVED, MERGED -> new Code(3, "Close");
      case UNKNOWN -> new Code(0, "Unknown");
    };
  }

  /** Nobody tells us that work has begun, so an open issue stays "New". */
  static Code status(IssueStatus status) {
    return switch (status) {
      case OPEN, REOPENED -> new Code(1, "New");
      case SUPPRESSED -> new Code(3, "Suppressed");
      case RESOLVED -> new Code(4, "Resolved");
      case MERGED, RETRACTED -> new Code(5, "Archived");
      case UNKNOWN -> new Code(0, "Unknown");
    };
  }

  static Code severity(Severity severity) {
    return switch (severity) {
      case UNKNOWN -> new Code(0, "Unknown");
      case INFO -> new Code(1, "Informational");
      case LOW -> new Code(2, "Low");
      case MEDIUM -> new Code(3, "Medium");
      case HIGH -> new Code(4, "High");
      case CRITICAL -> new Code(5, "Critical");
    };
  }

  static Code priority(Priority priority) {
    return switch (priority) {
      case UNKNOWN -> new Code(0, "Unknown");
      case P1 -> new Code(4, "Critical");
      case P2 -> new Code(3, "High");
      case P3 -> new Code(2, "Medium");
      case P4 -> new Code(1, "Low");
    };
  }
}
