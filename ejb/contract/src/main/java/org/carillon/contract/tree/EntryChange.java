package org.carillon.contract.tree;

import java.util.List;
import java.util.Optional;
import org.carillon.contract.directory.AttributeValues;

/**
 * What an entry shall be; what is not said stays.
 *
 * @param values attributes of its type
 * @param addresses all its further addresses from now on
 * @param telephones all the numbers it is called by from now on
 */
public record EntryChange(
    AttributeValues values, Optional<List<String>> addresses, Optional<List<String>> telephones) {

  /** Copies. */
  public EntryChange {
    addresses = addresses.map(List::copyOf);
    telephones = telephones.map(List::copyOf);
  }

  /** One of attributes alone. */
  public EntryChange(AttributeValues values) {
    this(values, Optional.empty(), Optional.empty());
  }
}
