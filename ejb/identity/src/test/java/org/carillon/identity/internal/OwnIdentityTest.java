package org.carillon.identity.internal;

import java.nio.file.Path;
import org.carillon.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The base of tests that sign in to a directory of their own, which is empty at first. */
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
