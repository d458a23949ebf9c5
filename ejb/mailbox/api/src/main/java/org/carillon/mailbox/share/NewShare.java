package org.carillon.mailbox.share;

import org.carillon.contract.mailbox.sharing.Identifier;

/**
 * A share as it is wished for.
 *
 * @param with with whom, in the place of what was shared with them before
 * @param level how much
 * @param arrival when it is among a person's own; groups and domains have it at once in any case
 * @param title what the invitation calls the collection; empty for nothing, at most {@value
 *     ShareInvitation#MOST_TITLE} characters
 */
public record NewShare(Identifier with, ShareLevel level, Arrival arrival, String title) {

  /** When what is shared with a person is among its own collections. */
  public enum Arrival {
    /** At once. */
    AT_ONCE,
    /** Once it accepts the invitation that it gets. */
    ASKED,
    /** When it takes it there by itself: it is found among its owner's. */
    ELSEWHERE
  }
}
