package org.carillon.filter.milter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.carillon.filter.CannedPeer;
import org.carillon.filter.MessageOctets;
import org.junit.jupiter.api.Test;

/** Tests with packets of libmilter. */
class MilterTest {
  private static final MessageOctets MESSAGE =
      CannedPeer.message(
          "Received: by us\r\nFrom: a@b.test\r\nSubject: Hi\r\n there\r\n\r\nHello.\r\n");

  private final ByteArrayOutputStream body = new ByteArrayOutputStream();

  private static String packet(String command) {
    ByteBuffer length = ByteBuffer.allocate(Integer.BYTES).putInt(command.length());
    return new String(length.array(), StandardCharsets.ISO_8859_1) + command;
  }

  private static String terms(int protocol) {
    ByteBuffer data = ByteBuffer.allocate(12).putInt(6).putInt(0x1FF).putInt(protocol);
    return packet("O" + new String(data.array(), StandardCharsets.ISO_8859_1));
  }

  /** Answers from connection to body, with two RCPT and two fields: all continue. */
  private static final String ALL_GOES_ON = packet("c").repeat(10);

  private MilterResult ask(CannedPeer peer) throws IOException {
    return new Milter(peer).ask(CannedPeer.context(), MESSAGE, 1, body);
  }

  /** Returns the commands that were sent, in order, with their data if they have any. */
  private static List<String> packets(CannedPeer peer) {
    ByteBuffer told = ByteBuffer.wrap(peer.told().getBytes(StandardCharsets.ISO_8859_1));
    List<String> packets = new ArrayList<>();
    while (told.hasRemaining()) {
      byte[] one = new byte[told.getInt()];
      told.get(one);
      packets.add(new String(one, StandardCharsets.UTF_8).replace('\0', '|'));
    }
    return packets;
  }

  @Test
  void allMilterStepsAreSentInOrder() throws IOException {
    CannedPeer peer = new CannedPeer(terms(0) + ALL_GOES_ON + packet("c"));
    assertThat(ask(peer)).isEqualTo(MilterResult.of(new MilterVerdict.Pass()));
    assertThat(packets(peer))
        .filteredOn(packet -> !packet.startsWith("D") && !packet.startsWith("O"))
        .containsExactly(
            "C[192.0.2.7]|4||192.0.2.7|",
            "Hmail.bank.example|",
            "M<boss@bank.example>|",
            "R<alice@example.test>|",
            "R<bob@example.test>|",
            "T",
            "LFrom|a@b.test|",
            "LSubject|Hi\n there|",
            "N",
            "BHello.\r\n",
            "E",
            "Q");
    assertThat(packets(peer))
        .anyMatch(packet -> packet.startsWith("DM") && packet.contains("i|q1|"))
        .anyMatch(packet -> packet.startsWith("DC") && packet.contains("{client_addr}|192.0.2.7|"))
        .anyMatch(packet -> packet.startsWith("DR") && packet.contains("{rcpt_addr}|bob@example"));
  }

  @Test
  void unwantedMilterStepsAreSkippedAndNotAwaited() throws IOException {
    int quiet =
        Terms.NO_CONNECT
            | Terms.NO_HELO
            | Terms.NO_REPLY_TO_MAIL
            | Terms.NO_RCPT
            | Terms.NO_DATA
            | Terms.NO_REPLY_TO_HEADERS
            | Terms.LEADING_SPACE
            | Terms.NO_END_OF_HEADER
            | Terms.NO_BODY;
    CannedPeer peer = new CannedPeer(terms(quiet) + packet("a"));
    assertThat(ask(peer).verdict()).isEqualTo(new MilterVerdict.Pass());
    assertThat(packets(peer))
        .filteredOn(packet -> !packet.startsWith("D") && !packet.startsWith("O"))
        .containsExactly(
            "M<boss@bank.example>|", "LFrom| a@b.test|", "LSubject| Hi\n there|", "E", "Q");
  }

