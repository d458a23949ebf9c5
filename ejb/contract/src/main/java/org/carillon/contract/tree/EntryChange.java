package org.carillon.contract.tree;

import java.util.List;
import java.util.Optional;
import org.carillon.contract.directory.AttributeValues;

/**
 * The change of an entry; a part that is absent stays as it is.
 *
 * @param values the new values of attributes of its type
 * @param name its new name within its type
 * @param addresses all further addresses that an account is to have
 * @param telephones all telephone numbers that an account is to have
 * @param come the addresses of the members to add to a group
 * @param gone the addresses of the members to remove from it
 */
public record EntryChange(
    AttributeValues values,
    Optional<String> name,
    Optional<List<String>> addresses,
    Optional<List<String>> telephones,
    List<String> come,
    List<String> gone) {

  public EntryChange {
    addresses = addresses.map(List::copyOf);
    telephones = telephones.map(List::copyOf);
    come = List.copyOf(come);
    gone = List.copyOf(gone);
  }

  /** Creates a change of an account without a new name. */
  public EntryChange(
      AttributeValues values, Optional<List<String>> addresses, Optional<List<String>> telephones) {
    this(values, Optional.empty(), addresses, telephones, List.of(), List.of());
  }

  /** Creates a change of attributes only. */
  public EntryChange(AttributeValues values) {
    this(values, Optional.empty(), Optional.empty());
  }

  /** Returns the same change with a change of members. */
  public EntryChange withMembers(List<String> added, List<String> removed) {
    return new EntryChange(values, name, addresses, telephones, added, removed);
  }

  /** Returns the same change with a new name. */
  public EntryChange named(String other) {
    return new EntryChange(values, Optional.of(other), addresses, telephones, come, gone);
  }
}
