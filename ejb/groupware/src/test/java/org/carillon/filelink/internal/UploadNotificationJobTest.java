package org.carillon.filelink.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carillon.account.FixedAddresses;
import org.carillon.account.behalf.ServiceCallers;
import org.carillon.account.secret.LinkSecret;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.scheduling.TransactionalMail;
import org.carillon.database.Statements;
import org.carillon.filelink.SharedFiles;
import org.carillon.filelink.UploadNews;
import org.carillon.mailbox.internal.AliceTest;
import org.carillon.mailbox.internal.StoreFixture;
import org.carillon.mailbox.internal.TransactionalMails;
import org.carillon.store.item.CollectionKind;
import org.carillon.testing.DeclaredSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/** Tests that an upload link's creator learns of each file once, several per message. */
class UploadNotificationJobTest extends AliceTest {
  private final List<String> messages = new ArrayList<>();
  private final String secret = LinkSecret.random(new SecureRandom());
  private final FixedAddresses addresses = new FixedAddresses().account(1, "alice");
  private StoredUploadLinks links;
  private StoredUploadNews arrivals;
  private long box;
  private boolean isQueueAway;

  @BeforeEach
  void open() throws SQLException {
    fixture.execute(
        "insert into domain (id, name, description, enabled, version, created)"
            + " values (7, 'example.test', '', true, 1, now())");
    fixture.execute(
        "insert into account (id, domain, local_part, display_name, enabled, version, created)"
            + " values (1, 7, 'alice', '', true, 1, now())");
    box =
        StoreFixture.done(
                fixture.collections().create(alice, new MailboxName("Box"), CollectionKind.FILES))
            .id();
    fixture.execute(
        "insert into file_link (id, maker, mailbox, hash, made, most_files, most_octets) values"
            + " ('link', 1, %d, '\\x%s', now(), 1000, 1000000)"
                .formatted(box, HexFormat.of().formatHex(LinkSecret.hash(secret))));
    ServiceCallers behalf =
        new ServiceCallers(addresses) {
          @Override
          public Optional<Caller> of(long account, String work) {
            return Optional.of(alice);
          }
        };
    LinkResolution followed =
        new LinkResolution(
            fixture.collections(),
            addresses,
            behalf,
            null,
            null,
            new DeclaredSettings(),
            fixture.parts.transactions());
    links = new StoredUploadLinks(followed, fixture.collections(), fixture.parts.transactions());
    arrivals = new StoredUploadNews(fixture.parts.transactions());
  }

  private void send(String who, String name) {
    byte[] octets = "file".getBytes(UTF_8);
    StoreFixture.done(
        links.put(
            new SharedFiles.Visit(secret, ""),
            who,
            name,
            octets.length,
            () -> new ByteArrayInputStream(octets)));
  }

  /** Runs the job. Nothing is kept in memory, so it is as after a server's start. */
  private boolean take() throws SQLException, IOException {
    TransactionalMail mail =
        (_, to, message, also) -> {
          if (isQueueAway) {
            throw new IOException("The queue is away");
          }
          messages.add(to + "\n" + new String(message, UTF_8));
          TransactionalMails.write(fixture.parts.transactions(), also);
          return true;
        };
    return new UploadNotificationJob(
            fixture.parts.transactions(), addresses, new DeclaredSettings(), () -> mail)
        .take();
  }

  private void due() throws SQLException {
    fixture.execute("update upload_letter set due = now()");
  }

  @Test
  void uploadsWithinTheIntervalAreSentInOneMessage() throws Exception {
    send("Ann", "plan.txt");
    send("Ann", "plan.txt");
    send("", "roof.txt");
    assertThat(take()).as("it waits for what comes with the first").isFalse();
    due();
    assertThat(take()).isTrue();
    assertThat(messages)
        .singleElement()
        .satisfies(
            message ->
                assertThat(message)
                    .startsWith("alice@example.test\n")
                    .contains("Auto-Submitted: auto-generated", "/files?c=3D" + box));
    assertThat(text(3))
        .contains("“Box”", "Under the name “Ann”:\n- “plan.txt”, 1 KB\n- “plan (2).txt”, 1 KB")
        .contains("Without a name:\n- “roof.txt”, 1 KB");

    send("Ben", "late.txt");
    assertThat(take()).as("a quarter of an hour is between letters").isFalse();
    due();
    assertThat(take()).isTrue();
    assertThat(messages.getLast()).contains("late.txt").doesNotContain("roof.txt");
    due();
    assertThat(take()).as("nothing came since").isTrue();
    due();
    assertThat(take()).isFalse();
    assertThat(messages).hasSize(2);
  }

