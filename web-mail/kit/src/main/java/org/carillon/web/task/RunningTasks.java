package org.carillon.web.task;

import java.util.List;

/**
 * The long work that the visitor may see, shown on every page by {@code k:tray}. An application has
 * one bean of this type.
 */
public interface RunningTasks {

  /** What goes on; what can't be asked now is left out, since the page is about something else. */
  List<RunningTask> getRunning();
}
