package org.carillon.archive.mail;

import java.util.OptionalLong;
import org.carillon.contract.mailbox.messages.UidSet;

/**
 * What somebody with a \\Seen of his own in a shared mailbox had read when it was archived.
 *
 * @param mailbox the {@link ArchivedMailbox#id} it belongs to
 * @param reader the reader's address
 * @param account the id that the reader's account had; empty in backups that were written before
 *     ids were
 * @param seen the messages he has marked
 * @param unseen those he has marked unseen again
 */
public record ArchivedSeen(
    long mailbox, String reader, OptionalLong account, UidSet seen, UidSet unseen) {}
