package org.carillon.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Ends the tests' database when the last test has ended. The hook that the library leaves for the
 * JVM's own end comes while the test runner counts the seconds of that.
 */
public final class DatabaseEnd implements LauncherSessionListener {
  @Override
  public void launcherSessionClosed(LauncherSession session) {
    try {
      TestDatabase.stop();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
