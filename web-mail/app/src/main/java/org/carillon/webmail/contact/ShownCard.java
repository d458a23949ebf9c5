package org.carillon.webmail.contact;

import java.util.List;

/**
 * A contact as its page shows it.
 *
 * @param name what it is called
 * @param about what it is and where it works; empty for nothing
 * @param address its first mail address; empty for none
 * @param addresses all its mail addresses
 * @param photo where its picture is; empty for none
 * @param lines all that it says
 */
public record ShownCard(
    String name,
    String about,
    String address,
    List<String> addresses,
    String photo,
    List<CardLine> lines) {

  /** Keeps copies. */
  public ShownCard {
    addresses = List.copyOf(addresses);
    lines = List.copyOf(lines);
  }
}
