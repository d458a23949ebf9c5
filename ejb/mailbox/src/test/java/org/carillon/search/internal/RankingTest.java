package org.carillon.search.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.search.WordSearch;
import org.carillon.contract.mailbox.search.WordSearch.Area;
import org.carillon.mailbox.internal.TestMail;
import org.carillon.query.source.Ranking;
import org.carillon.search.internal.extracting.AttachmentText;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests what users find by words, and in which order. */
class RankingTest {
  @TempDir Path folder;
  private final List<String> readAttachments = new ArrayList<>();
  private AttachmentText.Outcome attachment = new AttachmentText.Text("quarterly zephyr");
  private IndexedMail indexed;
  private TestMail mail;
  private Caller alice;
  private long inbox;

  @BeforeEach
  void open() throws Exception {
    AttachmentText reader =
        (name, type, content, most) -> {
          readAttachments.add(
              name + " " + new String(content.readAllBytes(), StandardCharsets.UTF_8));
          return attachment;
        };
    indexed = new IndexedMail(folder, reader, 1_000);
    mail = indexed.mail;
    alice = indexed.alice;
    inbox = indexed.inbox;
  }

  @AfterEach
  void close() throws Exception {
    indexed.close();
  }

  private void deliver(String from, String subject, String body) throws IOException {
    mail.deliver(
        alice,
        "From: %s\r\nTo: alice@example.test\r\nSubject: %s\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n%s\r\n"
            .formatted(from, subject, body));
  }

  private Ranking ranked(WordSearch search) {
    return ((Answer.Done<Ranking>) mail.searched().rank(alice, inbox, search)).value();
  }

  private List<Long> found(Area area, String text, boolean together) {
    WordSearch search = new WordSearch(List.of(new WordSearch.Term(area, text, together)));
    return ranked(search).hits().stream().map(Ranking.Hit::uid).toList();
  }

  private List<Long> found(String text) {
    return found(Area.ANYWHERE, text, false);
  }

  @Test
  void bestMatchesComeFirst() throws Exception {
    deliver("bob@x.test", "lunch", "We met at the tower, and " + "talked of much else ".repeat(30));
    deliver("bob@x.test", "The north tower", "tower tower tower");
    deliver("bob@x.test", "lunch again", "nothing of the kind");
    indexed.catchUp();

    assertThat(found("tower")).containsExactly(2L, 1L);
    assertThat(found("TOWER north")).containsExactly(2L);
    assertThat(found("zebra")).isEmpty();
    assertThat(found("")).isEmpty();
  }

  @Test
  void latestOfEquallyRankedMessagesIsFirst() throws Exception {
    deliver("bob@x.test", "bells", "same");
    deliver("bob@x.test", "bells", "same");
    indexed.catchUp();

    assertThat(found("bells")).containsExactly(2L, 1L);
  }

  @Test
  void rankingIsCachedUntilTheIndexGrows() throws Exception {
    WordSearch bells = new WordSearch(List.of(new WordSearch.Term(Area.SUBJECT, "bells", false)));
    deliver("bob@x.test", "bells", "one");
    indexed.catchUp();
    Ranking before = ranked(bells);
    assertThat(ranked(bells)).isSameAs(before);

    deliver("bob@x.test", "bells", "another");
    indexed.catchUp();
    assertThat(ranked(bells).hits()).hasSize(2);
  }

  @Test
  void wordsMatchByPrefixAndWithoutAccents() throws Exception {
    deliver("J\u00fcrgen M\u00fcller <jm@x.test>", "=?UTF-8?Q?Gr=C3=BC=C3=9Fe?=", "Br\u00fccke");
    deliver("bob@x.test", "\u6771\u4eac", "\u5929\u6c17\u4e88\u5831");
    indexed.catchUp();

    assertThat(found("mul")).containsExactly(1L);
    assertThat(found("brucke")).containsExactly(1L);
    assertThat(found("gr\u00fcsse")).containsExactly(1L);
    assertThat(found("\u5929\u6c17")).containsExactly(2L);
  }

  @Test
  void phraseMustMatchInOrder() throws Exception {
    deliver("bob@x.test", "a", "north of the tower");
    deliver("bob@x.test", "b", "the north tower");
    indexed.catchUp();

    assertThat(found(Area.ANYWHERE, "north tower", true)).containsExactly(2L);
    assertThat(found(Area.ANYWHERE, "north tower", false)).containsExactlyInAnyOrder(1L, 2L);
    assertThat(found(Area.FROM, "bob@x.test", true)).containsExactlyInAnyOrder(1L, 2L);
    assertThat(found(Area.SUBJECT, "north", false)).isEmpty();
  }

  private void deliverAttachment() throws IOException {
    mail.deliver(
        alice,
        """
        Subject: report\r
        Content-Type: multipart/mixed; boundary=b\r
        \r
        --b\r
        Content-Type: text/html\r
        \r
        <p>see <b class="hidden">attached</b></p>\r
        --b\r
        Content-Type: application/pdf; name="budget.pdf"\r
        Content-Transfer-Encoding: base64\r
        \r
        %s\r
        --b--\r
        """
            .formatted(Base64.getEncoder().encodeToString("PDF".getBytes(StandardCharsets.UTF_8))));
  }

  @Test
  void attachmentsAndTheirNamesAreFound() throws Exception {
    deliverAttachment();
    indexed.catchUp();

    assertThat(readAttachments).containsExactly("budget.pdf PDF");
    assertThat(found("zephyr")).containsExactly(1L);
    assertThat(found("budget")).containsExactly(1L);
    assertThat(found("attached")).containsExactly(1L);
    assertThat(found("hidden")).isEmpty();
  }

  @Test
  void unreadableAttachmentIsReadAtALaterSurvey() throws Exception {
    attachment = new AttachmentText.Later();
    deliverAttachment();
    indexed.catchUp();
    assertThat(found("zephyr")).isEmpty();

    attachment = new AttachmentText.Text("quarterly zephyr");
    indexed.indexer.survey();
    indexed.index.refresh();
    indexed.indexer.survey();

    assertThat(found("zephyr")).containsExactly(1L);
    assertThat(found("report")).containsExactly(1L);
    assertThat(readAttachments).hasSize(2);
  }

  @Test
  void randomTextIsAValidQuery() throws Exception {
    deliver("bob@x.test", "bells", "x");
    indexed.catchUp();
    Random random = new Random(9);
    for (int round = 0; round < 2_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(40); i > 0; i--) {
        text.append(
            (char) (random.nextBoolean() ? ' ' + random.nextInt(95) : random.nextInt(0x10000)));
      }
      found(Area.values()[round % Area.values().length], text.toString(), round % 2 == 0);
    }
    assertThat(found("word ".repeat(5_000))).isEmpty();
    assertThat(found("bells")).containsExactly(1L);
  }
}
