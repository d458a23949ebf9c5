package org.carillon.account.internal.image;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.carillon.account.internal.AddressRow;
import org.carillon.account.internal.AdministratorRow;

/** What the image has of one moment. */
public interface DirectoryView extends DirectoryLines {
  /** What the directory shows of a live account. */
  Optional<Entry> entry(long account);

  /** The live account with this id outside. */
  Optional<Person> person(UUID id);

  /** The group or forwarder with this id. */
  Optional<Group> group(long id);

  /** The ids of the groups that a live account is in, by itself or by groups in them. */
  Optional<Set<Long>> groupsOf(long account);

  /** All live domains. */
  Collection<Domain> domains();

  /** What a live account's sign-in is checked with. */
  Optional<Credential> credential(long account);

  /** What an account administers. */
  Optional<Administrator> administrator(long account);

  /** The administrator that has a name of its own. */
  Optional<Administrator> administrator(String name);

  /** A line of the address table. */
  record Address(AddressRow.Kind kind, long domain, String localPart) {}

  /**
   * What is shown of a person.
   *
   * @param profile as the database keeps it: JSON
   * @param serviceClass its id; 0 for none
   * @param photo the photo's version; empty for none
   * @param lines by domain and local part
   */
  record Entry(
      UUID uuid,
      String displayName,
      String profile,
      long serviceClass,
      long version,
      Instant created,
      Instant modified,
      Optional<String> photo,
      List<Address> lines) {
    /** Keeps a copy. */
    public Entry {
      lines = List.copyOf(lines);
    }
  }

  /**
   * What a sign-in is checked with.
   *
   * @param hash the password's, as text
   * @param changed when the password was last set, or everybody signed out
   * @param isPerson whether it is no resource's
   * @param secondFactor whether there is an authenticator, recovery codes or a passkey
   * @param version another one after each change of what the database keeps of it
   */
  record Credential(
      String hash, Instant changed, boolean isPerson, boolean secondFactor, long version) {}

  /**
   * An administrator.
   *
   * @param name its own; empty for an account
   * @param account the account's id; 0 for a name of its own
   * @param domain the domain it administers; 0 for the server's
   * @param hash its own password's; empty for an account, which has its own
   */
  record Administrator(
      long id,
      String name,
      long account,
      long domain,
      AdministratorRow.Role role,
      String hash,
      Instant changed) {}
}
