package org.carillon.mailbox.sweep;

import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.task.Task;

/**
 * The progress of a change of many messages.
 *
 * @param task the task; its progress counts messages
 * @param mailbox the mailbox in which it works, with its name at the time of the request
 * @param action the change
 * @param changed the number of messages changed, without those that were gone meanwhile
 * @param isUndoable whether {@link BulkChanges#undo} can undo it
 */
public record BulkChange(
    Task task, MailboxName mailbox, BulkAction action, long changed, boolean isUndoable) {}
