package org.carillon.policy.internal.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.account.internal.TestDirectory.done;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.carillon.account.Account;
import org.carillon.account.internal.TestDirectory;
import org.carillon.account.setting.HostSettings;
import org.carillon.account.setting.ReadingHabits;
import org.carillon.account.setting.ReadingPreferenceStore;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.contacts.KnownContacts;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.database.SqlTransactions;
import org.carillon.format.mime.header.Header;
import org.carillon.policy.picture.PictureSender;
import org.carillon.policy.sender.AllowedSenders;
import org.carillon.policy.sender.SenderList;
import org.carillon.testing.DeclaredSettings;
import org.carillon.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that pictures are shown without asking as the reader chose, and only of proven senders. */
class PictureSenderOperationsTest {
  @TempDir Path home;
  private Caller caller;
  private Caller other;
  private ReadingHabits.Pictures chosen = ReadingHabits.Pictures.ASK;
  private PictureSenderOperations operations;

  @BeforeEach
  void wire() {
    TestDatabase database = TestDatabase.emptied();
    TestDirectory directory = new TestDirectory(database, home);
    directory.domain("here.test");
    caller = caller(directory.account("ann@here.test"));
    other = caller(directory.account("bea@here.test"));
    var people = new Friends();
    var settings = new DeclaredSettings().with(HostSettings.HOST_NAME, "mx.here.test");
    operations =
        new PictureSenderOperations(
            new SqlTransactions(database.dataSource()),
            new Habits(),
            new AllowedSenders(account -> SenderList.EMPTY, people, settings),
            people);
  }

  private static Caller caller(Account account) {
    return new Caller(account.id(), account.address().toString(), new Rights.User(), "s1");
  }

  private static final class Friends implements KnownContacts {
    @Override
    public boolean knows(long account, String address) {
      return address.equals("friend@shop.example");
    }

    @Override
    public List<String> addresses(long account, int most) {
      return List.of();
    }
  }

  private final class Habits implements ReadingPreferenceStore {
    @Override
    public Answer<ReadingHabits> of(Caller reader) {
      return new Answer.Done<>(new ReadingHabits(true, ReadingHabits.After.NEXT, chosen));
    }

    @Override
    public Answer<ReadingHabits> choose(Caller reader, ReadingHabits habits) {
      return new Answer.Done<>(habits);
    }
  }

  private static Header from(String author, String dmarc) {
    String text =
        "Authentication-Results: mx.here.test; dmarc="
            + dmarc
            + " header.from=shop.example\r\nReceived: from a by b; Tue, 24 Nov 2026 10:00:00 +0000\r\nFrom: "
            + author
            + "\r\n\r\n";
    try {
      return Header.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)));
    } catch (IOException never) {
      throw new IllegalStateException(never);
    }
  }

  @Test
  void senderIsRememberedPerAccountUntilRevoked() {
    Header header = from("News <News@Shop.example>", "pass");
    assertThat(operations.areShown(caller, header)).isFalse();

    String sender = done(operations.remember(caller, header)).sender();

    assertThat(operations.areShown(caller, header)).isTrue();
    assertThat(operations.areShown(other, header)).isFalse();
    assertThat(operations.areShown(caller, from("other@shop.example", "pass"))).isFalse();
    assertThat(done(operations.list(caller))).extracting(PictureSender::sender).contains(sender);
    done(operations.forget(caller, sender));
    assertThat(operations.areShown(caller, header)).isFalse();
    assertThat(operations.forget(caller, sender)).isInstanceOf(Answer.Failed.class);
  }

  @Test
  void unauthenticatedSenderIsNeitherRememberedNorShown() {
    done(operations.remember(caller, from("news@shop.example", "pass")));

    assertThat(operations.areShown(caller, from("news@shop.example", "fail"))).isFalse();
    assertThat(operations.remember(caller, from("evil@shop.example", "fail")))
        .isInstanceOf(Answer.Failed.class);
  }

  @Test
  void generalSettingDecidesAboutPictures() {
    chosen = ReadingHabits.Pictures.KNOWN;
    assertThat(operations.areShown(caller, from("friend@shop.example", "pass"))).isTrue();
    assertThat(operations.areShown(caller, from("friend@shop.example", "fail"))).isFalse();
    assertThat(operations.areShown(caller, from("news@shop.example", "pass"))).isFalse();
    chosen = ReadingHabits.Pictures.ALWAYS;
    assertThat(operations.areShown(caller, from("news@shop.example", "fail"))).isTrue();
  }
}
