package org.carillon.calendar.internal.subscribed;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.carillon.calendar.CalendarSubscription;
import org.carillon.calendar.internal.CalendarObjects;
import org.carillon.calendar.internal.published.Imports;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.dns.DnsType;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.Right;
import org.carillon.contract.peer.PeerDialer;
import org.carillon.fetch.CannedWeb;
import org.carillon.fetch.WebFetch;
import org.carillon.fetch.subscription.FetchFault;
import org.carillon.fetch.subscription.FetchState;
import org.carillon.fetch.subscription.SubscriptionFetcher;
import org.carillon.fetch.subscription.SubscriptionRows;
import org.carillon.groupware.NewObject;
import org.carillon.groupware.Telling;
import org.carillon.groupware.internal.GroupwareFixture;
import org.carillon.mailauth.MemoryDns;
import org.carillon.mailbox.collection.CollectionEntry;
import org.carillon.mailbox.internal.AliceTest;
import org.carillon.mailbox.internal.StoreFixture;
import org.carillon.store.item.ItemKey;
import org.carillon.store.item.Precondition;
import org.carillon.store.rows.SingleStatements;
import org.carillon.testing.DeclaredSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that a subscribed calendar is shown unchanged and that no user can change it. */
class SubscriptionFetcherTest extends AliceTest {
  private static final String ADDRESS = "webcal://feed.test/bells.ics";

  private final DeclaredSettings settings = new DeclaredSettings();
  private final CannedWeb web = new CannedWeb();
  private final MemoryDns dns =
      new MemoryDns().add("feed.test", new DnsType.A(), InetAddress.ofLiteral("198.51.100.7"));
  private GroupwareFixture groupware;
  private StoredSubscriptions subscriptions;
  private SubscriptionFetcher turn;
  private long calendar;

  @BeforeEach
  void open() {
    CalendarObjects kind = new CalendarObjects(settings);
    groupware = GroupwareFixture.of(fixture, List.of(kind), List.of());
    WebFetch fetch = new WebFetch(dns, web, settings);
    subscriptions =
        new StoredSubscriptions(
            fixture.collections(), fixture.mailboxes(), fixture.parts.transactions(), fetch);
    turn =
        new SubscriptionFetcher(
            fixture.parts.transactions(),
            fetch,
            List.of(new SubscribedMirrors(Imports.of(groupware, kind, settings), settings)),
            _ -> Optional.of(alice));
    calendar =
        StoreFixture.done(subscriptions.subscribe(alice, new MailboxName("Bells"), ADDRESS)).id();
  }

  @Test
  void privateAddressesAreRefusedAtOnce() throws Exception {
    for (String inside : List.of("http://127.0.0.1/x.ics", "https://[fd00::1]/x.ics")) {
      assertThat(subscriptions.subscribe(alice, new MailboxName("Inside"), inside))
          .isInstanceOfSatisfying(
              Answer.Failed.class,
              refused ->
                  assertThat(((Failure.Invalid) refused.failure()).code())
                      .isEqualTo(FetchState.OUT_OF_REACH));
    }
    assertThat(StoreFixture.done(subscriptions.list(alice))).hasSize(1);
  }

  private static String event(String uid) {
    return """
        BEGIN:VEVENT
        UID:%s
        DTSTAMP:20260101T000000Z
        DTSTART:20260310T120000Z
        SUMMARY:Ring
        END:VEVENT
        """
        .formatted(uid);
  }

  private void serves(String head, String... uids) {
    StringBuilder file = new StringBuilder("BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\n");
    file.append("REFRESH-INTERVAL;VALUE=DURATION:PT2H\n");
    for (String uid : uids) {
      file.append(event(uid));
    }
    file.append("END:VCALENDAR\n");
    byte[] octets = file.toString().replace("\n", "\r\n").getBytes(UTF_8);
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    answer.writeBytes(
        ("HTTP/1.1 200 OK\r\n" + head + "Content-Length: " + octets.length + "\r\n\r\n")
            .getBytes(US_ASCII));
    answer.writeBytes(octets);
    web.answering("feed.test/bells.ics", answer.toByteArray());
  }

