package org.carillon.protocol.sip.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class StreamFramingTest {
  private static final String FIRST = "OPTIONS sip:a SIP/2.0\r\nContent-Length: 3\r\n\r\nabc";
  private static final String SECOND = "SIP/2.0 200 OK\r\nl : 0\r\n\r\n";

  @Test
  void messagesAreSplitByContentLength() throws IOException {
    for (int piece = 1; piece < 60; piece++) {
      assertThat(frames(FIRST + SECOND + FIRST, piece))
          .containsExactly(FIRST, SECOND, FIRST, "end");
    }
  }

  @Test
  void doubleLineEndIsAPing() throws IOException {
    assertThat(frames("\r\n\r\n" + FIRST + "\r\n" + SECOND + "\r\n\r\n\r\n\r\n", 7))
        .containsExactly("ping", FIRST, SECOND, "ping", "ping", "end");
  }

  @Test
  void missingOrRepeatedContentLengthBreaksTheStream() throws IOException {
    assertThat(frames("OPTIONS sip:a SIP/2.0\r\nVia: x\r\n\r\n", 100)).containsExactly("broken");
    assertThat(frames("A\r\nContent-Length: 1\r\nl: 1\r\n\r\na", 100)).containsExactly("broken");
    assertThat(frames("A\r\nContent-Length: +1\r\n\r\na", 100)).containsExactly("broken");
    assertThat(frames("A\r\nContent-Length: 99999999999\r\n\r\na", 100)).containsExactly("broken");
    assertThat(frames("A\r\nContent-Length:\r\n\r\na", 100)).containsExactly("broken");
  }

  @Test
  void overlongHeaderBreaksTheStream() throws IOException {
    String unending = "A\r\nB: c\r\nD: " + "e".repeat(2_000);
    assertThat(frames(unending, 100)).containsExactly("A\r\nB: c\r\n\r\n: too large", "broken");
    assertThat(frames("A: " + "b".repeat(2_000), 100)).last().isEqualTo("broken");
    String header = "A\r\nB: " + "c".repeat(1_000) + "\r\n\r\n";
    assertThat(frames(header, 5_000)).containsExactly(header + ": too large", "broken");
    assertThat(frames(unending + "e".repeat(1 << 18) + "\r\n\r\n" + FIRST, 5_000))
        .as("nothing is found behind it")
        .hasSize(2);
  }

  @Test
  void overlongBodyIsSkipped() throws IOException {
    String head = "A\r\nl: 10001\r\n\r\n";
    for (int piece : new int[] {1, 7, 100, 5_000}) {
      assertThat(frames(head + "b".repeat(10_001) + FIRST, piece))
          .containsExactly(head + ": too large", FIRST, "end");
    }
    assertThat(frames(head + "b".repeat(10_000), 100)).last().isEqualTo("broken");
  }

  @Test
  void timeLimitAppliesToStartedMessagesOnly() throws IOException {
    Dripping in = new Dripping("\r\n\r\nA\r\nl: 2\r\n\r\nbb".getBytes(StandardCharsets.UTF_8), 5);
    StreamFraming framing = new StreamFraming(in);
    assertThat(framing.next()).isInstanceOf(Frame.Ping.class);
    assertThat(framing.next()).isInstanceOf(Frame.Message.class);
    assertThat(framing.next()).isInstanceOf(Frame.End.class);
    assertThat(in.begun).containsExactly(false, true, true, true, false);
  }

  @Test
  void memoryForUnfinishedMessagesIsLimited() {
    Dripping in =
        new Dripping(
            ("A\r\nl: 9000\r\n\r\n" + "b".repeat(9_000)).getBytes(StandardCharsets.UTF_8), 500);
    in.room = 3_000;
    assertThatThrownBy(new StreamFraming(in)::next)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("too many unfinished messages");
  }

  @Test
  void endWithinAMessageBreaksTheStream() throws IOException {
    assertThat(frames("OPTIONS", 100)).containsExactly("broken");
    assertThat(frames("A\r\nl: 5\r\n\r\nab", 100)).containsExactly("broken");
  }

  @RepeatedTest(2_000)
  void arbitraryOctetsAreSplitIntoFrames(RepetitionInfo round) throws IOException {
    Random random = new Random(round.getCurrentRepetition());
    assertThat(frames(Garble.of(random, FIRST, SECOND, "\r\n\r\n"), 1 + random.nextInt(50)))
        .last()
        .isIn("end", "broken");
  }

  private static List<String> frames(String stream, int piece) throws IOException {
    Dripping in = new Dripping(stream.getBytes(StandardCharsets.ISO_8859_1), piece);
    StreamFraming framing = new StreamFraming(in);
    List<String> frames = new ArrayList<>();
    while (true) {
      switch (framing.next()) {
        case Frame.Message(var octets) ->
            frames.add(new String(octets, StandardCharsets.ISO_8859_1));
        case Frame.TooLarge(var head) ->
            frames.add(new String(head, StandardCharsets.ISO_8859_1) + ": too large");
        case Frame.Ping() -> frames.add("ping");
        case Frame.End() -> {
          assertThat(in.held).as("kept between messages").isZero();
          frames.add("end");
          return frames;
        }
        case Frame.Broken(var why) -> {
          frames.add("broken");
          return frames;
        }
      }
    }
  }

  /** Returns at most so many octets at a time, as a network does. */
  private static final class Dripping implements StreamIntake {
    private final ByteArrayInputStream all;
    private final int piece;
    private final List<Boolean> begun = new ArrayList<>();
    private int room = Integer.MAX_VALUE;
    private int held;

    Dripping(byte[] octets, int piece) {
      this.all = new ByteArrayInputStream(octets);
      this.piece = piece;
    }

    @Override
    public int read(byte[] buffer, int offset, boolean within) {
      begun.add(within);
      return all.read(buffer, offset, Math.min(buffer.length - offset, piece));
    }

    @Override
    public int maxHeader() {
      return 1_000;
    }

    @Override
    public int maxBody() {
      return 10_000;
    }

    @Override
    public boolean take(int octets) {
      held += octets;
      return held <= room;
    }

    @Override
    public void giveBack(int octets) {
      held -= octets;
    }
  }
}
