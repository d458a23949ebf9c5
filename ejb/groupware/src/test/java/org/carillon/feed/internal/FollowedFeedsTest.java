package org.carillon.feed.internal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.dns.DnsType;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.database.SqlTransactions;
import org.carillon.feed.FeedSubscription;
import org.carillon.feed.FeedSubscriptions;
import org.carillon.feed.internal.reading.FeedReader;
import org.carillon.fetch.CannedWeb;
import org.carillon.fetch.WebFetch;
import org.carillon.fetch.subscription.FetchFault;
import org.carillon.fetch.subscription.SubscriptionFetcher;
import org.carillon.format.mime.structure.Outline;
import org.carillon.mailauth.MemoryDns;
import org.carillon.mailbox.internal.AliceTest;
import org.carillon.mailbox.internal.StoreFixture;
import org.carillon.testing.DeclaredSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that a feed's entries are delivered once each, even if their messages are gone. */
class FollowedFeedsTest extends AliceTest {
  private static final String ADDRESS = "https://feed.test/bells.xml";

  private final CannedWeb web = new CannedWeb();
  private final MemoryDns dns =
      new MemoryDns().add("feed.test", new DnsType.A(), InetAddress.ofLiteral("198.51.100.7"));
  private StoredFeeds feeds;
  private SubscriptionFetcher turn;

  @BeforeEach
  void open() {
    SqlTransactions transactions = fixture.parts.transactions();
    WebFetch fetch = new WebFetch(dns, web, new DeclaredSettings());
    FollowedFeeds followed = new FollowedFeeds(transactions, fixture.mailboxes());
    feeds = new StoredFeeds(fixture.mailboxes(), transactions, fetch, followed);
    turn = new SubscriptionFetcher(transactions, fetch, List.of(followed), _ -> Optional.of(alice));
  }

  private void serves(String head, int... entries) {
    StringBuilder file = new StringBuilder("<rss><channel><title>Bells / Co</title>");
    file.append("<link>https://feed.test/</link>");
    for (int one : entries) {
      file.append(
          """
          <item><guid>g%1$d</guid><title>Entry %1$d</title><link>https://feed.test/%1$d</link>
          <pubDate>Tue, 10 Mar 2026 12:%1$02d:00 +0000</pubDate>
          <description>&lt;p&gt;Text %1$d&lt;/p&gt;</description></item>
          """
              .formatted(one));
    }
    answers(
        "/bells.xml",
        "200 OK",
        head + "Content-Type: application/rss+xml\r\n",
        file + "</channel></rss>");
  }

  private void answers(String path, String status, String head, String text) {
    byte[] octets = text.getBytes(UTF_8);
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    answer.writeBytes(
        ("HTTP/1.1 %s\r\n%sContent-Length: %d\r\n\r\n".formatted(status, head, octets.length))
            .getBytes(US_ASCII));
    answer.writeBytes(octets);
    web.answering("feed.test" + path, answer.toByteArray());
  }

  private FeedSubscription follow() {
    return StoreFixture.done(feeds.subscribe(alice, ADDRESS, Optional.empty()));
  }

  private FeedSubscription told() {
    return StoreFixture.done(feeds.list(alice)).getFirst();
  }

  private void again() throws Exception {
    fixture.execute("update feed_subscription set due = now() where due is not null");
    assertThat(turn.take()).isTrue();
  }

  private List<String> subjects(FeedSubscription of) {
    MailboxView view = StoreFixture.done(mailboxes.view(alice, of.mailbox()));
    List<String> found = new ArrayList<>();
    for (int i = 0; i < view.size(); i++) {
      found.addAll(
          StoreFixture.done(mailboxes.messages(alice, of.mailbox(), UidSet.of(view.uid(i))))
              .stream()
              .map(one -> Outline.decode(one.outline()).envelope().subject().orElse(""))
              .toList());
    }
    return found;
  }

  private Failure refused(Answer<FeedSubscription> answer) {
    return answer.asFailure().orElseThrow();
  }

