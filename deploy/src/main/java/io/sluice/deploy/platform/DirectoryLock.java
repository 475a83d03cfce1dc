/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.platform;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Held while a platform is started or stopped, so that two commands on one data directory take
 * turns. The operating system releases it when the holder dies.
 */
final class DirectoryLock implements AutoCloseable {

  private final FileChannel channel;

  private DirectoryLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock.
   *
   * @param patience how long to wait for another holder
   * @throws PlatformException when the other holder does not finish in time
   */
  static DirectoryLock take(DataDirectory data, Duration patience) {
    try {
      Files.createDirectories(data.root());
      FileChannel channel = FileChannel.open(data.lockFile(), CREATE, WRITE);
      Poll poll = new Poll(patience, Duration.ofMillis(100));
      if (poll.until(() -> tryLock(channel) != null)) {
        return new DirectoryLock(channel);
      }
      channel.close();
      throw new PlatformException(
          "another command starts or stops the platform in "
              + data.root()
              + " and has not finished; try again when it has");
    } catch (IOException e) {
      throw new PlatformException("cannot lock " + data.lockFile() + ": " + e, e);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // held by another thread of this process
    } catch (IOException e) {
      throw new PlatformException("cannot lock: " + e, e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new PlatformException("cannot release the lock: " + e, e);
    }
  }
}
