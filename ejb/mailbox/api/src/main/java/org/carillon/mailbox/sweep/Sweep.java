package org.carillon.mailbox.sweep;

import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.task.Task;

/**
 * A change of many messages, as far as it is.
 *
 * @param task its task; what it has done counts messages
 * @param mailbox the mailbox it is done in, as it was called when it was wanted
 * @param deed what is done
 * @param changed how many messages were changed; those gone meanwhile are not among them
 * @param isUndoable whether {@link Sweeps#undo} can take it back
 */
public record Sweep(Task task, MailboxName mailbox, Deed deed, long changed, boolean isUndoable) {}
