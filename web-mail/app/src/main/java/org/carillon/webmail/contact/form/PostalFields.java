package org.carillon.webmail.contact.form;

import java.util.List;
import java.util.stream.Stream;

/**
 * A postal address.
 *
 * @param at its index among the card's addresses, from 0; {@value TypedText#NEW} for a new one
 * @param type its type
 * @param label the owner's own label; empty for none
 */
public record PostalFields(
    int at,
    String type,
    String label,
    String street,
    String city,
    String region,
    String postcode,
    String country) {
  public static final PostalFields BLANK =
      new PostalFields(TypedText.NEW, "", "", "", "", "", "", "");

  /** The positions of its parts in ADR (RFC 6350 §6.3.1). */
  static final List<Integer> PLACES = List.of(2, 3, 4, 5, 6);

  /** Its parts, in that order. */
  List<String> parts() {
    return List.of(street, city, region, postcode, country);
  }

  public boolean isBlank() {
    return Stream.of(street, city, region, postcode, country).allMatch(String::isEmpty);
  }
}
