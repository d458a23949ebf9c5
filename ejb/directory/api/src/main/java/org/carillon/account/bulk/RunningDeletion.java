package org.carillon.account.bulk;

import org.carillon.task.Task;

/**
 * A deletion of many accounts that is running or has ended.
 *
 * @param task the task that runs the deletion, with its progress
 * @param counts the result so far
 */
public record RunningDeletion(Task task, DeletionCounts counts) {}
