package org.carillon.transport.internal.routing;

import org.carillon.account.Resolution;
import org.carillon.contract.mail.Verdict;

/** The route of mail for an address. */
public sealed interface Route {

  record Here(Resolution.Local account) implements Route {}

  /** Mail goes to the members of a local group or forwarder. */
  record Spread(Resolution.Several group) implements Route {}

  /**
   * Mail goes to another server.
   *
   * @param destination a domain as an A-label, or an address literal in brackets
   */
  record Away(String destination) implements Route {}

  /** No route exists. */
  record Closed(Verdict.Refused why) implements Route {}

  /** The route is unknown now. */
  record Unclear(Verdict.Deferred why) implements Route {}
}