  @Test
  void entriesAreDeliveredOnceAsMail() throws Exception {
    serves("ETag: \"one\"\r\n", 2, 1);
    FeedSubscription made = follow();
    assertThat(made.folder().path()).isEqualTo("Bells Co");
    assertThat(subjects(made)).containsExactly("Entry 1", "Entry 2");
    String text = fixture.text(alice, made.mailbox(), 1);
    assertThat(text)
        .contains("From: Bells / Co <feed@feed.test.invalid>")
        .contains("Date: Tue, 10 Mar 2026 12:01:00 +0000")
        .contains("Archived-At: <https://feed.test/1>")
        .contains("<p>Text 1</p>");
    assertThat(turn.take()).as("the next look waits").isFalse();

    UidSet first = UidSet.of(1);
    fixture.expunge(alice, made.mailbox(), first);
    serves("", 3, 2, 1);
    again();
    assertThat(web.asked.getLast().toString(US_ASCII)).contains("If-None-Match: \"one\"\r\n");
    assertThat(subjects(made))
        .as("what was deleted stays so")
        .containsExactly("Entry 2", "Entry 3");

    fixture.execute("update feed_subscription set seen = '', digest = null");
    again();
    assertThat(subjects(made))
        .as("what a node delivered that ended then is there already, what was deleted is not")
        .containsExactly("Entry 2", "Entry 3", "Entry 1");
  }

  @Test
  void firstFetchDeliversTheNewestEntries() throws Exception {
    serves("", IntStream.rangeClosed(1, 40).toArray());
    FeedSubscription made = follow();
    assertThat(subjects(made)).hasSize(30).startsWith("Entry 11").endsWith("Entry 40");
    serves("", IntStream.rangeClosed(1, 41).toArray());
    again();
    assertThat(subjects(made)).hasSize(31).endsWith("Entry 41");
  }

  @Test
  void pageAddressFindsItsFeedAndFeedsAreUnique() {
    serves("", 1);
    answers(
        "/",
        "200 OK",
        "Content-Type: text/html\r\n",
        "<html><head><link rel=alternate type='application/rss+xml' href=bells.xml></head>");
    StoreFixture.done(mailboxes.create(alice, new MailboxName("Bells Co"), Set.of()));
    FeedSubscription made =
        StoreFixture.done(feeds.subscribe(alice, " feed.test/ ", Optional.empty()));
    assertThat(made.folder().path()).isEqualTo("Bells Co 2");
    assertThat(made.fetch().address()).isEqualTo(ADDRESS);
    assertThat(refused(feeds.subscribe(alice, "feed:" + ADDRESS, Optional.empty())))
        .isInstanceOfSatisfying(
            Failure.Taken.class,
            taken -> assertThat(taken.code()).isEqualTo(FeedSubscriptions.FOLLOWED));
  }

  @Test
  void feedFaultIsReported() {
    answers("/page", "200 OK", "", "<html>Nothing here</html>");
    answers("/large", "200 OK", "", "<rss>" + "x".repeat(FeedReader.MOST_OCTETS));
    answers("/inside", "302 Found", "Location: http://127.0.0.1/x\r\n", "");
    for (List<String> each :
        List.of(
            List.of("ftp://feed.test/x", "malformed"),
            List.of("http://127.0.0.1/feed", "refused"),
            List.of("https://[fd00::1]/feed", "refused"),
            List.of("https://feed.test/inside", "refused"),
            List.of("https://feed.test/none", "status"),
            List.of("feeed.test/blog", "silent"),
            List.of("https://feed.test/large", "unreadable"),
            List.of("https://feed.test/page", "unreadable"))) {
      assertThat(refused(feeds.subscribe(alice, each.getFirst(), Optional.empty())))
          .as(each.getFirst())
          .isInstanceOfSatisfying(
              Failure.Invalid.class, wrong -> assertThat(wrong.code()).isEqualTo(each.getLast()));
    }
    assertThat(StoreFixture.done(feeds.list(alice))).isEmpty();
  }

  @Test
  void fetchIntervalFollowsTheFeedWithinBounds() throws Exception {
    serves("Cache-Control: public, max-age=7200\r\n", 1);
    assertThat(follow().fetch().every()).isEqualTo(Duration.ofHours(2));
    serves("Cache-Control: max-age=9999999\r\n", 1, 2);
    again();
    assertThat(told().fetch().every()).isEqualTo(Duration.ofDays(1));
    answers(
        "/bells.xml",
        "200 OK",
        "",
        "<rss><channel><ttl>1</ttl><item><guid>g1</guid></item></channel></rss>");
    again();
    assertThat(told().fetch().every()).isEqualTo(Duration.ofMinutes(15));
  }

