package org.carillon.protocol.sip;

import static org.assertj.core.api.Assertions.assertThat;

import org.carillon.protocol.sip.flow.Transport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests that invalid messages from an address, real or forged, do not harm its phones. */
@Timeout(60)
class RubbishTest {
  private static final String OFFICE = "198.51.100.30";

  private final HandClock clock = new HandClock();
  private final MemoryCallControl calls =
      new MemoryCallControl(clock).user("u1").user("u2").user("u3");
  private final MemoryNetwork network = new MemoryNetwork();
  private MemoryNetwork.Node node;
  private Phone udp;
  private Phone tcp;
  private int requests;

  @BeforeEach
  void anOffice() {
    node = network.node(calls, "192.0.2.1", 5060, clock);
    udp = network.phone(node, Transport.UDP, OFFICE, 40_001);
    tcp = network.phone(node, Transport.TCP, OFFICE, 40_002);
    udp.register("u1", "");
    tcp.register("u2", "");
  }

  @AfterEach
  void end() {
    network.close();
  }

  @Test
  void forgedDatagramsDoNotBlockTheForgedAddress() {
    Phone forger = network.phone(node, Transport.UDP, OFFICE, 40_003);
    for (int i = 0; i < 31; i++) {
      forger.say(bad());
    }
    for (int i = 0; i < 30; i++) {
      forger.hear("SIP/2.0 505");
    }
    Phone caller = network.phone(node, Transport.UDP, "203.0.113.5", 5060);
    for (String user : new String[] {"u1", "u2"}) {
      caller.say(invite(user));
      caller.hear("SIP/2.0 100");
      Phone phone = user.equals("u1") ? udp : tcp;
      Heard invite = phone.hear("INVITE");
      phone.say(invite.reply("180 Ringing", "b", ""));
      caller.hear("SIP/2.0 180");
    }
    assertThat(udp.register("u1", "").text()).startsWith("SIP/2.0 200");
    assertThat(tcp.register("u2", "").text()).startsWith("SIP/2.0 200");
    Phone fresh = network.phone(node, Transport.TCP, OFFICE, 40_004);
    assertThat(fresh.register("u3", "").text()).startsWith("SIP/2.0 200");
    forger.say(bad());
    forger.say(invite("u1"));
    forger.hear("SIP/2.0 100");
    forger.heardNothing();
  }

  @Test
  void connectionWithInvalidMessagesIsClosedAlone() {
    Phone other = network.phone(node, Transport.TCP, OFFICE, 40_005);
    for (int i = 0; i < 31; i++) {
      other.say(bad().replaceFirst("Call-ID: .*", "Call-ID: one-after-the-other"));
    }
    for (int i = 0; i < 30; i++) {
      other.hear("SIP/2.0 505");
    }
    assertThat(node.closed()).isEqualTo(other.flow());
    assertThat(tcp.register("u2", "").text()).startsWith("SIP/2.0 200");
  }

  @Test
  void invalidDatagramsDoNotBlockConnections() {
    calls.tolerates(3, 3);
    Phone forger = network.phone(node, Transport.UDP, OFFICE, 40_003);
    for (int i = 0; i < 3; i++) {
      forger.say(bad());
      forger.hear("SIP/2.0 505");
      forger.say(invite("guess" + i));
      forger.hear("SIP/2.0 404");
    }
    forger.say(bad());
    forger.say(invite("guess"));

    Phone honest = network.phone(node, Transport.TCP, OFFICE, 40_005);
    honest.say(bad());
    honest.hear("SIP/2.0 505");
    honest.say(invite("nobody"));
    honest.hear("SIP/2.0 404");
    assertThat(node.alive(honest.flow())).isTrue();
    forger.heardNothing();
  }

  @Test
  void ipv6NetworksOfOneSiteAreCountedTogether() {
    calls.tolerates(2, 300);
    for (int i = 0; i < 4; i++) {
      network.phone(node, Transport.UDP, "2001:db8:1:1::" + i, 5060).say(bad());
    }
    Phone same = network.phone(node, Transport.UDP, "2001:db8:1:1::9", 5060);
    same.say(bad());
    for (int i = 2; i < 10; i++) {
      Phone one = network.phone(node, Transport.UDP, "2001:db8:1:" + i + "::1", 5060);
      one.say(bad());
      one.say(bad());
    }
    Phone late = network.phone(node, Transport.UDP, "2001:db8:1:ff::1", 5060);
    late.say(bad());
    Phone elsewhere = network.phone(node, Transport.UDP, "2001:db8:2::1", 5060);
    elsewhere.say(bad());
    elsewhere.hear("SIP/2.0 505");
    same.heardNothing();
    late.heardNothing();
  }

  @Test
  void accountNamesCannotBeGuessedByInvites() {
    calls.tolerates(30, 3);
    Phone stranger = network.phone(node, Transport.UDP, "203.0.113.5", 5060);
    for (int i = 0; i < 3; i++) {
      stranger.say(invite("guess" + i));
      stranger.hear("SIP/2.0 404");
    }
    stranger.say(invite("guess"));
    stranger.say(invite("u1"));
    stranger.hear("SIP/2.0 100");
    stranger.heardNothing();
  }

  private String bad() {
    return """
        INVITE sip:u1@example.test SIP/9.0
        From: <sip:eve@elsewhere.test>;tag=1
        To: <sip:u1@example.test>
        Call-ID: bad-%d
        CSeq: 1 INVITE
        """
        .formatted(++requests);
  }

  private String invite(String user) {
    return """
        INVITE sip:%1$s@example.test SIP/2.0
        From: <sip:eve@elsewhere.test>;tag=1
        To: <sip:%1$s@example.test>
        Call-ID: call-%2$d
        CSeq: 1 INVITE
        """
        .formatted(user, ++requests);
  }
}
