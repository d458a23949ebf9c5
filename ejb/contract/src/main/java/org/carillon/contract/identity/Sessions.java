package org.carillon.contract.identity;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes callers: the only place where a credential becomes a right. */
public interface Sessions {

  /**
   * Checks the credentials. Takes as long as the password hash is set to take, outside any
   * transaction; how many are checked at once is bounded. An unknown name costs the same time as a
   * wrong password.
   */
  SignIn signIn(Credentials credentials, Peer peer);

  /**
   * Whether a password may be offered at all on this connection, before any is sent (drives
   * LOGINDISABLED and the AUTH offer).
   */
  boolean passwordAllowed(Peer peer);

  /**
   * By which challenges to let sign in on this connection: those that serve the domain its client
   * asked for by TLS, else those that the server has for every domain. Programs take the strongest
   * that they see, so what serves other domains alone must not be shown. APOP, whose clients ask
   * for nothing, is there if it serves anybody.
   */
  Set<Challenge> challenges(Peer peer);

  /**
   * Whether a certificate that the client has shown is somebody's, who may so be announced
   * EXTERNAL.
   *
   * @param chain it and its issuers
   */
  default boolean knows(List<X509Certificate> chain) {
    return false;
  }

  /**
   * How a client is to make its keys for SCRAM. For a name that is unknown or has no keys kept it
   * is made up, always the same, so that it tells nobody which names there are.
   *
   * @param challenge one of SCRAM's
   * @param name as typed
   * @return empty if it can't be said now
   */
  Optional<ScramSalt> scramSalt(Challenge challenge, String name, Peer peer);

  /**
   * Whether Kerberos tickets are taken on this connection: there is a realm for the domain that its
   * client asked for by TLS or by our address; where it asked for none, any realm.
   */
  default boolean takesTickets(Peer peer) {
    return false;
  }

  /** Begins to take a ticket; empty where none are taken, or it can't be done now. */
  default Optional<TicketExchange> beginTicket(Peer peer) {
    return Optional.empty();
  }

  /**
   * The domain to which names without one belong on this connection: the one that its client asked
   * for by TLS (SNI), else the server's main domain; empty where there is none, or it can't be said
   * now.
   */
  Optional<String> domain(Peer peer);

  /**
   * Where a client learns how to get a token (RFC 7628 §3.2.2): the address of what this server
   * says of itself as an authorization server; empty where it can't be said.
   */
  default Optional<String> openIdConfiguration(Peer peer) {
    return Optional.empty();
  }

  /**
   * How long must lie between two POP3 sessions of an account (RFC 2449 §6.5), where that is
   * longest; zero when nobody waits.
   */
  Duration loginDelay();

  /** How long must lie between two of the caller's POP3 sessions. */
  Duration loginDelay(Caller caller);

  /** Whether the caller may begin a POP3 session now; notes it if so. */
  boolean beginLogin(Caller caller);

  /**
   * As whom a caller may act for one operation (RFC 4370), by the same right as one who names
   * another when signing in (RFC 4422 §3.4.1).
   *
   * @param name as typed
   * @return empty where it may not, or there is nobody of that name
   */
  Optional<Caller> actingAs(Caller caller, String name);
}
