package org.carillon.account.internal;

import java.nio.file.Path;
import org.carillon.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A test with a directory of its own, which is empty at the start. */
public abstract class OwnDirectoryTest {
  @TempDir Path home;
  protected TestDatabase database;
  protected TestDirectory directory;

  @BeforeEach
  final void openDirectory() {
    database = TestDatabase.emptied();
    directory = new TestDirectory(database, home);
  }
}
