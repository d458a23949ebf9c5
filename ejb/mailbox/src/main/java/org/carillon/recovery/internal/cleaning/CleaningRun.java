package org.carillon.recovery.internal.cleaning;

import jakarta.json.JsonObject;
import org.carillon.task.TaskWork;

/** The work of a search, removal or restoration. */
public interface CleaningRun extends TaskWork {
  /** Returns the id of the search that it belongs to. */
  String cleanup();

  /** Returns the request, as stored in the task's row. */
  JsonObject asked();
}
