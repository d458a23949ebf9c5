package org.carillon.webmail.write;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.carillon.webmail.typed.TypedList;

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
      switch (parse(part)) {
        case Understood(List<InternetAddress> understood) -> addresses.addAll(understood);
        case Misspelt _ -> rest.add(part);
      }
    }
    return new Begun(addresses, String.join(", ", rest));
  }

  /** Reads a field: addresses with or without names, parted by commas. */
  static Addressees parse(String typed) {
    String line = typed == null ? "" : typed.replace(';', ',').replaceAll("[\\r\\n]+", ",").strip();
    while (line.endsWith(",")) {
      line = line.substring(0, line.length() - 1).strip();
    }
    try {
      InternetAddress[] addresses = InternetAddress.parse(line, false);
      for (InternetAddress address : addresses) {
        address.validate();
        if (address.isGroup() || address.getAddress().indexOf('@') < 1) {
          return new Misspelt(address.toUnicodeString());
        }
      }
      return new Understood(Arrays.asList(addresses));
    } catch (AddressException wrong) {
      String part = wrong.getRef();
      return new Misspelt(part == null ? line : part);
    }
  }
}
