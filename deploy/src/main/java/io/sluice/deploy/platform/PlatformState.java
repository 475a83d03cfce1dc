/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.platform;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What {@code platform.json} in the data directory says. The ports stay after a stop, so that
 * clients find the platform at the same addresses after the next start.
 *
 * @param ports ports of the last start
 * @param children children that were started and not yet seen to stop
 */
public record PlatformState(Ports ports, List<ChildState> children) {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .addModule(
              new SimpleModule()
                  .addSerializer(Instant.class, ToStringSerializer.instance)
                  .addDeserializer(Instant.class, new InstantDeserializer()))
          .build();

  /** Keeps the children sorted by role. */
  public PlatformState {
    children = children.stream().sorted(Comparator.comparing(ChildState::role)).toList();
  }

  /** The child of a role, when it was started. */
  public Optional<ChildState> child(Role role) {
    return children.stream().filter(child -> child.role() == role).findFirst();
  }

  /** Whether the child of a role runs now. */
  public boolean isRunning(Role role) {
    return child(role).filter(ChildState::isRunning).isPresent();
  }

  /** Whether any child runs now. */
  @JsonIgnore
  public boolean isRunning() {
    return children.stream().anyMatch(ChildState::isRunning);
  }

  PlatformState with(ChildState child) {
    Stream<ChildState> others = without(child.role()).children().stream();
    return new PlatformState(ports, Stream.concat(others, Stream.of(child)).toList());
  }

  PlatformState without(Role role) {
    return new PlatformState(
        ports, children.stream().filter(child -> child.role() != role).toList());
  }

  /** Reads the file; empty when there is none. */
  public static Optional<PlatformState> read(Path file) {
    try {
      return Optional.of(JSON.readValue(Files.readString(file), PlatformState.class));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (JsonProcessingException e) {
      throw new PlatformException(
          file + " is damaged; stop the processes named in it and delete it: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new PlatformException("cannot read " + file + ": " + e, e);
    }
  }

  /** Replaces the file in one step, so that a reader never sees half of it. */
  void write(Path file) {
    Path temporary = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.writeString(temporary, JSON.writeValueAsString(this));
      Files.move(temporary, file, ATOMIC_MOVE);
    } catch (IOException e) {
      throw new PlatformException("cannot write " + file + ": " + e, e);
    }
  }
}
