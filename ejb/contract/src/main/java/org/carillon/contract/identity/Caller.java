package org.carillon.contract.identity;

import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.contract.net.ClientNetwork;

/**
 * An authenticated caller. Only {@link Sessions} creates one (an architecture test checks this).
 * Every core operation takes a caller and checks its rights.
 *
 * @param account the account's id, or 0 for an administrator without a mailbox
 * @param name the account's address ({@code alice@example.test}) or the administrator's name
 *     ({@code admin})
 * @param rights the rights of the caller beyond its own account
 * @param session the id that follows this session through every log line and audit record
 * @param proof how the caller authenticated
 * @param from the network that the caller signed in from; empty if unknown
 * @param helped the id of the domain whose users the caller helps to sign in again, as a help desk
 *     and without rights of its own; empty for most callers
 */
public record Caller(
    long account,
    String name,
    Rights rights,
    String session,
    Proof proof,
    Optional<ClientNetwork> from,
    OptionalLong helped) {

  /** Creates a caller that is not a help desk. */
  public Caller(
      long account,
      String name,
      Rights rights,
      String session,
      Proof proof,
      Optional<ClientNetwork> from) {
    this(account, name, rights, session, proof, from, OptionalLong.empty());
  }

  /** Creates a caller whose network is unknown. */
  public Caller(long account, String name, Rights rights, String session, Proof proof) {
    this(account, name, rights, session, proof, Optional.empty());
  }

  /** Creates a caller that showed a token, the weakest proof. */
  public Caller(long account, String name, Rights rights, String session) {
    this(account, name, rights, session, Proof.TOKEN);
  }

  /** Returns whether the caller has an account of its own, and therefore mailboxes. */
  public boolean hasAccount() {
    return account != 0;
  }

  /** Returns whether the caller administers the whole server. */
  public boolean administersServer() {
    return rights instanceof Rights.ServerAdministrator;
  }

  /** Returns whether the caller administers the domain, as its own or with the whole server. */
  public boolean administersDomain(long domain) {
    return switch (rights) {
      case Rights.User() -> false;
      case Rights.DomainAdministrator(long own) -> own == domain;
      case Rights.ServerAdministrator() -> true;
    };
  }
}