  @Test
  void movedFeedIsFetchedThereAndGoneFeedNoMore() throws Exception {
    serves("", 1);
    FeedSubscription made = follow();
    answers("/bells.xml", "301 Moved", "Location: /new.xml\r\n", "");
    answers(
        "/new.xml",
        "200 OK",
        "",
        "<rss><channel><item><guid>g2</guid><title>New</title></item></channel></rss>");
    again();
    assertThat(told().fetch().address()).isEqualTo("https://feed.test/new.xml");
    assertThat(subjects(made)).containsExactly("Entry 1", "New");

    answers("/new.xml", "410 Gone", "", "");
    again();
    assertThat(told().isPaused()).isTrue();
    assertThat(told().fetch().status()).isEqualTo(410);
    assertThat(turn.take()).isFalse();
    assertThat(StoreFixture.done(feeds.pause(alice, made.mailbox(), false)).isPaused()).isFalse();
    assertThat(turn.take()).isTrue();
    serves("", 1, 3);
    assertThat(StoreFixture.done(feeds.change(alice, made.mailbox(), ADDRESS)).fetch().address())
        .isEqualTo(ADDRESS);
    assertThat(turn.take()).isTrue();
    assertThat(subjects(made)).containsExactly("Entry 1", "New", "Entry 3");
  }

  @Test
  void feedIsPausedWhileTheQuotaIsExceeded() throws Exception {
    serves("", 1);
    FeedSubscription made = follow();
    fixture.quotas.messages = 1;
    serves("", 1, 2);
    again();
    assertThat(told().fetch().fault()).isEqualTo(FetchFault.NO_ROOM);
    assertThat(subjects(made)).hasSize(1);
    fixture.quotas.messages = 0;
    again();
    assertThat(told().fetch().fault()).isEqualTo(FetchFault.NONE);
    assertThat(subjects(made)).containsExactly("Entry 1", "Entry 2");
  }

  @Test
  void feedIsPausedEndedAndRestored() throws Exception {
    serves("", 1);
    FeedSubscription made = follow();
    assertThat(StoreFixture.done(feeds.pause(alice, made.mailbox(), true)).isPaused()).isTrue();
    assertThat(turn.take()).isFalse();
    StoreFixture.done(feeds.unsubscribe(alice, made.mailbox()));
    assertThat(StoreFixture.done(feeds.list(alice))).isEmpty();
    assertThat(subjects(made)).as("the folder stays").hasSize(1);
    assertThat(refused(feeds.pause(alice, made.mailbox(), false)))
        .isInstanceOf(Failure.NotFound.class);
    serves("", 1, 2);
    StoreFixture.done(feeds.resubscribe(alice, made.mailbox()));
    assertThat(turn.take()).isTrue();
    assertThat(subjects(made)).containsExactly("Entry 1", "Entry 2");
    assertThat(refused(feeds.resubscribe(alice, made.mailbox())))
        .isInstanceOf(Failure.NotFound.class);
    assertThat(refused(feeds.unsubscribe(fixture.account(2), made.mailbox())))
        .as("another's")
        .isInstanceOf(Failure.NotFound.class);
  }

  @Test
  void restoredFeedKnowsItsDeliveredEntries() throws Exception {
    fixture.execute(
        "insert into domain (id, name, description, enabled, version, created)"
            + " values (1, 'example.test', '', true, 0, now())");
    fixture.execute(
        "insert into account (id, domain, local_part, display_name, enabled, version, created)"
            + " values (1, 1, 'user1', '', true, 0, now())");
    serves("", 1);
    FeedSubscription made = follow();
    SavedFeeds saved = new SavedFeeds();
    List<String> rows = new ArrayList<>();
    try (Connection connection = fixture.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      saved.save(connection, rows::add);
      connection.commit();
    }
    assertThat(rows).hasSize(1);
    fixture.execute("delete from feed_subscription");
    try (Connection connection = fixture.dataSource().getConnection()) {
      assertThat(saved.restore(connection, rows.getFirst())).isTrue();
      assertThat(saved.restore(connection, rows.getFirst())).as("it is there").isFalse();
    }
    fixture.expunge(alice, made.mailbox(), UidSet.of(1));
    serves("", 1, 2);
    again();
    assertThat(subjects(made)).containsExactly("Entry 2");
  }
}
