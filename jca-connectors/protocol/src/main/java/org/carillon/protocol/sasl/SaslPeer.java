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
import org.carillon.contract.net.TlsProperties;
import org.carillon.protocol.wire.Connection;

/**
 * The client of an exchange, and the sessions that decide about its sign-in.
 *
 * @param peer the client's addresses
 * @param tls the facts of the encryption; empty in the clear
 */
public record SaslPeer(Sessions sessions, Peer peer, Optional<TlsProperties> tls) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int NONCE_OCTETS = 16;

  /** Returns the client at the other end of a connection. */
  public static SaslPeer of(Connection connection, Sessions sessions) {
    return new SaslPeer(sessions, connection.peer(), connection.wire().tlsFacts());
  }

  /** Returns whether a password, or its equivalent, may be sent. */
  boolean mayShowSecrets() {
    return sessions.passwordAllowed(peer);
  }

  /** Returns whether a user could sign in by a challenge. */
  boolean serves(Challenge challenge) {
    return sessions.challenges(peer).contains(challenge);
  }

  /** Returns whether the encryption has channel binding data (RFC 5056). */
  boolean canBind() {
    return tls.filter(facts -> ChannelBinding.anyOf(facts)).isPresent();
  }

  /** Returns the client's certificate chain from the handshake; empty for none. */
  List<X509Certificate> clientChain() {
    return tls.map(TlsProperties::clientChain).orElse(List.of());
  }

  /** Returns whether the certificate belongs to a user. */
  boolean isKnownByCertificate() {
    List<X509Certificate> shown = clientChain();
    return !shown.isEmpty() && sessions.knows(shown);
  }

  /** Returns whether a user could sign in by a ticket. */
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

  /** Returns the address where a client learns how to get a token. */
  Optional<String> openIdConfiguration() {
    return sessions.openIdConfiguration(peer);
  }

  /** Returns an unpredictable value, printable, without commas. */
  static String nonce() {
    return Base64.getEncoder().withoutPadding().encodeToString(random());
  }

  /** Returns a unique, unpredictable timestamp for APOP, CRAM-MD5 (RFC 1939 §7, RFC 2195 §2). */
  public static String timestamp() {
    return "<" + HexFormat.of().formatHex(random()) + "@carillon>";
  }

  private static byte[] random() {
    byte[] octets = new byte[NONCE_OCTETS];
    RANDOM.nextBytes(octets);
    return octets;
  }
}
