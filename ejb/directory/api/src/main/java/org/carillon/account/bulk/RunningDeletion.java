package org.carillon.account.bulk;

import org.carillon.task.Task;

/**
 * A deletion of accounts.
 *
 * @param task how far it is
 * @param counts what came of it so far
 */
public record RunningDeletion(Task task, DeletionCounts counts) {}
