package org.carillon.search.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.mailbox.internal.TestMail;
import org.carillon.query.source.SearchArea;
import org.carillon.search.internal.extracting.AttachmentText;
import org.carillon.store.IndexCheck.Repaired;
import org.carillon.store.MailFeed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the index against a real store: which messages are ruled out, and when. */
class IndexerTest {
  @TempDir Path folder;
  private IndexedMail indexed;
  private TestMail mail;
  private Caller alice;
  private long inbox;

  @BeforeEach
  void open() throws Exception {
    indexed = new IndexedMail(folder, AttachmentText.NONE, 1_000_000);
    mail = indexed.mail;
    alice = indexed.alice;
    inbox = indexed.inbox;
  }

  @AfterEach
  void close() throws Exception {
    indexed.close();
  }

  private void deliver(String body) throws IOException {
    mail.deliver(alice, "Subject: of " + body + "\r\n\r\n" + body + "\r\n");
  }

  /** Returns the messages of the inbox that are not ruled out. */
  private long[] found(SearchArea area, String text) {
    UidSet uids = done(mail.searched().mayContain(alice, inbox, area, text));
    MailboxView view = done(mail.mailboxes().view(alice, inbox));
    return IntStream.range(0, view.size()).mapToLong(view::uid).filter(uids::contains).toArray();
  }

  private static <T> T done(Answer<T> answer) {
    return ((Answer.Done<T>) answer).value();
  }

  @Test
  void indexedMessagesWithoutTheTextAreExcluded() throws Exception {
    deliver("north tower");
    deliver("south tower");
    indexed.catchUp();

    assertThat(found(SearchArea.BODY, "North T")).containsExactly(1);
    assertThat(found(SearchArea.BODY, "tower")).containsExactly(1, 2);
    assertThat(found(SearchArea.BODY, "subject")).isEmpty();
    assertThat(found(SearchArea.HEADER, "subject: OF SOUTH")).containsExactly(2);
    assertThat(found(SearchArea.ANYWHERE, "subject: of north")).containsExactly(1);
    assertThat(found(SearchArea.ANYWHERE, "west")).isEmpty();
  }

  @Test
  void shortTextsExcludeNothing() throws Exception {
    deliver("north");
    indexed.catchUp();

    assertThat(found(SearchArea.BODY, "zz")).containsExactly(1);
    assertThat(found(SearchArea.BODY, "")).containsExactly(1);
  }

  @Test
  void unindexedMessagesAreNeverExcluded() throws Exception {
    deliver("north");
    assertThat(found(SearchArea.BODY, "west")).containsExactly(1);

    indexed.catchUp();
    deliver("south");
    deliver("east");

    assertThat(found(SearchArea.BODY, "west")).containsExactly(2, 3);
    indexed.indexer.look();
    assertThat(indexed.indexer.lag()).isEqualTo(2);
    indexed.catchUp();
    assertThat(found(SearchArea.BODY, "west")).isEmpty();
    assertThat(indexed.indexer.lag()).isZero();
  }

  @Test
  void missingIndexExcludesNothing() throws Exception {
    deliver("north");
    indexed.catchUp();
    indexed.node.use(null);

    assertThat(found(SearchArea.BODY, "west")).containsExactly(1);
  }

  @Test
  void crashedIndexCatchesUp() throws Exception {
    deliver("north");
    indexed.catchUp();
    indexed.index.commit();
    deliver("south");
    indexed.catchUp();
    assertThat(found(SearchArea.BODY, "north")).containsExactly(1);

    indexed.index.close();
    indexed.openIndex();

    assertThat(found(SearchArea.BODY, "west")).containsExactly(2);
    indexed.catchUp();
    assertThat(found(SearchArea.BODY, "west")).isEmpty();
    assertThat(found(SearchArea.BODY, "south")).containsExactly(2);
  }

