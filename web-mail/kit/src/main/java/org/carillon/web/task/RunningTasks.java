package org.carillon.web.task;

import java.util.List;

/**
 * The running tasks that the visitor may see, shown on every page by {@code k:tray}. An application
 * has one bean of this type.
 */
public interface RunningTasks {

  /** The running tasks. Tasks that cannot be read are left out, so that the page is still shown. */
  List<RunningTask> getRunning();
}
