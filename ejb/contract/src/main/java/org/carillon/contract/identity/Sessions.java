package org.carillon.contract.identity;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Authenticates callers. This is the only place where credentials are turned into rights. */
public interface Sessions {

  /**
   * Checks the credentials. This takes as long as the password hash is configured to take, outside
   * any transaction; the number of concurrent checks is bounded. An unknown name takes as long as a
   * wrong password.
   */
  SignIn signIn(Credentials credentials, Peer peer);

  /** Returns whether a password may be offered on this connection (LOGINDISABLED, AUTH offer). */
  boolean passwordAllowed(Peer peer);

  /**
   * Returns the challenges to offer on this connection: those of the domain that the client asked
   * for by TLS, or else those that the server has for every domain. Programs take the strongest
   * that they see, so challenges that only other domains support must not be offered. APOP, whose
   * clients never ask for a host name, is offered if any domain supports it.
   */
  Set<Challenge> challenges(Peer peer);

  /** Returns whether a certificate belongs to a user, so that EXTERNAL may be announced. */
  default boolean knows(List<X509Certificate> chain) {
    return false;
  }

  /**
   * Returns the parameters by which a client derives its SCRAM keys. For a name that is unknown or
   * has no keys they are made up, always the same, so that an attacker can't find out which names
   * exist.
   *
   * @param challenge one of SCRAM's
   * @param name as typed
   * @return the parameters, or empty if they can't be read now
   */
  Optional<ScramSalt> scramSalt(Challenge challenge, String name, Peer peer);

  /**
   * Returns whether Kerberos tickets are accepted on this connection: there is a realm for the
   * domain that the client asked for by TLS or by our address, or any realm if the client asked for
   * none.
   */
  default boolean takesTickets(Peer peer) {
    return false;
  }

  /** Starts the exchange of a ticket; returns empty if tickets are not accepted or available. */
  default Optional<TicketExchange> beginTicket(Peer peer) {
    return Optional.empty();
  }

  /**
   * Returns the domain of names that are given without one on this connection: the one that the
   * client asked for by TLS (SNI), or else the server's main domain; empty if there is none or it
   * can't be read now.
   */
  Optional<String> domain(Peer peer);

  /**
   * Returns the URL where a client learns how to get a token (RFC 7628 §3.2.2), which is this
   * server's metadata as an authorization server; empty if it can't be determined.
   */
  default Optional<String> openIdConfiguration(Peer peer) {
    return Optional.empty();
  }

  /** Returns the longest minimum delay between two POP3 sessions (RFC 2449 §6.5), or zero. */
  Duration loginDelay();

  /** Returns the minimum delay between two POP3 sessions of the caller. */
  Duration loginDelay(Caller caller);

  /** Returns whether the caller may start a POP3 session now, and records the session if it may. */
  boolean beginLogin(Caller caller);

  /**
   * Returns the caller that another caller may act as for one operation (RFC 4370). The same right
   * is needed as for naming another identity when signing in (RFC 4422 §3.4.1).
   *
   * @param name as typed
   * @return empty if the caller may not, or there is no such account
   */
  Optional<Caller> actingAs(Caller caller, String name);
}