  @Test
  void fullDiskHidesNoMessageAndIndexingRecovers() throws Exception {
    deliver("north");
    indexed.catchUp();
    indexed.index.commit();
    indexed.disk.full = true;
    deliver("south");

    assertThatThrownBy(indexed::catchUp).hasMessageContaining("No space left");

    // The thread that maintains it opens it again then.
    assertThat(indexed.index.defect()).isPresent();
    assertThat(found(SearchArea.BODY, "south")).contains(2);
    assertThat(found(SearchArea.BODY, "north")).contains(1);

    indexed.index.close();
    indexed.openIndex();
    assertThat(found(SearchArea.BODY, "south")).containsExactly(2);
    indexed.catchUp();
    assertThat(found(SearchArea.BODY, "west")).isEmpty();
  }

  @Test
  void damagedIndexIsRebuilt() throws Exception {
    deliver("north");
    indexed.catchUp();
    indexed.index.commit();
    indexed.index.close();
    try (Stream<Path> files = Files.list(folder.resolve("index"))) {
      for (Path file :
          files.filter(f -> f.getFileName().toString().startsWith("segments")).toList()) {
        Files.write(file, new byte[100]);
      }
    }

    indexed.openIndex();

    assertThat(found(SearchArea.BODY, "west")).containsExactly(1);
    indexed.catchUp();
    assertThat(found(SearchArea.BODY, "west")).isEmpty();
  }

  @Test
  void expungedMessagesAreRemovedFromTheIndex() throws Exception {
    for (int i = 1; i <= 120; i++) {
      deliver("number " + i);
    }
    indexed.catchUp();
    mail.expunge(alice, inbox, UidSet.range(11, 120));

    indexed.indexer.look();
    indexed.index.refresh();

    assertThat(indexed.index.<Integer>search(snapshot -> snapshot.messages(inbox))).isEqualTo(10);
    assertThat(found(SearchArea.BODY, "number 7")).containsExactly(7);
    deliver("late");
    assertThat(found(SearchArea.BODY, "west")).containsExactly(121);
  }

  @Test
  void deletedMailboxIsRemovedFromTheIndex() throws Exception {
    MailboxName work = new MailboxName("Work");
    mail.mailboxes().create(alice, work, Set.of());
    long id = mail.mailbox(alice, "Work");
    deliver("north");
    mail.mailboxes().copy(alice, inbox, UidSet.of(1), work);
    indexed.catchUp();
    assertThat(indexed.index.<Integer>search(snapshot -> snapshot.messages(id))).isEqualTo(1);

    mail.mailboxes().delete(alice, work);
    indexed.catchUp();

    assertThat(indexed.index.<Integer>search(snapshot -> snapshot.messages(id))).isZero();
    assertThat(indexed.index.<Integer>search(snapshot -> snapshot.messages(inbox))).isEqualTo(1);
  }

  @Test
  void traceFieldsOfEachRecipientAreIndexed() throws Exception {
    mail.deliver(
        alice,
        "Delivered-To: alias@example.test\r\n".getBytes(StandardCharsets.US_ASCII),
        "Subject: x\r\n\r\nbody\r\n".getBytes(StandardCharsets.US_ASCII));
    indexed.catchUp();

    assertThat(found(SearchArea.HEADER, "delivered-to: ALIAS")).containsExactly(1);
    assertThat(found(SearchArea.HEADER, "to: other")).isEmpty();
  }

  @Test
  void textIsFoundInEveryCharset() throws Exception {
    String[] charsets = {"ISO-8859-1", "UTF-8", "KOI8-R", "Shift_JIS", "GB18030", "UTF-16BE"};
    String[] texts = {
      "Grüne aus Köln", "Smørrebrød på", "Съешь же ещё", "東京都の天気", "北京的天气", "ελληνικά γράμματα"
    };
    for (int i = 0; i < texts.length; i++) {
      byte[] octets = texts[i].getBytes(Charset.forName(charsets[i]));
      mail.deliver(
          alice,
          "Subject: =?%1$s?B?%2$s?=\r\nContent-Type: text/plain; charset=%1$s\r\nContent-Transfer-Encoding: base64\r\n\r\n%2$s\r\n"
              .formatted(charsets[i], Base64.getEncoder().encodeToString(octets)));
    }
    indexed.catchUp();

    for (int i = 0; i < texts.length; i++) {
      String part = texts[i].substring(1).toUpperCase(Locale.ROOT);
      assertThat(found(SearchArea.BODY, part)).as(part).contains(i + 1L).hasSizeLessThan(6);
      assertThat(found(SearchArea.HEADER, part)).as(part).contains(i + 1L).hasSizeLessThan(6);
    }
  }

