package org.carillon.policy.filter;

import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.mail.ForwardPath;

/** What own lists say of addresses, for those who look at hosts that are not the client. */
public interface ListedClients {

  /**
   * What is said of an address.
   *
   * @param name the entry's
   * @param isAllowed whether it is allowed; else something is held against it
   */
  record Listing(String name, boolean isAllowed) {}

  /**
   * What the lists that count for these recipients say of an address, as if it were the client.
   * What only marks a message says nothing.
   *
   * @throws IOException when it can't be told now
   */
  Optional<Listing> find(InetAddress address, List<ForwardPath> recipients) throws IOException;
}
