package org.carillon.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/**
 * Drops the databases of a test class when that has ended, and ends the server when the last has.
 * The hook that the library leaves for the JVM's own end comes while the test runner counts the
 * seconds of that.
 */
public final class DatabaseEnd implements LauncherSessionListener, TestExecutionListener {
  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    boolean isOutermostClass =
        test.getSource().filter(ClassSource.class::isInstance).isPresent()
            && test.getUniqueIdObject().getSegments().size() == 2;
    if (isOutermostClass) {
      TestDatabase.dropFresh();
    }
  }

  @Override
  public void launcherSessionClosed(LauncherSession session) {
    try {
      TestDatabase.stop();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
