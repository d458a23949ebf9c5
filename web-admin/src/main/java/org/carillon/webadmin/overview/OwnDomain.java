package org.carillon.webadmin.overview;

import java.util.List;
import org.carillon.mailbox.UsedAccount;

/**
 * The overview of a domain for its administrator.
 *
 * @param name the domain
 * @param enabled whether its accounts can sign in and receive mail
 * @param accounts the number of its accounts, up to a limit
 * @param more whether it has more accounts
 * @param octets the octets of the counted accounts' messages
 * @param full the counted accounts that are nearly full
 * @param waiting the number of their messages in the queue, up to a limit
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
