package org.carillon.policy.apply;

import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.task.Task;

/**
 * The state of a task that runs rules on the messages of a mailbox.
 *
 * @param task the task; its count of what is done counts the messages that were looked at
 * @param mailbox the mailbox's name when the task was requested
 * @param filed the number of messages that were moved or copied to another mailbox
 * @param marked the number of messages that were given flags
 * @param removed the number of messages that were moved to the trash
 * @param faulty the number of messages on which the rules could not be run
 */
public record RuleApplication(
    Task task, MailboxName mailbox, long filed, long marked, long removed, long faulty) {}
