package org.carillon.protocol.sasl;

import java.io.IOException;
import java.util.Optional;

/** An authentication exchange over a channel, from beginning to end (RFC 4422 §3). */
public record SaslDialogue(SaslChannel channel, SaslPeer peer) {

  /** No mechanism here needs more steps; a client that wants more is broken. */
  private static final int MOST_STEPS = 8;

  /** Runs a mechanism to its end; an empty initial response differs from none. */
  public SaslOutcome run(Mechanism mechanism, Optional<byte[]> initial) throws IOException {
    SaslExchange exchange = mechanism.begin(peer);
    Optional<byte[]> response = initial;
    for (int steps = 0; steps < MOST_STEPS; steps++) {
      switch (exchange.step(response)) {
        case SaslStep.Decided decided -> {
          return end(decided);
        }
        case SaslStep.Malformed() -> {
          return new SaslOutcome.Malformed();
        }
        case SaslStep.Challenge(byte[] octets) -> {
          switch (channel.ask(octets)) {
            case SaslChannel.Brought.Response(byte[] said) -> response = Optional.of(said);
            case SaslChannel.Brought.Over(SaslOutcome outcome) -> {
              return outcome;
            }
          }
        }
      }
    }
    return new SaslOutcome.Malformed();
  }

  /** Sends data that accompany success as one more challenge if the reply has no room for them. */
  private SaslOutcome end(SaslStep.Decided decided) throws IOException {
    if (decided.last().isEmpty() || channel.tellsWithSuccess()) {
      return new SaslOutcome.Decided(decided.answer(), decided.last());
    }
    return switch (channel.ask(decided.last().get())) {
      case SaslChannel.Brought.Response(byte[] said) when said.length == 0 ->
          new SaslOutcome.Decided(decided.answer(), Optional.empty());
      case SaslChannel.Brought.Response _ -> new SaslOutcome.Malformed();
      case SaslChannel.Brought.Over(SaslOutcome outcome) -> outcome;
    };
  }
}
