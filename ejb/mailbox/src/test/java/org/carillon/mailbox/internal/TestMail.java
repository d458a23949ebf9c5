package org.carillon.mailbox.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.mailbox.TextIndex;
import org.carillon.query.source.SearchSource;
import org.carillon.store.Delivery;
import org.carillon.store.MailFeed;
import org.carillon.store.Target;

/** A store with mail in it, for tests of higher capabilities. */
public final class TestMail implements AutoCloseable {
  private final StoreFixture fixture;

  private TestMail(StoreFixture fixture) {
    this.fixture = fixture;
  }

  public static TestMail open(Path folder, TextIndex texts) {
    return new TestMail(StoreFixture.open(folder, texts));
  }

  public Caller account(long id) throws SQLException {
    return fixture.account(id);
  }

  /** Delivers a message to the inbox, with its trace fields as {@code prefix}. */
  public void deliver(Caller caller, byte[] prefix, byte[] message) throws IOException {
    fixture.deliver(
        new Delivery(
            fixture.spool(message),
            StoreFixture.NOON,
            List.of(new Target(caller.account(), StoreFixture.INBOX, prefix, Flags.NONE)),
            Optional.empty()));
  }

  public void deliver(Caller caller, String message) throws IOException {
    deliver(caller, StoreFixture.NO_PREFIX, message.getBytes(StandardCharsets.UTF_8));
  }

  public long mailbox(Caller caller, String name) {
    return fixture
        .view(caller, name.equals("INBOX") ? MailboxName.INBOX : new MailboxName(name))
        .mailbox();
  }

  public void expunge(Caller caller, long mailbox, UidSet uids) {
    fixture.expunge(caller, mailbox, uids);
  }

  public MailAccess mailboxes() {
    return fixture.mailboxes();
  }

  public SearchSource searched() {
    return fixture.searched();
  }

  public MailFeed feed() {
    return fixture.parts.feed();
  }

  @Override
  public void close() throws IOException {
    fixture.close();
  }
}
