package org.carillon.mailbox.share;

import org.carillon.contract.mailbox.sharing.Identifier;

/**
 * A request for a share.
 *
 * @param with the account, group or domain to share with; replaces the present share with it
 * @param level the level of the share
 * @param arrival when a person has the collection among its own; groups and domains always have it
 *     at once
 * @param title the collection's name in the invitation; may be empty, at most {@value
 *     ShareInvitation#MOST_TITLE} characters
 */
public record NewShare(Identifier with, ShareLevel level, Arrival arrival, String title) {

  /** The time from which a person has the shared collection among its own. */
  public enum Arrival {
    /** The person has it at once. */
    AT_ONCE,
    /** The person has it after accepting the invitation that is sent. */
    ASKED,
    /** Listed among the owner's collections until the person adds it. */
    ELSEWHERE
  }
}