  private List<String> uids() {
    return StoreFixture.done(groupware.objects().list(alice, calendar)).stream()
        .map(entry -> entry.key().value())
        .sorted()
        .toList();
  }

  private FetchState told() {
    return StoreFixture.done(subscriptions.list(alice)).getFirst().fetch();
  }

  private void again() throws Exception {
    int _ =
        new SingleStatements(fixture.parts.transactions())
            .update("update calendar_subscription set due = now()");
    assertThat(turn.take()).isTrue();
  }

  @Test
  void mirrorFollowsAdditionsAndRemovals() throws Exception {
    serves("ETag: \"one\"\r\n", "a", "b");
    assertThat(turn.take()).isTrue();
    assertThat(turn.take()).as("the next look waits").isFalse();
    assertThat(uids()).containsExactly("a.ics", "b.ics");
    assertThat(told().every()).isEqualTo(Duration.ofHours(2));
    assertThat(told().fetched()).isPresent();

    serves("", "b", "c");
    again();
    assertThat(web.asked.getLast().toString(US_ASCII)).contains("If-None-Match: \"one\"\r\n");
    assertThat(uids()).containsExactly("b.ics", "c.ics");

    web.answering("feed.test/bells.ics", "HTTP/1.1 404 Gone\r\n\r\n".getBytes(US_ASCII));
    again();
    assertThat(told().fault()).isEqualTo(FetchFault.STATUS);
    assertThat(told().status()).isEqualTo(404);
    assertThat(uids()).as("the last good copy stays").containsExactly("b.ics", "c.ics");

    web.answering("feed.test/bells.ics", "HTTP/1.1 304 Not Modified\r\n\r\n".getBytes(US_ASCII));
    again();
    assertThat(told().fault()).isEqualTo(FetchFault.NONE);
    assertThat(uids()).hasSize(2);
  }

  @Test
  void mirrorIsChangedByTheServerOnly() throws Exception {
    serves("", "a");
    assertThat(turn.take()).isTrue();
    CollectionEntry entry = StoreFixture.done(fixture.collections().collection(alice, calendar));
    assertThat(entry.rights().has(Right.INSERT)).isFalse();
    assertThat(entry.rights().has(Right.ADMINISTER)).isTrue();
    NewObject mine =
        new NewObject(
            ("BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\n" + event("mine") + "END:VCALENDAR\n")
                .replace("\n", "\r\n")
                .getBytes(UTF_8),
            Telling.NEVER);
    assertThat(
            groupware
                .objects()
                .put(alice, calendar, new ItemKey("mine.ics"), new Precondition.Always(), mine))
        .isInstanceOf(Answer.Failed.class);
    Answer<Void> deleted =
        groupware
            .objects()
            .delete(
                alice, calendar, new ItemKey("a.ics"), new Precondition.Always(), Telling.NEVER);
    assertThat(deleted.asFailure().orElseThrow()).isInstanceOf(Failure.NotAllowed.class);
    assertThat(uids()).containsExactly("a.ics");
  }

  @Test
  void skippedEventsAreReportedAtEachFetch() throws Exception {
    String file =
        "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\n"
            + event("a")
            + event("b").replace("DTSTART", "X-NO-START")
            + "END:VCALENDAR\n";
    web.with("feed.test/bells.ics", file.getBytes(UTF_8));
    for (int look = 0; look < 2; look++) {
      again();
      assertThat(told().fault()).isEqualTo(FetchFault.PARTLY);
      assertThat(told().status()).isOne();
      assertThat(told().fetched()).isPresent();
      assertThat(uids()).containsExactly("a.ics");
    }
    web.with("feed.test/bells.ics", file.replace("X-NO-START", "DTSTART").getBytes(UTF_8));
    again();
    assertThat(told().fault()).isEqualTo(FetchFault.NONE);
    assertThat(uids()).containsExactly("a.ics", "b.ics");
  }

