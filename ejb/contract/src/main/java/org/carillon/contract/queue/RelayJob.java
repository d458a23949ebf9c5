package org.carillon.contract.queue;

import java.util.List;
import org.carillon.contract.mail.ForwardPath;
import org.carillon.contract.mail.ReversePath;

/**
 * One message for one destination, claimed by one node until the lease ends.
 *
 * @param message the queued message's id, as administrators see it
 * @param fence proves the claim in {@link RelayQueue#report}: a report with an outdated fence only
 *     records recipients that were relayed
 * @param lease the time in which no other node may claim it, unless it is {@link RelayQueue#renew
 *     renewed}
 * @param from the reverse-path
 * @param destination the recipients' domain as an A-label, or an address literal in brackets
 * @param recipients the recipients there, at most 100
 * @param size the message's size in octets
 * @param route how it goes there
 */
public record RelayJob(
    String message,
    long fence,
    Lease lease,
    ReversePath from,
    String destination,
    List<Recipient> recipients,
    long size,
    RelayRoute route) {

  /** One recipient of a relay job: the id of its row and its forward-path. */
  public record Recipient(long id, ForwardPath path) {}
}
