package org.carillon.protocol.sip.wire;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.carillon.protocol.sip.transaction.StackLog;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whatever comes, screening answers; it never throws. */
class ScreeningFuzzTest {
  private static final String SEED =
      """
      INVITE sip:bob@example.test;transport=tcp SIP/2.0
      Via: SIP/2.0/TCP [2001:db8::9:1]:5060;branch=z9hG4bKas3-111;rport
      Record-Route: <sip:a@192.0.2.1;lr>, <sip:b@192.0.2.2;lr>
      Route: "x" <sips:edge.example.test:5061;lr>;x=y
      From: "A \\" B" <sip:alice@example.test>;tag=1
      To: <sip:bob@example.test>
      Call-ID: 1@192.0.2.1
      CSeq: 1 INVITE
      Max-Forwards: 70
      Contact: <sip:alice@192.0.2.1>;q=0.5;expires=60;+sip.instance="<urn:uuid:0>";reg-id=1, *
      Proxy-Authorization: Digest username="a",realm="r",nonce="n",uri="sip:x",response="0",nc=00000001,qop=auth,cnonce="c",algorithm=MD5
      Expires: 60
      Path: <sip:p@192.0.2.3;lr>
      Content-Type: multipart/mixed;boundary=x
      Content-Length: 4

      body"""
          .replace("\n", "\r\n");

  @BeforeAll
  static void quiet() {
    StackLog.install();
  }

  @Test
  void neverThrows() {
    for (int seed = 0; seed < 30_000; seed++) {
      String garbled = Garble.of(new Random(seed), SEED);
      assertThatCode(() -> Screening.screen(garbled.getBytes(StandardCharsets.ISO_8859_1)))
          .as("seed %d", seed)
          .doesNotThrowAnyException();
    }
  }
}
