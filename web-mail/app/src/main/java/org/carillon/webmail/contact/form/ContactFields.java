package org.carillon.webmail.contact.form;

import java.util.List;

/**
 * What a form has of a contact, as it was typed.
 *
 * @param spokenGiven how the given name is spoken; {@code spokenFamily} how the family name is
 * @param messengers addresses of chats (IMPP)
 * @param birthDay the day of the month; empty for none
 * @param birthMonth the month, 1 to 12; empty for none
 * @param birthYear the year; empty where it is not known
 * @param categories with commas between them
 */
public record ContactFields(
    String prefix,
    String given,
    String middle,
    String family,
    String suffix,
    String spokenGiven,
    String spokenFamily,
    String nickname,
    String organisation,
    String department,
    String jobTitle,
    List<TypedText> emails,
    List<TypedText> telephones,
    List<PostalFields> addresses,
    List<TypedText> pages,
    List<TypedText> messengers,
    String birthDay,
    String birthMonth,
    String birthYear,
    String categories,
    String note) {

  /** Keeps copies. */
  public ContactFields {
    emails = List.copyOf(emails);
    telephones = List.copyOf(telephones);
    addresses = List.copyOf(addresses);
    pages = List.copyOf(pages);
    messengers = List.copyOf(messengers);
  }
}
