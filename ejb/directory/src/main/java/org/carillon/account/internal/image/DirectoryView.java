package org.carillon.account.internal.image;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.carillon.account.internal.AddressRow;
import org.carillon.account.internal.AdministratorRow;

/** The contents of the image at one moment. */
public interface DirectoryView extends AddressLookup {
  Optional<Entry> entry(long account);

  /** Returns the account with this public id, unless it is deleted. */
  Optional<Person> person(UUID id);

  Optional<Group> group(long id);

  /** Returns the ids of the groups that an account is in, directly or through other groups. */
  Optional<Set<Long>> groupsOf(long account);

  /** Returns all domains that are not deleted. */
  Collection<Domain> domains();

  /** Returns the data against which an account's sign-in is checked. */
  Optional<Credential> credential(long account);

  /** Returns the account's right to administer. */
  Optional<Administrator> administrator(long account);

  /** Returns the administrator with this name, which is not an account. */
  Optional<Administrator> administrator(String name);

  /** A row of the address table. */
  record Address(AddressRow.Kind kind, long domain, String localPart) {}

  /**
   * The attributes of a person that are shown.
   *
   * @param profile the profile as JSON, as the database stores it
   * @param serviceClass the id of the class of service; 0 for none
   * @param photo the photo's version; empty for none
   * @param lines the rows of the address table, ordered by domain and local part
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
    public Entry {
      lines = List.copyOf(lines);
    }
  }

  /**
   * The data against which a sign-in is checked.
   *
   * @param hash the hash of the password, as text
   * @param changed the later of two times: when the password was set, and when the account was
   *     signed out everywhere
   * @param isPerson false for the account of a resource
   * @param secondFactor true if the account has an authenticator, recovery codes or a passkey
   * @param version a number that changes with each change of this data in the database
   */
  record Credential(
      String hash, Instant changed, boolean isPerson, boolean secondFactor, long version) {}

  /**
   * An administrator.
   *
   * @param name the administrator's own name; empty for an account
   * @param account the account's id; 0 for an administrator with a name of its own
   * @param domain the domain that is administered; 0 for the server
   * @param hash the hash of the administrator's own password; empty for an account, which has its
   *     own
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
