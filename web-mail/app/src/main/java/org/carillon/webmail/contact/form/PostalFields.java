package org.carillon.webmail.contact.form;

import java.util.List;
import java.util.stream.Stream;

/**
 * A postal address.
 *
 * @param at which of the card's addresses it is, from 0; {@value TypedText#NEW} for none of them
 * @param type what sort it is
 * @param label what the owner calls that sort; empty for nothing of his own
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
  /** One to be filled in. */
  public static final PostalFields BLANK =
      new PostalFields(TypedText.NEW, "", "", "", "", "", "", "");

  /** Where its parts stand in ADR (RFC 6350 §6.3.1). */
  static final List<Integer> PLACES = List.of(2, 3, 4, 5, 6);

  /** Its parts, in that order. */
  List<String> parts() {
    return List.of(street, city, region, postcode, country);
  }

  /** Whether nothing is said. */
  public boolean isBlank() {
    return Stream.of(street, city, region, postcode, country).allMatch(String::isEmpty);
  }
}
