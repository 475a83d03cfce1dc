/*
 * Copyright 2026 The Sluice authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.sluice.deploy.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sluice.event.DeadLetter;
import io.sluice.event.DeadLetterCode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.apache.avro.generic.GenericData;
import org.junit.jupiter.api.Test;

class EventJsonTest {

  private final JsonMapper json = JsonMapper.builder().build();

  @Test
  void shouldWriteUnionsAndTimesAsReadersExpectThem() throws IOException {
    JsonNode issue = json.readTree(EventJson.of(Issues.anIssue().build()));

    assertThat(issue.path("dueAt").asText()).isEqualTo("2026-01-24T12:00:00Z");
    assertThat(issue.path("package").isNull()).isTrue();
    assertThat(issue.path("priority").asText()).isEqualTo("P2");
    assertThat(issue.path("rows").get(1).path("unknown").asBoolean()).isTrue();
    assertThat(issue.path("cwes").get(0).asInt()).isEqualTo(89);
  }

  @Test
  void shouldWriteGenericRecordsAsTheGeneratedOnes() {
    var issue = Issues.anIssue().build();
    GenericData.Record generic = new GenericData.Record(issue.getSchema());
    issue
        .getSchema()
        .getFields()
        .forEach(field -> generic.put(field.pos(), issue.get(field.pos())));
    generic.put("dueAt", issue.getDueAt().toEpochMilli());

    assertThat(EventJson.of(generic)).isEqualTo(EventJson.of(issue));
  }

  @Test
  void shouldWriteBytesAsBase64() throws IOException {
    DeadLetter letter =
        DeadLetter.newBuilder()
            .setCode(DeadLetterCode.UNPARSABLE)
            .setReason("not Avro")
            .setApp("normalizer")
            .setTopic("aspm.raw.sast")
            .setPartition(0)
            .setOffset(1)
            .setPayload(ByteBuffer.wrap(new byte[] {1, 2, 3}))
            .setException("SerializationException")
            .setFailedAt(Instant.EPOCH)
            .build();

    assertThat(json.readTree(EventJson.of(letter)).path("payload").asText()).isEqualTo("AQID");
  }

  @Test
  void shouldStayOnOneLine() {
    String text = EventJson.of(Issues.anIssue().setTitle("two\nlines").build());

    assertThat(text).doesNotContain("\n").contains("two\\nlines");
  }
}
