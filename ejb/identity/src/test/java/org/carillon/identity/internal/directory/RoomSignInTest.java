package org.carillon.identity.internal.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.carillon.account.MailAddress;
import org.carillon.account.internal.DirectoryQueries;
import org.carillon.identity.internal.Principal;
import org.carillon.identity.internal.TestIdentity;
import org.carillon.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that nobody can sign in as a room or as equipment. */
class RoomSignInTest {
  private static final String ROOM = "room@example.test";

  @TempDir private Path home;

  private final TestDatabase database = TestDatabase.emptied();

  @Test
  void accountTurnedIntoARoomCannotSignIn() {
    TestIdentity directory = new TestIdentity(database, home);
    directory.domain("example.test");
    directory.account(ROOM);
    assertThat(isEnabled()).isTrue();

    MailAddress address = MailAddress.canonical(ROOM).orElseThrow();
    database
        .transactions()
        .run(
            entities -> DirectoryQueries.account(entities, address).orElseThrow().becomeResource());

    assertThat(isEnabled()).isFalse();
  }

  private boolean isEnabled() {
    return database
        .transactions()
        .read(entities -> Principal.find(entities, ROOM).orElseThrow().enabled());
  }
}
