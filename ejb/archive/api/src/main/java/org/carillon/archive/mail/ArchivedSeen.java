package org.carillon.archive.mail;

import java.util.OptionalLong;
import org.carillon.contract.mailbox.messages.UidSet;

/**
 * The messages that a reader with a separate \\Seen had read in a shared mailbox when it was
 * archived.
 *
 * @param mailbox the {@link ArchivedMailbox#id} of the mailbox
 * @param reader the reader's address
 * @param account the id that the reader's account had; empty in backups written before ids were
 *     saved
 * @param seen the messages that the reader has marked as seen
 * @param unseen the messages that the reader has marked as unseen again
 */
public record ArchivedSeen(
    long mailbox, String reader, OptionalLong account, UidSet seen, UidSet unseen) {}
