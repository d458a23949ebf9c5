package org.carillon.protocol.sip.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.carillon.protocol.sip.transaction.JainSipLogger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tests that screening has a result for all input, and never throws. */
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
    JainSipLogger.install();
  }

  @Test
  void screeningNeverThrows() {
    for (int seed = 0; seed < 30_000; seed++) {
      String garbled = Garble.of(new Random(seed), SEED);
      assertThatCode(() -> SipScreening.screen(garbled.getBytes(StandardCharsets.ISO_8859_1)))
          .as("seed %d", seed)
          .doesNotThrowAnyException();
    }
  }

  @Test
  void arbitraryRegistrationIsReadOrRefused() {
    String register =
        SEED.replace("INVITE", "REGISTER")
            .replace("Proxy-Authorization", "Authorization")
            .replace(", *", ", \"a\" <sip:b@[::1]:5060;transport=tcp>;q=1.0")
            .replace("Content-Type:", "Require: path\r\nUser-Agent: x\r\nContent-Type:");
    int read = 0;
    for (int seed = 0; seed < 30_000; seed++) {
      byte[] garbled = Garble.of(new Random(seed), register).getBytes(StandardCharsets.ISO_8859_1);
      if (SipScreening.screen(garbled) instanceof Screened.Registration(var request)) {
        read++;
        assertThat(List.of(request.to(), request.path(), request.required())).hasSize(3);
        for (String contact : request.contacts().orElse(List.of())) {
          assertThat(RegisterRequest.address(contact)).isNotNull();
        }
        byte[] answer = request.answer(FinalResponse.of(200), ";received=192.0.2.1", "t");
        assertThat(MessageLines.of(answer, 200))
            .as("our own answer, seed %d", seed)
            .hasValueSatisfying(
                outline -> {
                  assertThat(outline.startLine()).isEqualTo("SIP/2.0 200 OK");
                  assertThat(outline.bodyOctets()).isZero();
                  assertThat(outline.count(KnownHeader.TO)).isEqualTo(1);
                  assertThat(outline.count(KnownHeader.CONTENT_LENGTH)).isEqualTo(1);
                  assertThat(outline.count(KnownHeader.CONTACT)).isZero();
                });
      }
    }
    assertThat(read).isGreaterThan(1_000);
  }
}
