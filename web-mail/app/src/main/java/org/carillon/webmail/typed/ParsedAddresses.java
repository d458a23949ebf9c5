package org.carillon.webmail.typed;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The content of an address field, parsed. */
public sealed interface ParsedAddresses {

  /** Everything typed is an address. Empty if nothing was typed. */
  record Understood(List<InternetAddress> addresses) implements ParsedAddresses {}

  /** A part of the field is no address. */
  record Misspelt(String part) implements ParsedAddresses {}

  /** The content of a draft's address field; the rest is no address yet, as typed. */
  record Begun(List<InternetAddress> addresses, String rest) {}

  /** Reads a field that may contain incomplete addresses. */
  static Begun begun(String typed) {
    List<InternetAddress> addresses = new ArrayList<>();
    List<String> rest = new ArrayList<>();
    for (String part : TypedList.parts(typed)) {
      one(part).ifPresentOrElse(addresses::add, () -> rest.add(part));
    }
    return new Begun(addresses, String.join(", ", rest));
  }

  /** Reads a field: addresses with or without names, as {@link TypedList} splits them. */
  static ParsedAddresses parse(String typed) {
    List<InternetAddress> addresses = new ArrayList<>();
    for (String part : TypedList.parts(typed == null ? "" : typed)) {
      Optional<InternetAddress> one = one(part);
      if (one.isEmpty()) {
        return new Misspelt(part);
      }
      addresses.add(one.get());
    }
    return new Understood(addresses);
  }

  private static Optional<InternetAddress> one(String part) {
    try {
      InternetAddress[] all = InternetAddress.parse(part, false);
      if (all.length != 1 || all[0].isGroup() || all[0].getAddress().indexOf('@') < 1) {
        return Optional.empty();
      }
      all[0].validate();
      return Optional.of(all[0]);
    } catch (AddressException wrong) {
      return Optional.empty();
    }
  }
}
