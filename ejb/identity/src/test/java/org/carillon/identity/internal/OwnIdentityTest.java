package org.carillon.identity.internal;

import java.nio.file.Path;
import org.carillon.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A test of signing in to a directory of its own, in which there is nothing yet. */
public abstract class OwnIdentityTest {
  @TempDir protected Path home;
  protected TestDatabase database;
  protected TestIdentity directory;

  @BeforeEach
  final void openDirectory() {
    database = TestDatabase.emptied();
    directory = new TestIdentity(database, home);
  }
}
