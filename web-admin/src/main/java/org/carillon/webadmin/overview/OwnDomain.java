package org.carillon.webadmin.overview;

import java.util.List;
import org.carillon.mailbox.UsedAccount;

/**
 * What who administers a domain sees of it first.
 *
 * @param name the domain
 * @param enabled whether its accounts can sign in and receive mail
 * @param accounts how many accounts it has, as far as they were counted
 * @param more whether it has more than were counted
 * @param octets what the counted accounts' messages take
 * @param full those of them that are nearly full
 * @param waiting how many messages of theirs wait in the queue, as far as they were counted
 * @param moreWaiting whether more wait
 */
public record OwnDomain(
    String name,
    boolean enabled,
    int accounts,
    boolean more,
    long octets,
    List<UsedAccount> full,
    int waiting,
    boolean moreWaiting) {}
