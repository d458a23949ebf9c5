package org.carillon.filter;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.carillon.contract.peer.PeerConnection;
import org.carillon.contract.stage.UnscannableMessageException;
import org.carillon.filter.clamd.Clamd;
import org.carillon.filter.helper.HelperAnswer;
import org.carillon.filter.http.HttpCall;
import org.carillon.filter.icap.Icap;
import org.carillon.filter.icap.IcapService;
import org.carillon.filter.milter.Milter;
import org.carillon.filter.spamd.Spamd;
import org.junit.jupiter.api.Test;

/** Tests that a conversation ends as declared, whatever another program answers. */
class HostileAnswersTest {
  private static final MessageOctets MESSAGE =
      CannedPeer.message("From: a@b.test\r\nSubject: Hi\r\n\r\nHello.\r\n");

  private static final IcapService SERVICE =
      new IcapService("RESPMOD", OptionalInt.of(4), "scanner");

  @FunctionalInterface
  private interface Dialogue {
    void on(PeerConnection peer) throws IOException;
  }

  private static final List<Dialogue> ALL =
      List.of(
          peer -> new Clamd(peer).scan(MESSAGE),
          peer -> new Spamd(peer).symbols(MESSAGE, Optional.of("ann")),
          peer -> new HttpCall("/", "h", List.of()).post(peer, MESSAGE, 10_000),
          peer -> IcapService.ask(peer, "icap://h/s", "h"),
          peer -> new Icap(peer, "icap://h/s", "h").scan(SERVICE, MESSAGE),
          peer ->
              new Milter(peer)
                  .ask(CannedPeer.context(), MESSAGE, 0, OutputStream.nullOutputStream()));

  /** Well-formed answers, which the tests truncate and corrupt. */
  private static final List<String> GOOD =
      List.of(
          "stream: Eicar FOUND\0",
          "SPAMD/1.5 0 EX_OK\r\nContent-length: 3\r\nSpam: True ; 9.0 / 5.0\r\n\r\nA,B",
          "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
          "ICAP/1.0 200 OK\r\nMethods: RESPMOD\r\nPreview: 4\r\n\r\n",
          "ICAP/1.0 100 Continue\r\n\r\nICAP/1.0 204 No\r\n\r\n",
          "\0\0\0\rO\0\0\0\6\0\0\0\77\0\0\0\0" + "\0\0\0\1c".repeat(12),
          "\0\0\0\rO\0\0\0\6\0\0\0\77\0\17\377\377" + "\0\0\0\6m\0\0\0\1A\0\0\0\1c");

  @Test
  void malformedAnswersEndInExpectedExceptions() {
    Random random = new Random(7);
    for (int round = 0; round < 20_000; round++) {
      byte[] answer = GOOD.get(random.nextInt(GOOD.size())).getBytes(StandardCharsets.ISO_8859_1);
      int bends = random.nextInt(4);
      for (int i = 0; i < bends; i++) {
        answer[random.nextInt(answer.length)] = (byte) random.nextInt(256);
      }
      byte[] cut = new byte[random.nextInt(answer.length + 1)];
      System.arraycopy(answer, 0, cut, 0, cut.length);
      try {
        ALL.get(random.nextInt(ALL.size())).on(new CannedPeer(random.nextBoolean() ? cut : answer));
      } catch (IOException | UnscannableMessageException expected) {
        continue;
      } catch (RuntimeException defect) {
        fail("Round " + round, defect);
      }
    }
  }

  @Test
  void anyHelperLineIsParsedWithoutException() {
    Random random = new Random(7);
    String signs = "0123 OKERADDHEADERMIRRORTO\"\\en\t*\0\u00ff";
    for (int round = 0; round < 20_000; round++) {
      StringBuilder line = new StringBuilder();
      for (int i = random.nextInt(40); i > 0; i--) {
        line.append(signs.charAt(random.nextInt(signs.length())));
      }
      assertThatCode(() -> HelperAnswer.read(line.toString())).doesNotThrowAnyException();
    }
  }
}
