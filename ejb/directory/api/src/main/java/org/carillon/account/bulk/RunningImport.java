package org.carillon.account.bulk;

import org.carillon.task.Task;

/**
 * An import that is running or has ended.
 *
 * @param task the task that runs the import, with its progress
 * @param counts the result so far
 */
public record RunningImport(Task task, ImportCounts counts) {}
