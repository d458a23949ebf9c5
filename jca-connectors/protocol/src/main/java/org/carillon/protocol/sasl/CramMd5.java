package org.carillon.protocol.sasl;

import java.util.Optional;
import org.carillon.contract.identity.Challenge;
import org.carillon.contract.identity.Credentials;
import org.carillon.contract.identity.Evidence;
import org.carillon.format.mime.encoding.Charsets;

/** CRAM-MD5 (RFC 2195): the server sends a challenge, the client {@code name SP digest}. */
final class CramMd5 implements SaslExchange {
  private final SaslPeer peer;
  private final String timestamp = SaslPeer.timestamp();
  private boolean asked;

  CramMd5(SaslPeer peer) {
    this.peer = peer;
  }

  @Override
  public SaslStep step(Optional<byte[]> response) {
    if (!asked) {
      asked = true;
      return response.isEmpty() ? new SaslStep.Challenge(timestamp) : new SaslStep.Malformed();
    }
    return response.flatMap(Charsets::utf8).map(this::parse).orElseGet(SaslStep.Malformed::new);
  }

  /** A name may contain spaces, a digest can't. */
  private SaslStep parse(String message) {
    int blank = message.lastIndexOf(' ');
    if (blank < 1 || message.indexOf('\0') >= 0) {
      return new SaslStep.Malformed();
    }
    return new SaslStep.Decided(
        peer.signIn(
            new Credentials.Challenged(
                "",
                message.substring(0, blank),
                new Evidence.TextDigest(
                    Challenge.CRAM_MD5, timestamp, message.substring(blank + 1)))));
  }
}
