package org.carillon.webmail.contact;

import java.util.List;

/**
 * A contact as its page shows it.
 *
 * @param name its name
 * @param about its title and employer; empty for none
 * @param address its first mail address; empty for none
 * @param addresses all its mail addresses
 * @param photo the address of its picture; empty for none
 * @param lines all its properties
 */
public record ShownCard(
    String name,
    String about,
    String address,
    List<String> addresses,
    String photo,
    List<CardLine> lines) {

  public ShownCard {
    addresses = List.copyOf(addresses);
    lines = List.copyOf(lines);
  }
}
