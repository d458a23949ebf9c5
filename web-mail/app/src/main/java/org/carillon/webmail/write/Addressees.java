package org.carillon.webmail.write;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Arrays;
import java.util.List;

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
