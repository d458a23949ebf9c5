package org.carillon.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.carillon.contract.net.Limits;
import org.carillon.contract.net.MemoryLimitException;
import org.carillon.contract.net.OctetBudget;
import org.carillon.contract.net.OctetReservation;
import org.junit.jupiter.api.Test;

class ScreeningScopeTest {
  private static final Duration LONG = Duration.ofMinutes(5);

  private final MemoryLink link = new MemoryLink();
  private final OctetBudget strangers = new OctetBudget(20_000);
  private final OctetBudget known = new OctetBudget(1_000_000);

  private Wire wire(Duration inAll) {
    return new Wire(
        link,
        LineEnds.STRICT,
        new PeerLimits(12_288, 65_536, 4_096, LONG, inAll, new OctetReservation(strangers, known)));
  }

  @Test
  void lineLimitIsLowerBeforeSignIn() throws Exception {
    Wire wire = wire(LONG);
    link.send("x".repeat(12_286) + "\r\n" + "x".repeat(12_287) + "\r\n");
    link.send("y".repeat(12_287) + "\r\n");

    assertThat(wire.awaitCommand()).isEqualTo(new Input.Line("x".repeat(12_286)));
    assertThat(wire.awaitCommand()).isInstanceOf(Input.TooLong.class);
    wire.signedIn(LONG);
    assertThat(wire.awaitCommand()).isEqualTo(new Input.Line("y".repeat(12_287)));
    assertThat(strangers.used()).isZero();
  }

  @Test
  void sharedMemoryLimitStillAdmitsShortLines() throws Exception {
    MemoryLink other = new MemoryLink();
    Wire greedy =
        new Wire(
            other,
            LineEnds.STRICT,
            new PeerLimits(
                12_288, 65_536, 4_096, LONG, LONG, new OctetReservation(strangers, known)));
    other.send("x".repeat(12_000));
    other.fallSilent();
    assertThat(greedy.awaitCommand()).isEqualTo(new Input.Silent());
    assertThat(strangers.used()).isGreaterThan(11_000);

    Wire wire = wire(LONG);
    link.send("a1 LOGIN alice secret\r\n" + "x".repeat(12_000) + "\r\n");
    assertThat(wire.awaitCommand()).isEqualTo(new Input.Line("a1 LOGIN alice secret"));
    assertThatThrownBy(wire::awaitCommand).isInstanceOf(MemoryLimitException.class);

    greedy.close();
    wire.close();
    assertThat(strangers.used()).isZero();
    assertThat(known.used()).isZero();
  }

  @Test
  void commandMemoryIsReleasedByTheNextCommand() throws Exception {
    Wire wire = wire(LONG);
    link.send("a\r\nb\r\n");
    wire.awaitCommand();
    wire.hold(19_000);
    assertThatThrownBy(() -> wire.hold(2_000)).isInstanceOf(MemoryLimitException.class);
    wire.awaitCommand();
    wire.hold(2_000);
    wire.signedIn(LONG);
    assertThat(strangers.used()).isZero();
    assertThat(known.used()).isEqualTo(2_000);
  }

  @Test
  void clientIsDisconnectedIfNotSignedInInTime() throws Exception {
    Wire wire = wire(Duration.ofNanos(1));
    link.send("a1 NOOP\r\na2 NOOP\r\n");
    assertThat(wire.awaitCommand()).isEqualTo(new Input.Silent());
    wire.signedIn(LONG);
    assertThat(wire.awaitCommand()).isEqualTo(new Input.Line("a1 NOOP"));
  }

  @Test
  void literalsDoNotExtendTheTimeToSignIn() throws Exception {
    Wire wire = wire(Duration.ofNanos(1));
    link.send("x".repeat(100));
    assertThatThrownBy(() -> wire.readOctets(100, (octets, offset, length) -> {}))
        .isInstanceOf(PeerSilentException.class);
  }

  @Test
  void trickledLiteralTimesOut() throws Exception {
    var slow = new SlowLink();
    try (Wire wire = new Wire(slow, LineEnds.STRICT, 512, Duration.ofMillis(200))) {
      assertThatThrownBy(() -> wire.readOctets(1_000_000, (octets, offset, length) -> {}))
          .isInstanceOf(PeerSilentException.class);
      assertThat(slow.given()).isLessThan(200);
    }
  }

  @Test
  void idCommandFitsIntoTheLineLimitBeforeSignIn() {
    // RFC 2971 §3.3: 30 fields, their names of 30 octets, their values of 1,024.
    Limits limits = new Limits(10, 10, LONG, LONG, 8, 65_536);
    assertThat(PeerLimits.of(limits, true, OctetReservation.unbounded()).strangersLine())
        .isGreaterThan(30 * (30 + 1_024 + "\"\" \"\" ".length()) + "tag ID ()\r\n".length());
  }
}
