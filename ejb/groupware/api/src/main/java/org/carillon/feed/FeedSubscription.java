package org.carillon.feed;

import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.fetch.subscription.FetchState;

/**
 * A feed that an account follows.
 *
 * @param mailbox the mailbox into which its entries are delivered
 * @param folder the current name of that mailbox
 * @param title the title that its publisher gives it, or empty if it has none
 * @param fetch its address and the result of fetching it
 * @param isPaused whether it is not fetched, because the user paused it or its server said that it
 *     is permanently gone (RFC 9110 §15.5.11)
 */
public record FeedSubscription(
    long mailbox, MailboxName folder, String title, FetchState fetch, boolean isPaused) {}
