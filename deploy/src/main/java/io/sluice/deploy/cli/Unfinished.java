/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.cli;

/** Undoes something unless it was finished: when it is closed, and when the user interrupts. */
final class Unfinished implements AutoCloseable {

  private final Runnable undo;
  private final Thread onInterrupt;
  private boolean finished;

  Unfinished(Runnable undo) {
    this.undo = undo;
    this.onInterrupt = new Thread(undo, "undo-unfinished");
    Runtime.getRuntime().addShutdownHook(onInterrupt);
  }

  /** What was begun is to stay. */
  void finished() {
    finished = true;
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(onInterrupt);
    } catch (IllegalStateException e) {
      return; // the process is ending, and the hook does the work
    }
    if (!finished) {
      undo.run();
    }
  }
}
