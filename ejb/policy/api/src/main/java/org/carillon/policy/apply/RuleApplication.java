package org.carillon.policy.apply;

import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.task.Task;

/**
 * Rules that are run on a mailbox's messages, as far as that is.
 *
 * @param task its task; what it has done counts messages that were looked at
 * @param mailbox the mailbox, as it was called when it was wanted
 * @param filed how many messages were moved or copied elsewhere
 * @param marked how many were given flags
 * @param removed how many were moved to the trash
 * @param faulty of how many the rules could not be run
 */
public record RuleApplication(
    Task task, MailboxName mailbox, long filed, long marked, long removed, long faulty) {}
