package org.carillon.account.people;

import org.carillon.contract.directory.Attribute;

/** An attribute of a person that a query can refer to. */
public sealed interface PersonField {

  /** The attributes that every account has. */
  enum Fixed implements PersonField {
    /** The account's public id. */
    ID,
    /** The account's own address. */
    ADDRESS,
    /** Any of the account's addresses except telephone numbers. */
    ANY_ADDRESS,
    /** Any of the account's telephone aliases, only the number. */
    TELEPHONE,
    /** The name shown to people. */
    DISPLAY_NAME,
    /** The time at which the account was created. */
    CREATED,
    /** The time of the last change. */
    MODIFIED
  }

  /**
   * An optional attribute of a person.
   *
   * @param attribute one of {@link org.carillon.contract.directory.PersonAttributes}
   */
  record Said(Attribute<String> attribute) implements PersonField {}
}
