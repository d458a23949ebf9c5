package org.carillon.protocol.sasl;

import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.identity.Challenge;
import org.carillon.contract.identity.Credentials;
import org.carillon.contract.identity.Peer;
import org.carillon.contract.identity.ScramSalt;
import org.carillon.contract.identity.Sessions;
import org.carillon.contract.identity.SignIn;
import org.carillon.contract.identity.TicketExchange;
import org.carillon.contract.net.TlsFacts;
import org.carillon.protocol.wire.Connection;

/**
 * With whom an exchange is held, and who decides what comes of it.
 *
 * @param peer where the client is
 * @param tls what there is to know of the encryption; empty in the clear
 */
public record SaslPeer(Sessions sessions, Peer peer, Optional<TlsFacts> tls) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int NONCE_OCTETS = 16;

  /** The client at the other end of a connection. */
  public static SaslPeer of(Connection connection, Sessions sessions) {
    return new SaslPeer(sessions, connection.peer(), connection.wire().tlsFacts());
  }

  /** Whether a password, or what is as good as one, may be sent. */
  boolean mayShowSecrets() {
    return sessions.passwordAllowed(peer);
  }

  /** Whether somebody could sign in by a challenge. */
  boolean serves(Challenge challenge) {
    return sessions.challenges(peer).contains(challenge);
  }

  /** Whether the encryption is one that a sign-in can be bound to (RFC 5056). */
  boolean canBind() {
    return tls.filter(facts -> ChannelBinding.anyOf(facts)).isPresent();
  }

  /** What the client showed of itself in the handshake; empty for nothing. */
  List<X509Certificate> clientChain() {
    return tls.map(TlsFacts::clientChain).orElse(List.of());
  }

  /** Whether that is somebody's. */
  boolean isKnownByCertificate() {
    List<X509Certificate> shown = clientChain();
    return !shown.isEmpty() && sessions.knows(shown);
  }

  /** Whether somebody could sign in by a ticket. */
  boolean takesTickets() {
    return sessions.takesTickets(peer);
  }

  Optional<TicketExchange> beginTicket() {
    return sessions.beginTicket(peer);
  }

  SignIn signIn(Credentials credentials) {
    return sessions.signIn(credentials, peer);
  }

  Optional<ScramSalt> salt(Challenge challenge, String name) {
    return sessions.scramSalt(challenge, name, peer);
  }

  /** Where a client learns how to get a token. */
  Optional<String> openIdConfiguration() {
    return sessions.openIdConfiguration(peer);
  }

  /** Something that nobody can foresee, printable, without commas. */
  static String nonce() {
    return Base64.getEncoder().withoutPadding().encodeToString(random());
  }

  /**
   * A timestamp as APOP and CRAM-MD5 want it (RFC 1939 §7, RFC 2195 §2): a different one for each
   * session, which nobody can foresee.
   */
  public static String timestamp() {
    return "<" + HexFormat.of().formatHex(random()) + "@carillon>";
  }

  private static byte[] random() {
    byte[] octets = new byte[NONCE_OCTETS];
    RANDOM.nextBytes(octets);
    return octets;
  }
}
