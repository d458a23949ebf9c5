package org.carillon.account.declared;

import java.util.OptionalLong;
import org.carillon.contract.directory.Attribute;
import org.carillon.contract.directory.AttributeValues;
import org.carillon.contract.directory.DirectoryEntry;

/**
 * A stored object.
 *
 * @param id the internal id
 * @param version the number of its changes, from 1
 * @param domain the id of the domain that it belongs to; empty if it belongs to the server
 * @param values its stored attributes
 */
public record DeclaredObject(long id, long version, OptionalLong domain, AttributeValues values) {

  /** Returns the value of an attribute that is stored with every object. */
  public <T> T value(Attribute<T> attribute) {
    return values.get(attribute).orElseThrow();
  }

  /** Returns the object as its next change stores it, with these values. */
  DeclaredObject changed(AttributeValues after) {
    return new DeclaredObject(id, version + 1, domain, after);
  }

  /** Returns the object as interfaces see it, with these values. */
  DirectoryEntry entry(Attribute<String> key, AttributeValues shown) {
    return new DirectoryEntry(value(key), OptionalLong.of(version), shown);
  }
}
