package org.carillon.mailbox.collection;

import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.store.item.ChangeState;
import org.carillon.store.item.CollectionKind;

/**
 * A collection as its caller sees it.
 *
 * @param id the id that requests use; another collection never gets it, whatever its name becomes
 * @param name the collection's name, with the account's name if it belongs to another account
 * @param kind the kind of its items
 * @param rights the rights that the caller has on it (RFC 4314)
 * @param items the number of items
 * @param octets the number of octets that the items take; 0 if details of some may be hidden from
 *     the caller
 * @param state the state of the collection; later changes can be asked for since this state
 */
public record CollectionEntry(
    long id,
    MailboxName name,
    CollectionKind kind,
    MailboxRights rights,
    long items,
    long octets,
    ChangeState state) {}
