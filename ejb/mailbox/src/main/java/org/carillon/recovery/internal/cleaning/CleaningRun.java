package org.carillon.recovery.internal.cleaning;

import jakarta.json.JsonObject;
import org.carillon.task.TaskWork;

/** The work of a search, of a removal or of a return. */
public interface CleaningRun extends TaskWork {
  /** The search that it is part of. */
  String cleanup();

  /** What was asked for, as the task's row keeps it. */
  JsonObject asked();
}
