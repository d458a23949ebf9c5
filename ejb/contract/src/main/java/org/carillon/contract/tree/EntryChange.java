package org.carillon.contract.tree;

import java.util.List;
import java.util.Optional;
import org.carillon.contract.directory.AttributeValues;

/**
 * What an entry shall be; what is not said stays.
 *
 * @param values attributes of its type
 * @param name what names it in its type from now on
 * @param addresses all an account's further addresses from now on
 * @param telephones all the numbers an account is called by from now on
 * @param come the addresses of those who come into a group
 * @param gone the addresses of those who leave it
 */
public record EntryChange(
    AttributeValues values,
    Optional<String> name,
    Optional<List<String>> addresses,
    Optional<List<String>> telephones,
    List<String> come,
    List<String> gone) {

  /** Copies. */
  public EntryChange {
    addresses = addresses.map(List::copyOf);
    telephones = telephones.map(List::copyOf);
    come = List.copyOf(come);
    gone = List.copyOf(gone);
  }

  /** One of an account, its name apart. */
  public EntryChange(
      AttributeValues values, Optional<List<String>> addresses, Optional<List<String>> telephones) {
    this(values, Optional.empty(), addresses, telephones, List.of(), List.of());
  }

  /** One of attributes alone. */
  public EntryChange(AttributeValues values) {
    this(values, Optional.empty(), Optional.empty());
  }

  /** The same that changes members besides. */
  public EntryChange withMembers(List<String> added, List<String> removed) {
    return new EntryChange(values, name, addresses, telephones, added, removed);
  }

  /** The same that gives another name besides. */
  public EntryChange named(String other) {
    return new EntryChange(values, Optional.of(other), addresses, telephones, come, gone);
  }
}
