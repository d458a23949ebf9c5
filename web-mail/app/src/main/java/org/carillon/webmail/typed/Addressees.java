package org.carillon.webmail.typed;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was typed into an address field. */
public sealed interface Addressees {

  /** All that was typed are addresses: none where nothing was. */
  record Understood(List<InternetAddress> addresses) implements Addressees {}

  /**
   * Something that is no address.
   *
   * @param part what could not be understood
   */
  record Misspelt(String part) implements Addressees {}

  /**
   * What a field of a draft holds.
   *
   * @param addresses the addresses in it
   * @param rest what is none yet, as it was typed
   */
  record Begun(List<InternetAddress> addresses, String rest) {}

  /** Reads a field of which something may be half typed. */
  static Begun begun(String typed) {
    List<InternetAddress> addresses = new ArrayList<>();
    List<String> rest = new ArrayList<>();
    for (String part : TypedList.parts(typed)) {
      one(part).ifPresentOrElse(addresses::add, () -> rest.add(part));
    }
    return new Begun(addresses, String.join(", ", rest));
  }

  /** Reads a field: addresses with or without names, as {@link TypedList} parts them. */
  static Addressees parse(String typed) {
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
