package org.carillon.mailbox.collection;

import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.store.item.ChangeState;
import org.carillon.store.item.CollectionKind;

/**
 * A collection as its caller sees it.
 *
 * @param id what it is asked for by; never that of another, whatever its name becomes
 * @param name its name, of another account's with that account
 * @param kind what its items are
 * @param rights what the caller may do with it (RFC 4314)
 * @param items how many items it holds
 * @param octets what they take; 0 where some may be veiled for who asks
 * @param state as of when: what changes later is told since this
 */
public record CollectionEntry(
    long id,
    MailboxName name,
    CollectionKind kind,
    MailboxRights rights,
    long items,
    long octets,
    ChangeState state) {}
