package org.carillon.archive.internal.restoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.archive.internal.Archives;
import org.carillon.archive.mail.ArchivedAnnotation;
import org.carillon.archive.mail.ArchivedMail;
import org.carillon.archive.mail.ArchivedMailbox;
import org.carillon.archive.mail.ArchivedMessage;
import org.carillon.archive.mail.MailRestoration;
import org.carillon.archive.mail.MailRestoration.Hidden;
import org.carillon.archive.mail.MailRestoration.Numbers;
import org.carillon.archive.mail.MailRestoration.Place;
import org.carillon.archive.mail.MailRestoration.Shown;
import org.carillon.contract.content.Spool;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.mailbox.internal.AliceTest;
import org.carillon.mailbox.internal.StoreFixture;
import org.carillon.store.item.CollectionKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that archived mailboxes are restored into an account that receives mail meanwhile. */
class RestorerTest extends AliceTest {
  private static final long UIDVALIDITY = 7;
  private static final String SAVED = "Subject: saved\r\n\r\nsaved";
  private static final String NEWS = "Subject: news\r\n\r\nnews";
  private static final Flags WORKED = new Flags(Set.of(Flag.FLAGGED), Set.of("$work"));
  private static final ArchivedMailbox ARCHIVED =
      new ArchivedMailbox(
          99, MailboxName.INBOX, CollectionKind.MAIL, Set.of(), UIDVALIDITY, 6, 40, UidSet.of(5));
  private static final ArchivedMail MAIL =
      new ArchivedMail(
          40,
          List.of(ARCHIVED),
          List.of(),
          List.of(
              new ArchivedAnnotation(
                  99, "/shared/comment", "ours".getBytes(StandardCharsets.UTF_8))),
          List.of(),
          List.of(),
          List.of());

  private MailRestoration restoration;

  @BeforeEach
  void open() throws Exception {
    restoration = Archives.restoration(fixture, alice, "another");
  }

  /** Returns the saved INBOX, filled and still hidden. */
  private Hidden filled() throws Exception {
    Hidden hidden = restoration.begin(ARCHIVED, Numbers.AS_ARCHIVED);
    ArchivedMessage message =
        new ArchivedMessage(
            99,
            5,
            33,
            WORKED,
            StoreFixture.NOON,
            StoreFixture.NOON.toInstant(),
            3,
            3,
            Optional.empty(),
            StoreFixture.NO_PREFIX,
            1,
            SAVED.length(),
            0);
    try (Spool spool = fixture.spool(SAVED)) {
      restoration.put(spool, List.of(new Place(hidden, message)));
    }
    return hidden;
  }

  private List<String> inbox() throws Exception {
    MailboxView view = fixture.view(alice, MailboxName.INBOX);
    List<String> found = new ArrayList<>();
    for (int i = 0; i < view.size(); i++) {
      found.add(
          fixture.text(alice, view.mailbox(), view.uid(i))
              + (Flag.FLAGGED.in(view.flags(i)) ? " " + view.keywords() : ""));
    }
    return found;
  }

  private long number(String query) throws Exception {
    try (Connection connection = fixture.dataSource().getConnection();
        Statement statement = connection.createStatement();
        var row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }

  @Test
  void restoredMailIsAddedAfterMailThatArrivedMeanwhile() throws Exception {
    Hidden hidden = filled();
    fixture.deliver(fixture.toInbox(alice, NEWS));

    Shown shown = restoration.showOrAdd(hidden, MailboxName.INBOX, MAIL);

    assertThat(shown).isEqualTo(new Shown.Added());
    assertThat(inbox()).containsExactly(NEWS, SAVED + " [$work]");
    assertThat(number("select messages from mail_account where account = 1")).isEqualTo(2);
    assertThat(number("select count(*) from mailbox where removed is null and name = 'INBOX'"))
        .isEqualTo(1);
    assertThat(
            number(
                "select count(*) from annotation a join mailbox m on m.id = a.mailbox"
                    + " where m.removed is null and a.entry = '/shared/comment'"))
        .isEqualTo(1);
  }

  @Test
  void restoredMailKeepsUidsAndUidValidityInAnEmptyMailbox() throws Exception {
    Shown shown = restoration.showOrAdd(filled(), MailboxName.INBOX, MAIL);

    assertThat(shown).isEqualTo(new Shown.Done());
    assertThat(inbox()).containsExactly(SAVED + " [$work]");
    assertThat(number("select uidvalidity from mailbox where removed is null and name = 'INBOX'"))
        .isEqualTo(UIDVALIDITY);
  }

  @Test
  void modseqsOfAReplacedMailboxAreUnknown() throws Exception {
    restoration.showOrAdd(filled(), MailboxName.INBOX, MAIL);
    MailboxView view = fixture.view(alice, MailboxName.INBOX);

    assertThat(view.knownUpTo(45)).as("behind the backup").isZero();
    assertThat(view.knownUpTo(20)).as("before the backup").isEqualTo(20);
    assertThat(view.knownUpTo(view.highestModseq())).isEqualTo(view.highestModseq());
  }

  @Test
  void exactRestoreIsRefusedIfNewMailArrived() throws Exception {
    Hidden hidden = filled();
    fixture.deliver(fixture.toInbox(alice, NEWS));

    Shown shown = restoration.show(hidden, MailboxName.INBOX, MAIL);

    assertThat(shown).isEqualTo(new Shown.Taken(MailboxName.INBOX));
    assertThat(inbox()).containsExactly(NEWS);
    assertThat(
            number("select count(*) from mailbox where removed = 'epoch' and id = " + hidden.id()))
        .isEqualTo(1);
  }
}
