package org.carillon.format.mime.header;

import java.util.List;

/**
 * An entry of an address field (RFC 5322 §3.4). All strings are octets, quoting and comments taken
 * off.
 */
public sealed interface Address {

  /**
   * A mailbox.
   *
   * @param name the display name, or an old-style comment behind the address; empty for none
   * @param route the obsolete source route ({@code @a,@b}); empty for none
   * @param local the part before the {@code @}; may be empty in a damaged address
   * @param domain the part after it; empty when there was no {@code @}
   */
  record Mailbox(String name, String route, String local, String domain) implements Address {

    /** {@code local@domain} as octets, the local part not quoted. */
    public String address() {
      return domain.isEmpty() ? local : local + "@" + domain;
    }
  }

  /**
   * A named group.
   *
   * @param name the group's display name
   * @param members its mailboxes; empty for {@code undisclosed-recipients:;}
   */
  record Group(String name, List<Mailbox> members) implements Address {
    /** Keeps a copy. */
    public Group {
      members = List.copyOf(members);
    }
  }
}
