package org.carillon.webmail.contact.form;

import java.util.List;

/**
 * A contact's fields in a form, as typed.
 *
 * @param spokenGiven the spoken given name; {@code spokenFamily} the spoken family name
 * @param messengers chat addresses (IMPP)
 * @param birthDay the day of the month; empty for none
 * @param birthMonth the month, 1 to 12; empty for none
 * @param birthYear the year; empty if unknown
 * @param categories the categories, separated by commas
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

  public ContactFields {
    emails = List.copyOf(emails);
    telephones = List.copyOf(telephones);
    addresses = List.copyOf(addresses);
    pages = List.copyOf(pages);
    messengers = List.copyOf(messengers);
  }
}
