package org.carillon.mailbox.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.MailboxEntry;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.contract.mailbox.sharing.Identifier;
import org.carillon.contract.mailbox.sharing.RightsChange;
import org.junit.jupiter.api.BeforeEach;

/** A base class for tests of a mailbox that is shared within and across domains. */
abstract class SharedMailboxTest extends StoreTest {
  static final MailboxName OWN = new MailboxName("Work");
  static final MailboxName SHARED = new MailboxName("~user1/Work");
  static final MailboxName INBOX = MailboxName.INBOX;
  static final UidSet ALL = UidSet.range(1, 4_294_967_295L);

  Caller owner;
  Caller other;
  Caller third;
  Caller stranger;

  @BeforeEach
  final void share() throws SQLException {
    owner = fixture.account(1);
    other = fixture.account(2);
    third = fixture.account(3);
    stranger = fixture.account(4);
    fixture.people.moveElsewhere(4);
    StoreFixture.done(mailboxes.create(owner, OWN, Set.of()));
  }

  Answer<Void> change(String who, RightsChange change, String letters) {
    return mailboxes.grant(
        owner, OWN, Identifier.parse(who), change, MailboxRights.parse(letters).orElseThrow());
  }

  void grant(String who, String letters) {
    StoreFixture.done(change(who, RightsChange.REPLACE, letters));
  }

  String rights(Caller caller, MailboxName name) {
    return switch (mailboxes.myRights(caller, name)) {
      case Answer.Done(MailboxRights rights) -> rights.letters();
      case Answer.Failed(Failure.NotFound _) -> "";
      case Answer.Failed(var failure) -> throw new AssertionError(failure);
    };
  }

  List<String> list(Caller caller) {
    return StoreFixture.done(mailboxes.list(caller)).stream()
        .filter(MailboxEntry::selectable)
        .map(entry -> entry.name().path())
        .filter(path -> path.startsWith("~"))
        .toList();
  }

  void append(Caller caller, MailboxName name, int count, Flags flags) throws IOException {
    String[] texts = Collections.nCopies(count, "message\r\n").toArray(String[]::new);
    fixture.append(caller, name, flags, texts);
  }

  static Failure hindered(Answer<?> answer) {
    assertThat(answer).isInstanceOf(Answer.Failed.class);
    return ((Answer.Failed<?>) answer).failure();
  }

  String posted(String detail, OptionalLong sender) {
    return fixture.store.subaddresses().of(owner.account(), detail, sender).path();
  }
}
