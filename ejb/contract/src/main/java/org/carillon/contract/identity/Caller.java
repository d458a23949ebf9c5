package org.carillon.contract.identity;

import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.contract.net.ClientNetwork;

/**
 * Who acts. Only {@link Sessions} makes one (an architecture test holds this); every core operation
 * takes it and checks rights against it.
 *
 * @param account the account's id, or 0 for an administrator that has no mailbox of its own
 * @param name the account's address ({@code alice@example.test}) or the administrator's name
 *     ({@code admin})
 * @param rights what the caller may do beyond its own account
 * @param session the id that follows this session through every log line and audit record
 * @param proof what it showed to be admitted
 * @param from the network it did so from; empty where nobody asked
 * @param helped the id of the domain whose accounts' owners it helps in again, by the help desk and
 *     not by rights of its own; empty for most
 */
public record Caller(
    long account,
    String name,
    Rights rights,
    String session,
    Proof proof,
    Optional<ClientNetwork> from,
    OptionalLong helped) {

  /** A caller who is of no help desk. */
  public Caller(
      long account,
      String name,
      Rights rights,
      String session,
      Proof proof,
      Optional<ClientNetwork> from) {
    this(account, name, rights, session, proof, from, OptionalLong.empty());
  }

  /** A caller of whom nobody asked where it is. */
  public Caller(long account, String name, Rights rights, String session, Proof proof) {
    this(account, name, rights, session, proof, Optional.empty());
  }

  /** A caller that showed the least, a token. */
  public Caller(long account, String name, Rights rights, String session) {
    this(account, name, rights, session, Proof.TOKEN);
  }

  /** Whether the caller has an account, and so mailboxes, of its own. */
  public boolean hasAccount() {
    return account != 0;
  }

  /** Whether the caller administers the whole server. */
  public boolean administersServer() {
    return rights instanceof Rights.ServerAdministrator;
  }

  /** Whether the caller administers the domain, alone or with the whole server. */
  public boolean administersDomain(long domain) {
    return switch (rights) {
      case Rights.User() -> false;
      case Rights.DomainAdministrator(long own) -> own == domain;
      case Rights.ServerAdministrator() -> true;
    };
  }
}
