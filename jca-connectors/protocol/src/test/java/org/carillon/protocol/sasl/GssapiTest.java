package org.carillon.protocol.sasl;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Challenge;
import org.carillon.contract.identity.Credentials;
import org.carillon.contract.identity.Peer;
import org.carillon.contract.identity.ScramSalt;
import org.carillon.contract.identity.Sessions;
import org.carillon.contract.identity.SignIn;
import org.carillon.contract.identity.TicketExchange;
import org.carillon.contract.net.Service;
import org.junit.jupiter.api.Test;

/** Tests the exchange of RFC 4752 with a fake context. */
class GssapiTest {
  private static final SignIn LATER = new SignIn.NotNow("seen");

  private boolean isClosed;
  private Optional<Credentials> shown = Optional.empty();

  private final TicketExchange context =
      new TicketExchange() {
        @Override
        public Optional<Step> accept(byte[] token) {
          return text(token).equals("ticket")
              ? Optional.of(new Step(octets("mutual"), true))
              : Optional.empty();
        }

        @Override
        public Optional<byte[]> wrap(byte[] plain) {
          return Optional.of(plain);
        }

        @Override
        public Optional<byte[]> unwrap(byte[] wrapped) {
          return Optional.of(wrapped);
        }

        @Override
        public Optional<String> client() {
          return Optional.of("ann@REALM.TEST");
        }

        @Override
        public void close() {
          isClosed = true;
        }
      };

  private final SaslExchange exchange =
      new Gssapi(
          new SaslPeer(
              new Tickets(),
              new Peer(Service.IMAPS, InetAddress.getLoopbackAddress(), true, "s"),
              Optional.empty()));

  /** Sessions that accept tickets only. */
  private final class Tickets implements Sessions {
    @Override
    public Optional<TicketExchange> beginTicket(Peer peer) {
      return Optional.of(context);
    }

    @Override
    public SignIn signIn(Credentials credentials, Peer peer) {
      shown = Optional.of(credentials);
      return LATER;
    }

    @Override
    public Optional<Caller> actingAs(Caller caller, String name) {
      return Optional.empty();
    }

    @Override
    public boolean passwordAllowed(Peer peer) {
      return false;
    }

    @Override
    public Set<Challenge> challenges(Peer peer) {
      return Set.of();
    }

    @Override
    public Optional<ScramSalt> scramSalt(Challenge challenge, String name, Peer peer) {
      return Optional.empty();
    }

    @Override
    public Optional<String> domain(Peer peer) {
      return Optional.empty();
    }

    @Override
    public Duration loginDelay() {
      return Duration.ZERO;
    }

    @Override
    public Duration loginDelay(Caller caller) {
      return Duration.ZERO;
    }

    @Override
    public boolean beginLogin(Caller caller) {
      return true;
    }
  }

  private static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] octets) {
    return new String(octets, StandardCharsets.UTF_8);
  }

  private SaslStep say(String text) {
    return exchange.step(Optional.of(octets(text)));
  }

  private static void assertChallenge(SaslStep step, String text) {
    assertThat(step)
        .isInstanceOfSatisfying(
            SaslStep.Challenge.class, said -> assertThat(text(said.octets())).isEqualTo(text));
  }

  @Test
  void ticketSignsInWithoutASecurityLayer() {
    assertChallenge(exchange.step(Optional.empty()), "");
    assertChallenge(say("ticket"), "mutual");
    assertChallenge(say(""), "\1\0\0\0");
    assertThat(say("\1\0\0\0ann")).isEqualTo(new SaslStep.Decided(LATER));
    assertThat(shown).contains(new Credentials.Ticket("ann", context));
    assertThat(isClosed).isTrue();
  }

  @Test
  void unofferedSecurityLayerIsRefused() {
    say("ticket");
    say("");
    assertThat(say("\2\0\20\0ann"))
        .isEqualTo(new SaslStep.Decided(new SignIn.Rejected(SignIn.Reason.WRONG)));
    assertThat(shown).isEmpty();
    assertThat(isClosed).isTrue();
  }

  @Test
  void invalidTicketsAreRejected() {
    assertThat(say("tickets"))
        .isEqualTo(new SaslStep.Decided(new SignIn.Rejected(SignIn.Reason.WRONG)));
    assertThat(isClosed).isTrue();
  }

  @Test
  void unexpectedTokenIsMalformed() {
    say("ticket");
    assertThat(say("more")).isEqualTo(new SaslStep.Malformed());
  }
}
