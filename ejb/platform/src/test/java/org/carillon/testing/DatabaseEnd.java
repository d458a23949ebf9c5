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
 * Drops the databases of a test class when the class has ended, and stops the server after the last
 * class. The library's own JVM shutdown hook runs while the test runner already counts the seconds
 * until the JVM must end.
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
