package org.carillon.feed;

import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.fetch.subscription.FetchState;

/**
 * A feed that an account follows.
 *
 * @param mailbox the folder that its entries come into
 * @param folder that folder's name now
 * @param title what its publisher calls it; empty where it has no name
 * @param fetch where it is, and what came of fetching it
 * @param isPaused whether it is not asked for: somebody paused it, or its server said that it is
 *     gone for good (RFC 9110 §15.5.11)
 */
public record FeedSubscription(
    long mailbox, MailboxName folder, String title, FetchState fetch, boolean isPaused) {}
