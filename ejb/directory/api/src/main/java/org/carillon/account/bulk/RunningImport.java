package org.carillon.account.bulk;

import org.carillon.task.Task;

/**
 * An import that goes on or is over.
 *
 * @param task how far it is
 * @param counts what came of it so far
 */
public record RunningImport(Task task, ImportCounts counts) {}
