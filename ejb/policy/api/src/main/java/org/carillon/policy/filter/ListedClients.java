package org.carillon.policy.filter;

import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.mail.ForwardPath;

/** Looks up addresses in the own lists, for checks of hosts other than the client. */
public interface ListedClients {

  /**
   * The match for an address.
   *
   * @param name the name of the entry
   * @param isAllowed true if the entry allows the address; false if it counts against it
   */
  record Listing(String name, boolean isAllowed) {}

  /**
   * Returns the match in the lists that count for these recipients, as if the address were the
   * client's. Entries that only tag a message are left out.
   *
   * @throws IOException if the lists cannot be read now
   */
  Optional<Listing> find(InetAddress address, List<ForwardPath> recipients) throws IOException;
}
