package org.carillon.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WireTest {
  private final MemoryLink link = new MemoryLink();
  private final Wire wire = new Wire(link, LineEnds.STRICT, 512, Duration.ofSeconds(30));

  @Test
  void linesAreReadFromAnyPackets() throws Exception {
    link.send("NO");
    link.send("OP\r");
    link.send("\nQUIT\r\nRS");
    link.send("ET\r\n");
    assertThat(wire.awaitCommand()).isEqualTo(new Input.Line("NOOP"));
    assertThat(wire.pipelined()).isTrue();
    assertThat(wire.awaitCommand()).isEqualTo(new Input.Line("QUIT"));
    assertThat(wire.awaitCommand()).isEqualTo(new Input.Line("RSET"));
    assertThat(wire.pipelined()).isFalse();
  }

  @Test
  void overlongLineIsReportedAndSkipped() throws Exception {
    link.send("x".repeat(510) + "\r\n" + "begin" + "y".repeat(503) + "end\r\n");
    link.send("z".repeat(100_000));
    link.send("E\r\nNOOP\r\n");
    assertThat(wire.awaitCommand()).isEqualTo(new Input.Line("x".repeat(510)));
    assertThat(wire.awaitCommand())
        .isEqualTo(new Input.TooLong("begin" + "y".repeat(123), "y".repeat(124) + "end"));
    assertThat(wire.awaitCommand())
        .isEqualTo(new Input.TooLong("z".repeat(128), "z".repeat(126) + "E"));
    assertThat(wire.awaitCommand()).isEqualTo(new Input.Line("NOOP"));
  }

  @Test
  void strictModeRejectsABareCr() throws Exception {
    link.send("NOOP\nA\rB\r\nRSET\r\n");
    assertThat(wire.awaitCommand()).isEqualTo(new Input.Line("NOOP"));
    assertThat(wire.awaitCommand()).isEqualTo(new Input.BareEnding());
    assertThat(wire.awaitCommand()).isEqualTo(new Input.Line("RSET"));
  }

  @Test
  void lenientModeAcceptsABareLineFeed() throws Exception {
    Wire lenient = new Wire(link, LineEnds.LENIENT, 512, Duration.ofSeconds(30));
    link.send("a1 NOOP\na2 NOOP\r\n");
    assertThat(lenient.awaitCommand()).isEqualTo(new Input.Line("a1 NOOP"));
    assertThat(lenient.awaitCommand()).isEqualTo(new Input.Line("a2 NOOP"));
  }

  @Test
  void timeoutAndEndOfConnectionAreDistinguished() throws Exception {
    link.send("HALF");
    link.fallSilent();
    assertThat(wire.awaitCommand()).isEqualTo(new Input.Silent());
    link.end();
    assertThat(wire.awaitCommand()).isEqualTo(new Input.End());
  }

  @Test
  void literalsAndTheFollowingLineAreRead() throws Exception {
    String literal = "l".repeat(70_000);
    link.send("A APPEND {70000}\r\n");
    assertThat(wire.awaitCommand()).isEqualTo(new Input.Line("A APPEND {70000}"));
    link.send(literal + ")\r\n");
    ByteArrayOutputStream got = new ByteArrayOutputStream();
    wire.readOctets(70_000, got::write);
    assertThat(got.toString(StandardCharsets.ISO_8859_1)).isEqualTo(literal);
    assertThat(wire.readLine()).isEqualTo(new Input.Line(")"));
    link.send("short");
    link.end();
    assertThatThrownBy(() -> wire.readOctets(6, got::write)).isInstanceOf(EOFException.class);
  }

  @Test
  void outputIsSentBeforeWaitingForInput() throws Exception {
    link.send("A\r\nB\r\n");
    wire.awaitCommand();
    wire.writeLine("1");
    wire.awaitCommand();
    wire.writeLine("2");
    assertThat(link.transcript()).isEmpty();
    link.end();
    wire.awaitCommand();
    assertThat(link.transcript()).isEqualTo("1\r\n2\r\n");
    assertThat(wire.sent()).isEqualTo(6);
    assertThat(wire.received()).isEqualTo(6);
  }

  @Test
  void largeOutputIsWrittenInOrder() throws Exception {
    StringBuilder expected = new StringBuilder();
    for (int i = 0; i < 500; i++) {
      String text = (i + ",").repeat(i);
      wire.write(text);
      expected.append(text);
    }
    wire.write("b".repeat(40_000));
    wire.flush();
    assertThat(link.transcript()).isEqualTo(expected + "b".repeat(40_000));
  }

  @Test
  void inputSentAheadOfTlsIsDiscarded() throws Exception {
    link.send("STARTTLS\r\nMAIL FROM:<evil@example.test>\r\n");
    wire.awaitCommand();
    assertThat(wire.pipelined()).isTrue();
    wire.startTls();
    assertThat(wire.secure()).isTrue();
    link.send("EHLO x\r\n");
    assertThat(wire.awaitCommand()).isEqualTo(new Input.Line("EHLO x"));
  }

  @Test
  void stoppedWaitingSessionCanSayGoodbye() throws Exception {
    Thread stopper = Thread.startVirtualThread(wire::stop);
    assertThat(wire.awaitCommand()).isEqualTo(new Input.Stopping());
    stopper.join();
    wire.writeLine("421 bye");
    wire.flush();
    assertThat(link.transcript()).isEqualTo("421 bye\r\n");
  }

  @Test
  void runningCommandFinishesBeforeTheStop() throws Exception {
    link.send("DATA\r\n");
    wire.awaitCommand();
    wire.stop();
    link.send("line\r\n");
    assertThat(wire.readLine()).isEqualTo(new Input.Line("line"));
    assertThat(wire.awaitCommand()).isEqualTo(new Input.Stopping());
  }

  @Test
  void slowlyArrivingLineIsReadWhole() throws Exception {
    Wire patient = new Wire(link, LineEnds.STRICT, 1000, Duration.ofSeconds(30));
    link.send("x".repeat(300));
    link.pause();
    link.send("y".repeat(400) + "\r\n");
    assertThat(patient.readLine()).isEqualTo(new Input.Line("x".repeat(300) + "y".repeat(400)));
  }
}
