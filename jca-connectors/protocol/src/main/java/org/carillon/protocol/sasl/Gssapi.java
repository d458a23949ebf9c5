package org.carillon.protocol.sasl;

import java.util.Arrays;
import java.util.Optional;
import org.carillon.contract.identity.Credentials;
import org.carillon.contract.identity.SignIn;
import org.carillon.contract.identity.TicketExchange;
import org.carillon.format.mime.encoding.Charsets;

/** GSSAPI (RFC 4752): Kerberos version 5 tickets. No security layer is offered: TLS does that. */
final class Gssapi implements SaslExchange {
  private static final SignIn WRONG = new SignIn.Rejected(SignIn.Reason.WRONG);

  /** No security layer (RFC 4752 §3.3), so its maximum size is 0. */
  private static final byte[] LAYERS = {1, 0, 0, 0};

  private static final int MOST_TOKEN = 65_535;

  private final SaslPeer peer;

  /** Null until the client's first token. */
  private TicketExchange exchange;

  private Phase phase = Phase.TICKET;

  /** The kind of the client's next message. */
  private enum Phase {
    TICKET,
    NOTHING,
    LAYER
  }

  Gssapi(SaslPeer peer) {
    this.peer = peer;
  }

  @Override
  public SaslStep step(Optional<byte[]> response) {
    if (response.isEmpty()) {
      return new SaslStep.Challenge("");
    }
    return switch (phase) {
      case TICKET -> ticket(response.get());
      case NOTHING -> response.get().length == 0 ? layers() : new SaslStep.Malformed();
      case LAYER -> layer(response.get());
    };
  }

  private SaslStep ticket(byte[] token) {
    if (exchange == null) {
      Optional<TicketExchange> begun = peer.beginTicket();
      if (begun.isEmpty()) {
        return new SaslStep.Decided(new SignIn.NotNow("Tickets can't be read now."));
      }
      exchange = begun.get();
    }
    if (token.length == 0 || token.length > MOST_TOKEN) {
      return over(new SaslStep.Malformed());
    }
    Optional<TicketExchange.Step> step = exchange.accept(token);
    if (step.isEmpty()) {
      return over(new SaslStep.Decided(WRONG));
    }
    if (!step.get().isEstablished()) {
      return new SaslStep.Challenge(step.get().reply());
    }
    if (step.get().reply().length == 0) {
      return layers();
    }
    phase = Phase.NOTHING;
    return new SaslStep.Challenge(step.get().reply());
  }

  private SaslStep layers() {
    phase = Phase.LAYER;
    return exchange
        .wrap(LAYERS)
        .<SaslStep>map(SaslStep.Challenge::new)
        .orElseGet(() -> over(new SaslStep.Decided(WRONG)));
  }

  private SaslStep layer(byte[] response) {
    Optional<byte[]> chosen = exchange.unwrap(response);
    if (chosen.isEmpty()
        || chosen.get().length < LAYERS.length
        || !Arrays.equals(Arrays.copyOf(chosen.get(), LAYERS.length), LAYERS)) {
      return over(new SaslStep.Decided(WRONG));
    }
    Optional<String> authorization =
        Charsets.utf8(Arrays.copyOfRange(chosen.get(), LAYERS.length, chosen.get().length))
            .filter(name -> name.indexOf('\0') < 0);
    return over(
        authorization
            .<SaslStep>map(
                name -> new SaslStep.Decided(peer.signIn(new Credentials.Ticket(name, exchange))))
            .orElseGet(SaslStep.Malformed::new));
  }

  private SaslStep over(SaslStep last) {
    exchange.close();
    return last;
  }
}
