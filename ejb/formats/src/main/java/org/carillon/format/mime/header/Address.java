package org.carillon.format.mime.header;

import java.util.List;

/** An entry of an address field (RFC 5322 §3.4), as octets without quoting and comments. */
public sealed interface Address {

  /**
   * A mailbox.
   *
   * @param name the display name, or an old-style comment after the address; empty if there is none
   * @param route the obsolete source route ({@code @a,@b}); empty if there is none
   * @param local the part before the {@code @}; may be empty in a damaged address
   * @param domain the part after the {@code @}; empty if there was no {@code @}
   */
  record Mailbox(String name, String route, String local, String domain) implements Address {

    /** Returns {@code local@domain} as octets, with the local part unquoted. */
    public String address() {
      return domain.isEmpty() ? local : local + "@" + domain;
    }
  }

  /** A named group. It has no members if it is {@code undisclosed-recipients:;}. */
  record Group(String name, List<Mailbox> members) implements Address {
    public Group {
      members = List.copyOf(members);
    }
  }
}