  @Test
  void nonCalendarAndUnreachableAddressAreReported() throws Exception {
    web.with("feed.test/bells.ics", "<html>Sign in</html>".getBytes(UTF_8));
    assertThat(turn.take()).isTrue();
    assertThat(told().fault()).isEqualTo(FetchFault.UNREADABLE);
    assertThat(told().fetched()).isEmpty();

    web.answering(
        "feed.test/bells.ics",
        "HTTP/1.1 302 Moved\r\nLocation: http://127.0.0.1/inside.ics\r\n\r\n".getBytes(US_ASCII));
    again();
    assertThat(told().fault())
        .as("a redirection into the own network")
        .isEqualTo(FetchFault.REFUSED);

    for (String bad : List.of("ftp://feed.test/x", "bells.ics", "https://ann:word@feed.test/")) {
      assertThat(subscriptions.subscribe(alice, new MailboxName("Other"), bad).asFailure())
          .as(bad)
          .containsInstanceOf(Failure.Invalid.class);
    }
  }

  @Test
  void permanentRedirectReplacesTheAddress() throws Exception {
    serves("", "a");
    web.answering(
        "feed.test/old.ics",
        "HTTP/1.1 301 Moved\r\nLocation: /bells.ics\r\n\r\n".getBytes(US_ASCII));
    StoreFixture.done(subscriptions.unsubscribe(alice, calendar));
    StoreFixture.done(
        subscriptions.subscribe(alice, new MailboxName("Old"), "https://feed.test/old.ics"));
    assertThat(turn.take()).isTrue();
    assertThat(turn.take()).as("the one that ended is put off").isTrue();
    assertThat(told().address()).isEqualTo("https://feed.test/bells.ics");
  }

  @Test
  void endedSubscriptionCanBeMadeAgain() throws Exception {
    serves("", "a");
    CalendarSubscription ended = StoreFixture.done(subscriptions.unsubscribe(alice, calendar));
    assertThat(StoreFixture.done(subscriptions.list(alice))).isEmpty();
    assertThat(turn.take()).as("it is put off").isTrue();
    assertThat(web.dialled).isEmpty();
    calendar =
        StoreFixture.done(
                subscriptions.subscribe(alice, new MailboxName("Bells"), ended.fetch().address()))
            .id();
    assertThat(turn.take()).isTrue();
    assertThat(uids()).containsExactly("a.ics");
  }

  @Test
  void subscriptionsOfAnAccountAreFetchedOneAtATime() throws Exception {
    Caller bob = fixture.account(2);
    StoreFixture.done(subscriptions.subscribe(alice, new MailboxName("More"), ADDRESS));
    StoreFixture.done(subscriptions.subscribe(bob, new MailboxName("His"), ADDRESS));
    SubscriptionRows rows =
        new SubscriptionRows(fixture.parts.transactions(), CalendarSubscriptionRows.TABLE);

    assertThat(rows.take(Set.of(alice.account())))
        .map(taken -> taken.row().account())
        .contains(bob.account());
    assertThat(rows.take(Set.of(alice.account()))).isEmpty();
    Semaphore asked = new Semaphore(0);
    CountDownLatch over = new CountDownLatch(1);
    PeerDialer silent =
        (address, patience) -> {
          asked.release();
          try {
            over.await();
          } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
          }
          throw new IOException("Nothing was said");
        };
    turn =
        new SubscriptionFetcher(
            fixture.parts.transactions(),
            new WebFetch(dns, silent, settings),
            List.of(
                new SubscribedMirrors(
                    Imports.of(groupware, new CalendarObjects(settings), settings), settings)),
            _ -> Optional.of(alice));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      threads.submit(turn::take);
      asked.acquire();
      assertThat(turn.take()).as("her other calendar waits").isFalse();
      over.countDown();
    }
    assertThat(turn.take()).isTrue();
  }
}
