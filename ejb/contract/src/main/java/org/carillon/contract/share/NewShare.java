package org.carillon.contract.share;

import org.carillon.contract.mailbox.sharing.Identifier;

/**
 * A share as it is wished for.
 *
 * @param with with whom, in the place of what was shared with them before
 * @param level how much
 * @param invites whether a person is asked first: until it accepts, the collection is not among its
 *     own; groups and domains have it at once in any case
 * @param title what the invitation calls the collection; empty for nothing, at most {@value
 *     ShareInvitation#MOST_TITLE} characters
 */
public record NewShare(Identifier with, ShareLevel level, boolean invites, String title) {}
