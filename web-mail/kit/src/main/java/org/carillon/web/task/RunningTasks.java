package org.carillon.web.task;

import java.util.List;

/**
 * The running tasks that the visitor may see, shown on every page by {@code k:tray}. An application
 * has one bean of this type.
 */
public interface RunningTasks {

  /** The running tasks; unavailable ones are left out, because the page has another purpose. */
  List<RunningTask> getRunning();
}
