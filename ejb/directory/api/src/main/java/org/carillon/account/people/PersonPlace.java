package org.carillon.account.people;

import org.carillon.contract.directory.Attribute;

/** What of a person a query looks at. */
public sealed interface PersonPlace {

  /** What every account has. */
  enum Fixed implements PersonPlace {
    /** The id outside. */
    ID,
    /** The account's own address. */
    ADDRESS,
    /** Any of its addresses but telephone numbers. */
    ANY_ADDRESS,
    /** Any of its telephone aliases, the number alone. */
    TELEPHONE,
    /** The name people read. */
    DISPLAY_NAME,
    /** When it was made. */
    CREATED,
    /** When it was last changed. */
    MODIFIED
  }

  /**
   * What may be said of a person.
   *
   * @param attribute one of {@link org.carillon.contract.directory.PersonAttributes}
   */
  record Said(Attribute<String> attribute) implements PersonPlace {}
}
