package org.carillon.mailbox.internal;

import java.nio.file.Path;
import org.carillon.contract.mailbox.MailAccess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A base class for tests with a separate store. */
public abstract class StoreTest {
  @TempDir protected Path folder;
  protected StoreFixture fixture;
  protected MailAccess mailboxes;

  @BeforeEach
  protected final void openStore() {
    fixture = StoreFixture.open(folder);
    mailboxes = fixture.mailboxes();
  }

  @AfterEach
  protected final void closeStore() throws Exception {
    fixture.close();
  }
}