  /** Returns the text of a message about a number of files, before it is encoded for mail. */
  private String text(int files) {
    List<UploadNewsRows.Arrival> came = new ArrayList<>();
    came.add(new UploadNewsRows.Arrival("Ann", "plan.txt", 4, files, 3));
    came.add(new UploadNewsRows.Arrival("Ann", "plan (2).txt", 4, files, 3));
    came.add(new UploadNewsRows.Arrival("", "roof.txt", 4, files, 3));
    return new UploadNotification("Box", came, "https://h/files", "https://h/links")
        .text(Locale.ENGLISH);
  }

  @Test
  void messageIsBoundedAndEscapesForeignText() {
    assertThat(text(1_003)).contains("1,000 more files");
    UploadNotification hostile =
        new UploadNotification(
            "Box",
            List.of(new UploadNewsRows.Arrival("x", "{0}\r\nBcc: y\u202Efdp.exe", 5_000_000, 1, 1)),
            "p",
            "l");
    assertThat(hostile.text(Locale.GERMAN)).contains("- „{0} Bcc: y fdp.exe“, 5,0 MB");
  }

  @Test
  void notificationIsRetriedWhenTheQueueRefusesIt() throws Exception {
    send("Ann", "plan.txt");
    due();
    fixture.execute(
        "create or replace function freed() returns trigger language plpgsql as"
            + " $$ begin perform pg_notify('freed', ''); return null; end $$");
    fixture.execute(
        "create or replace trigger freed after update on upload_letter for each row"
            + " when (new.due < old.due) execute function freed()");
    try (Connection listening = fixture.database.dataSource().getConnection()) {
      Statements.update(listening, "listen freed");
      isQueueAway = true;
      assertThatThrownBy(this::take).isInstanceOf(IOException.class);
      // Another thread releases the message's row; until then, that thread may have it locked.
      assertThat(listening.unwrap(PGConnection.class).getNotifications(20_000)).isNotEmpty();
    }
    isQueueAway = false;
    due();
    assertThat(take()).isTrue();
    assertThat(messages).hasSize(1);
  }

  @Test
  void uploadsAreReportedAfterTheLinkWasDeleted() throws Exception {
    send("Ann", "plan.txt");
    fixture.execute("delete from file_link");
    due();
    assertThat(take()).isTrue();
    assertThat(messages).hasSize(1);
  }

  @Test
  void restoredLinkKeepsItsNotificationSetting() throws Exception {
    fixture.execute("update file_link set tells = false");
    SavedFileLinks saved = new SavedFileLinks();
    boolean tells =
        fixture
            .parts
            .transactions()
            .write(
                (Connection connection) -> {
                  String kept =
                      Statements.first(connection, row -> row.getString(1), saved.query())
                          .orElseThrow();
                  Statements.update(connection, "delete from file_link");
                  Statements.update(connection, saved.insertion(), kept);
                  return Statements.first(
                          connection, row -> row.getBoolean(1), "select tells from file_link")
                      .orElseThrow();
                });
    assertThat(tells).isFalse();
  }

  @Test
  void silentLinkSendsNoMailAndIsShownUntilSeen() throws Exception {
    fixture.execute("update file_link set tells = false");
    send("Ann\u202E \n", "plan.txt");
    send("", "roof.txt");
    assertThat(take()).isFalse();
    due();
    assertThat(take()).isFalse();
    assertThat(StoreFixture.done(arrivals.list(alice)))
        .singleElement()
        .satisfies(
            came -> {
              assertThat(came.folder()).isEqualTo(box);
              assertThat(came.label()).isEqualTo("Box");
              assertThat(came.files()).isEqualTo(2);
              assertThat(came.octets()).isEqualTo(8);
              assertThat(came.who()).containsExactly("Ann");
            });
    StoreFixture.done(arrivals.seen(alice, box));
    assertThat(StoreFixture.done(arrivals.list(alice))).isEmpty();
    send("Ben", "late.txt");
    assertThat(StoreFixture.done(arrivals.list(alice)))
        .extracting(UploadNews.Arrived::files)
        .containsExactly(1L);
  }
}
