package org.carillon.webmail.event;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.carillon.webmail.read.People;
import org.carillon.webmail.typed.TypedList;
import org.carillon.webmail.typed.WrongField;

/**
 * Somebody who is to be invited.
 *
 * @param name as it was typed; empty for none
 * @param address in lower case
 */
record EventGuest(String name, String address) {
  static final int MOST = 500;
  private static final int MOST_NAME = 200;
  private static final Pattern ADDRESS =
      Pattern.compile("[^\\s<>,;:\"@]{1,64}@[^\\s<>,;:\"@]{1,255}");

  /**
   * Reads a field: addresses with names or without, one in a line or with commas between.
   *
   * @return each address once
   * @throws WrongField at what is no address
   */
  static List<EventGuest> all(String typed) {
    Map<String, EventGuest> guests = new LinkedHashMap<>();
    for (String part : TypedList.parts(typed)) {
      EventGuest guest = of(part);
      guests.putIfAbsent(guest.address(), guest);
      if (guests.size() > MOST) {
        throw new WrongField("people", "many", Integer.toString(MOST));
      }
    }
    return List.copyOf(guests.values());
  }

  private static EventGuest of(String part) {
    int begins = part.endsWith(">") ? part.lastIndexOf('<') : -1;
    String address =
        (begins < 0 ? part : part.substring(begins + 1, part.length() - 1))
            .strip()
            .toLowerCase(Locale.ROOT);
    if (!ADDRESS.matcher(address).matches()) {
      throw new WrongField("people", "people", part);
    }
    String name = begins < 0 ? "" : bare(part.substring(0, begins).strip());
    return new EventGuest(name.length() > MOST_NAME ? "" : name, address);
  }

  private static String bare(String name) {
    boolean isQuoted = name.length() > 1 && name.startsWith("\"") && name.endsWith("\"");
    return isQuoted
        ? name.substring(1, name.length() - 1).replaceAll("\\\\(.)", "$1").strip()
        : name;
  }

  /** As it is typed. */
  String written() {
    return new People.Person(name.isEmpty() ? address : name, address).full();
  }
}
