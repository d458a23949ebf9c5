package org.carillon.policy.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.carillon.contract.content.Content;
import org.carillon.format.mime.header.Header;
import org.junit.jupiter.api.Test;

/** Tests that results in a message are believed only if it was delivered. */
class DeliveredHeaderTest {
  private static final String FOUND =
      """
      Authentication-Results: mx.own.test; dmarc=pass header.from=bank.test
      Received: from bank.test by mx.own.test; Tue, 24 Nov 2026 10:00:00 +0000
      From: chief@bank.test

      Pay.
      """;

  private static Header read(String message, int prefix) throws IOException {
    byte[] octets = message.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    return DeliveredHeader.read(Content.of(octets), prefix);
  }

  @Test
  void locallyDeliveredMailIsProven() throws IOException {
    Header header = read("Return-Path: <x@bank.test>\nDelivered-To: a@own.test\n" + FOUND, 60);
    assertThat(SenderProof.of(header, "mx.own.test", "chief@bank.test").orElseThrow().isProven())
        .isTrue();
  }

  @Test
  void appendedMailProvesNothing() throws IOException {
    Header header = read("Return-Path: <x@bank.test>\nDelivered-To: a@own.test\n" + FOUND, 0);
    assertThat(SenderProof.of(header, "mx.own.test", "chief@bank.test")).isEmpty();
    assertThat(header.first("From")).isPresent();
  }
}
