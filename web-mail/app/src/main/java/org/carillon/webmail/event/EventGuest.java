package org.carillon.webmail.event;

import jakarta.mail.internet.InternetAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.carillon.webmail.read.People;
import org.carillon.webmail.typed.InvalidFieldException;
import org.carillon.webmail.typed.ParsedAddresses;

/**
 * A person to be invited.
 *
 * @param name the name as typed; empty for none
 * @param address the address, in lower case
 */
record EventGuest(String name, String address) {
  static final int MOST = 500;
  private static final int MOST_NAME = 200;
  private static final Pattern ADDRESS =
      Pattern.compile("[^\\s<>,;:\"@]{1,64}@[^\\s<>,;:\"@]{1,255}");

  /**
   * Parses a field: addresses with or without names, as {@link ParsedAddresses} accepts them.
   *
   * @return each address once
   * @throws InvalidFieldException if something is not an address
   */
  static List<EventGuest> all(String typed) {
    return switch (ParsedAddresses.parse(typed)) {
      case ParsedAddresses.Misspelt(String part) ->
          throw new InvalidFieldException("people", "people", part);
      case ParsedAddresses.Understood(List<InternetAddress> all) -> {
        Map<String, EventGuest> guests = new LinkedHashMap<>();
        for (InternetAddress one : all) {
          EventGuest guest = of(one);
          guests.putIfAbsent(guest.address(), guest);
          if (guests.size() > MOST) {
            throw new InvalidFieldException("people", "many", Integer.toString(MOST));
          }
        }
        yield List.copyOf(guests.values());
      }
    };
  }

  private static EventGuest of(InternetAddress typed) {
    String address = typed.getAddress().toLowerCase(Locale.ROOT);
    if (!ADDRESS.matcher(address).matches()) {
      throw new InvalidFieldException("people", "people", typed.getAddress());
    }
    String name = typed.getPersonal() == null ? "" : typed.getPersonal().strip();
    return new EventGuest(name.length() > MOST_NAME ? "" : name, address);
  }

  /** Returns the guest in the form in which one is typed. */
  String written() {
    return new People.Person(name.isEmpty() ? address : name, address).full();
  }
}