  @Test
  void tooVariedTextIsNeverExcluded() throws Exception {
    StringBuilder varied = new StringBuilder();
    for (int i = 0; i < 100_000; i++) {
      varied.append((char) (0x4e00 + i * 31L % 20_000)).append((char) (0x4e00 + i * 17L % 19_997));
    }
    mail.deliver(alice, "Subject: x\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + varied);
    indexed.catchUp();

    assertThat(found(SearchArea.BODY, "west")).containsExactly(1);
  }

  @Test
  void comparisonAddsMissingAndRemovesExtraDocuments() throws Exception {
    for (int i = 1; i <= 5; i++) {
      deliver("number " + i);
    }
    indexed.catchUp();
    deliver("not indexed yet");
    indexed.index.remove(inbox, List.of(2L, 4L));
    putGhost(inbox, 3_000);
    mail.expunge(alice, inbox, UidSet.of(1));

    // The ghost had the highest UID, so the message behind it counted as indexed. The index could
    // not know yet that the first message was removed.
    assertThat(compare(indexed.indexer.surveyed())).isEqualTo(new Repaired(3, 1));
    assertThat(indexed.index.<long[]>search(snapshot -> snapshot.uids(inbox)))
        .containsExactly(2, 3, 4, 5, 6);
    assertThat(compare(indexed.indexer.surveyed())).isEqualTo(new Repaired(0, 0));
  }

  private Repaired compare(Instant surveyed) throws SQLException, IOException {
    return new IndexComparison(mail.feed(), indexed.index, indexed.documents, surveyed).mend();
  }

  @Test
  void documentOfALongGoneMessageIsRemoved() throws Exception {
    deliver("north");
    deliver("south");
    indexed.catchUp();
    mail.expunge(alice, inbox, UidSet.of(1));

    assertThat(compare(mail.feed().now().plusSeconds(1))).isEqualTo(new Repaired(0, 1));
  }

  @Test
  void recentlyDeletedMailboxIsNoGhost() throws Exception {
    MailboxName box = new MailboxName("Box");
    done(mail.mailboxes().create(alice, box, Set.of()));
    deliver("north");
    done(mail.mailboxes().move(alice, inbox, UidSet.of(1), box));
    indexed.catchUp();
    assertThat(indexed.index.<Integer>search(IndexSnapshot::messages)).isEqualTo(1);
    done(mail.mailboxes().delete(alice, box));

    assertThat(compare(indexed.indexer.surveyed())).isEqualTo(new Repaired(0, 0));
    assertThat(indexed.index.<Integer>search(IndexSnapshot::messages)).isZero();
  }

  @Test
  void comparisonRemovesADeletedMailbox() throws Exception {
    deliver("north");
    indexed.catchUp();
    putGhost(77_777, 1);

    assertThat(compare(indexed.indexer.surveyed())).isEqualTo(new Repaired(0, 1));
    assertThat(indexed.index.<Integer>search(IndexSnapshot::messages)).isEqualTo(1);
  }

  /** Indexes the last message of the inbox under a UID that the mailbox does not have. */
  private void putGhost(long mailbox, long uid) throws SQLException, IOException {
    MailFeed.Message like = mail.feed().messages(inbox, 0, 10).getLast();
    MailFeed.Message ghost =
        new MailFeed.Message(uid, like.received(), like.prefix(), like.outline(), like.content());
    indexed.index.put(
        mailbox, uid, indexed.documents.of(new MailFeed.Mailbox(1, mailbox, uid, 1), ghost));
  }

  @Test
  void forgottenAccountIsIndexedAgain() throws Exception {
    deliver("north");
    indexed.catchUp();

    indexed.indexer.forget(OptionalLong.of(1));
    indexed.index.refresh();
    assertThat(found(SearchArea.BODY, "west")).containsExactly(1);
    indexed.catchUp();

    assertThat(found(SearchArea.BODY, "west")).isEmpty();
  }
}
