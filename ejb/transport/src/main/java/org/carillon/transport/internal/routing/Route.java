package org.carillon.transport.internal.routing;

import org.carillon.account.Resolution;
import org.carillon.contract.mail.Verdict;

/** Where mail for an address goes. */
public sealed interface Route {

  /** To an account here. */
  record Here(Resolution.Local account) implements Route {}

  /** To several, as a group or forwarder here says. */
  record Spread(Resolution.Several group) implements Route {}

  /**
   * To another server.
   *
   * @param destination a domain as an A-label, or an address literal in brackets
   */
  record Away(String destination) implements Route {}

  /** Nowhere. */
  record Closed(Verdict.Refused why) implements Route {}

  /** That can't be said now. */
  record Unclear(Verdict.Deferred why) implements Route {}
}