  @Test
  void allModificationsAreRead() throws IOException {
    CannedPeer peer =
        new CannedPeer(
            terms(0)
                + ALL_GOES_ON
                + packet("hX-A\0one\ntwo\0")
                + packet("p")
                + packet("i\0\0\0\2X-B\0b\0")
                + packet("m\0\0\0\1Subject\0Ho\r\nBcc: x\0")
                + packet("m\0\0\0\3Received\0\0")
                + packet("bNew")
                + packet("b body\r\n")
                + packet("+<c@d.test>\0")
                + packet("-bob@example.test\0")
                + packet("e<>\0")
                + packet("qstrange\0")
                + packet("c"));
    MilterResult opinion = ask(peer);
    assertThat(opinion.changes())
        .containsExactly(
            new Modification.AddField("X-A", " one\r\n\ttwo"),
            new Modification.InsertField(2, "X-B", " b"),
            new Modification.ChangeField(1, "Subject", " Ho\r\n\tBcc: x"),
            new Modification.ChangeField(3, "Received", ""),
            new Modification.AddRecipient("c@d.test"),
            new Modification.RemoveRecipient("bob@example.test"),
            new Modification.ChangeSender(""),
            new Modification.Quarantine("strange"));
    assertThat(opinion.replacesBody()).isTrue();
    assertThat(body).hasToString("New body\r\n");
  }

  @Test
  void aVerdictBeforeTheEndOfMessageIsFinal() throws IOException {
    assertThat(ask(new CannedPeer(terms(0) + packet("d"))).verdict())
        .isEqualTo(new MilterVerdict.Discard());
    assertThat(
            ask(new CannedPeer(terms(0) + packet("c").repeat(4) + packet("y451 4.2.2 Later%%\0")))
                .verdict())
        .as("of the second recipient")
        .isEqualTo(new MilterVerdict.Reply(451, "4.2.2", "Later%"));
    assertThat(ask(new CannedPeer(terms(0) + packet("c").repeat(3) + packet("r"))).verdict())
        .isEqualTo(new MilterVerdict.Reply(550, "5.7.1", "Message rejected"));
    assertThat(ask(new CannedPeer(terms(0) + ALL_GOES_ON + packet("t"))).verdict())
        .isInstanceOf(MilterVerdict.Reply.class);
  }

  @Test
  void bodyIsNotSentFurtherAfterSkip() throws IOException {
    CannedPeer peer = new CannedPeer(terms(0) + packet("c").repeat(9) + packet("s") + packet("c"));
    assertThat(ask(peer).verdict()).isEqualTo(new MilterVerdict.Pass());
    assertThat(packets(peer)).contains("E");
  }

  @Test
  void malformedPacketsAreRejected() {
    for (String bad :
        List.of(
            packet("X"),
            packet("m\0\0"),
            packet("hBad Name\0v\0"),
            packet("hX:Y\0v\0"),
            packet("m\377\377\377\377A\0b\0"),
            "\177\377\377\377c")) {
      assertThatThrownBy(() -> ask(new CannedPeer(terms(0) + ALL_GOES_ON + bad + packet("c"))))
          .as(bad)
          .isInstanceOf(IOException.class);
    }
    assertThatThrownBy(
            () -> ask(new CannedPeer(terms(0) + ALL_GOES_ON + packet("hA\0b\0").repeat(1_001))))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> ask(new CannedPeer(packet("O\0\0\0\1\0\0\0\0\0\0\0\0"))))
        .as("an old version")
        .isInstanceOf(IOException.class);
  }

  @Test
  void milterRepliesAreMappedToOurReplies() {
    assertThat(ReplyText.read("550 5.7.1 Go away"))
        .isEqualTo(new MilterVerdict.Reply(550, "5.7.1", "Go away"));
    assertThat(ReplyText.read("450-4.1.1 One\r\n450 4.1.1 Two"))
        .isEqualTo(new MilterVerdict.Reply(450, "4.1.1", "One"));
    assertThat(ReplyText.read("554 n\u00f6"))
        .isEqualTo(new MilterVerdict.Reply(554, "5.7.1", "n?"));
    assertThat(ReplyText.read("554 4.1.1 No").status()).isEqualTo("5.7.1");
    assertThat(ReplyText.read("250 Ok").code()).isEqualTo(550);
  }
}
