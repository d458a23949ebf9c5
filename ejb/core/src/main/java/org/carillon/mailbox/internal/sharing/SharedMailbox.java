package org.carillon.mailbox.internal.sharing;

import org.carillon.contract.mailbox.MailboxRights;

/**
 * A mailbox of somebody else that a person sees.
 *
 * @param owner its owner's account
 * @param name its name there
 * @param uses a bit for each special use
 * @param rights what the person may do with it
 */
public record SharedMailbox(long id, long owner, String name, int uses, MailboxRights rights) {}
