package org.carillon.policy.internal.greylist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.carillon.account.FixedAddresses;
import org.carillon.contract.dns.DnsLookup;
import org.carillon.contract.dns.DnsReply;
import org.carillon.contract.dns.DnsType;
import org.carillon.contract.mail.Envelope;
import org.carillon.contract.mail.ForwardPath;
import org.carillon.contract.mail.IntakeSession;
import org.carillon.contract.mail.ReversePath;
import org.carillon.contract.mail.Verdict;
import org.carillon.contract.net.Service;
import org.carillon.contract.stage.IntakeQuestion.Data;
import org.carillon.contract.stage.IntakeQuestion.Rcpt;
import org.carillon.database.SqlTransactions;
import org.carillon.policy.greylist.GreylistSettings;
import org.carillon.policy.greylist.GreylistSettings.By;
import org.carillon.policy.screening.ScreeningScope;
import org.carillon.testing.DeclaredSettings;
import org.carillon.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests that first attempts have to be retried in time, on any node. */
class GreylistTest {
  private static final String CLIENT = "192.0.2.7";
  private static final String BOSS = "boss@far.example";
  private static final String ALICE = "alice@example.test";
  private static final String BOB = "bob@example.test";

  private final TestDatabase database = TestDatabase.fresh();
  private final DeclaredSettings settings =
      new DeclaredSettings().with(GreylistSettings.GREYLISTING, true);
  private final AtomicLong now = new AtomicLong();
  private final FixedAddresses addresses =
      new FixedAddresses().account(1, "alice").account(2, "bob");
  private boolean isAllowed;
  private boolean isKnown;
  private GreylistRule here = node();
  private final GreylistRule there = node();

  private final class OneSpf implements DnsLookup {
    @Override
    @SuppressWarnings("unchecked") // A TXT record is a String.
    public <T> DnsReply<T> find(String name, DnsType<T> type) {
      return type instanceof DnsType.Txt && name.startsWith("careful.example")
          ? new DnsReply.Found<>(List.of((T) "v=spf1 ip4:192.0.2.0/24 -all"))
          : new DnsReply.NoName<>();
    }
  }

  private GreylistRule node() {
    return new GreylistRule(
        new Greylist(new SqlTransactions(database.dataSource()), settings, now::get),
        new ScreeningScope(session -> isKnown, settings),
        (session, sender, recipient) -> isAllowed,
        addresses,
        new OneSpf(),
        settings);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private static IntakeSession session(String client) {
    return new IntakeSession(
        Service.SMTP,
        InetAddress.ofLiteral(client),
        "mx.far.example",
        true,
        "",
        Optional.empty(),
        "s");
  }

  private static ReversePath path(String sender) {
    return new ReversePath(
        sender, 0, ReversePath.Body.SEVEN_BIT, false, Optional.empty(), Optional.empty());
  }

  private static ForwardPath to(String recipient) {
    return new ForwardPath(recipient, Set.of(), Optional.empty());
  }

  private Verdict say(GreylistRule node, String client, String sender, String recipient)
      throws IOException, InterruptedException {
    return new GreylistStage(node).judge(new Rcpt(session(client), path(sender), to(recipient)));
  }

  private boolean passes(String client, String sender, String recipient)
      throws IOException, InterruptedException {
    return say(here, client, sender, recipient) instanceof Verdict.Accepted;
  }

  @Test
  void catchAllRecipientsAreGreylistedAlike() throws Exception {
    assertThat(passes(CLIENT, BOSS, "nobody@example.test")).isTrue();
    addresses.catchAll("bob");
    assertThat(passes(CLIENT, BOSS, "nobody@example.test")).isFalse();
  }

  /** Lets time pass on the database's clock and on the test's. */
  private void pass(Duration time) throws SQLException {
    now.addAndGet(time.toNanos());
    String ago = " - interval '" + time.toSeconds() + " seconds'";
    execute(
        "update greylist set began = began%1$s, passed = passed%1$s, expires = expires%1$s"
            .formatted(ago));
    execute("update greylist_network set expires = expires" + ago);
  }

  private void execute(String statement) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        var prepared = connection.createStatement()) {
      prepared.execute(statement);
    }
  }

  private int rows() throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        var prepared = connection.createStatement();
        var row = prepared.executeQuery("select count(*) from greylist")) {
      row.next();
      return row.getInt(1);
    }
  }

  @Test
  void retryInTimePasses() throws Exception {
    assertThat(say(here, CLIENT, BOSS, ALICE))
        .isEqualTo(new Verdict.Deferred(451, "4.7.1", "Greylisted, try again in 301 seconds"));
    pass(Duration.ofMinutes(4));
    assertThat(passes(CLIENT, BOSS, ALICE)).isFalse();
    pass(Duration.ofMinutes(1));
    assertThat(passes("192.0.2.200", "BOSS@far.example", ALICE)).isTrue();
    pass(Duration.ofDays(34));
    assertThat(passes(CLIENT, BOSS, ALICE)).isTrue();
    pass(Duration.ofDays(34));
    assertThat(passes(CLIENT, BOSS, ALICE)).isTrue();
    pass(Duration.ofDays(36));
    assertThat(passes(CLIENT, BOSS, ALICE)).isFalse();
  }

  @Test
  void retryAfterTheWindowCountsAsNew() throws Exception {
    assertThat(passes(CLIENT, BOSS, ALICE)).isFalse();
    pass(Duration.ofHours(25));
    assertThat(passes(CLIENT, BOSS, ALICE)).isFalse();
    pass(Duration.ofMinutes(6));
    assertThat(passes(CLIENT, BOSS, ALICE)).isTrue();
  }

  @Test
  void greylistIsSharedByAllNodes() throws Exception {
    assertThat(passes(CLIENT, BOSS, ALICE)).isFalse();
    pass(Duration.ofMinutes(6));
    assertThat(say(there, CLIENT, BOSS, ALICE)).isEqualTo(Verdict.AGREED);
  }

  @Test
  void attemptsAreDistinguished() throws Exception {
    assertThat(passes(CLIENT, "list-bounces-17@far.example", ALICE)).isFalse();
    pass(Duration.ofMinutes(6));
    assertThat(passes(CLIENT, "list-bounces-4711@far.example", ALICE)).isTrue();
    assertThat(passes(CLIENT, "list-bounces-17@far.example", BOB)).isFalse();
    assertThat(passes("192.0.3.7", "list-bounces-17@far.example", ALICE)).isFalse();
    settings.with(GreylistSettings.BY, By.SENDER);
    assertThat(passes(CLIENT, BOSS, ALICE)).isFalse();
    pass(Duration.ofMinutes(6));
    assertThat(passes(CLIENT, BOSS, BOB)).isTrue();
  }

  @Test
  void networkThatAlwaysRetriesIsKnown() throws Exception {
    for (int i = 0; i < 5; i++) {
      assertThat(passes(CLIENT, i + "a".repeat(i) + "@far.example", ALICE)).isFalse();
    }
    pass(Duration.ofMinutes(6));
    for (int i = 0; i < 5; i++) {
      assertThat(passes(CLIENT, i + "a".repeat(i) + "@far.example", ALICE)).isTrue();
    }
    assertThat(passes("192.0.2.99", "somebody@else.example", BOB)).isTrue();
    pass(Duration.ofDays(36));
    assertThat(passes("192.0.2.99", "another@else.example", BOB)).isFalse();
  }

  @Test
  void exemptClientsAreNotGreylisted() throws Exception {
    assertThat(passes(CLIENT, "x@careful.example", ALICE)).isTrue();
    assertThat(passes("192.0.9.7", "x@careful.example", ALICE)).isFalse();
    settings.with(GreylistSettings.SENDERS, List.of("friend.example", "one@other.example"));
    assertThat(passes(CLIENT, "x@mx.friend.example", ALICE)).isTrue();
    assertThat(passes(CLIENT, "one@other.example", ALICE)).isTrue();
    assertThat(passes(CLIENT, "two@other.example", ALICE)).isFalse();
    assertThat(passes(CLIENT, "x@notfriend.example", ALICE)).isFalse();
    settings.with(GreylistSettings.NETWORKS, List.of("198.51.100.0/24"));
    assertThat(passes("198.51.100.3", BOSS, ALICE)).isTrue();
    isAllowed = true;
    assertThat(passes("203.0.113.1", BOSS, ALICE)).isTrue();
    isAllowed = false;
    isKnown = true;
    assertThat(passes("203.0.113.1", BOSS, ALICE)).isTrue();
    isKnown = false;
    settings.with(GreylistSettings.GREYLISTING, false);
    assertThat(passes("203.0.113.1", BOSS, ALICE)).isTrue();
  }

  @Test
  void senderVerificationIsNotGreylisted() throws Exception {
    assertThat(passes(CLIENT, "", ALICE)).isTrue();
    var bounce =
        new Data(
            session(CLIENT), new Envelope(ReversePath.NULL, List.of(to(ALICE), to(BOB))), null);
    var stage = new NullSenderStage(here);
    assertThat(stage.judge(bounce)).isInstanceOf(Verdict.Deferred.class);
    pass(Duration.ofMinutes(6));
    assertThat(stage.judge(bounce)).isEqualTo(Verdict.AGREED);
  }

  @Test
  void rowsPerNetworkAreLimited() throws Exception {
    for (int i = 0; i < Greylist.MOST_NEW + 20; i++) {
      String name = "a".repeat(i + 1);
      assertThat(passes(CLIENT, name + "@far.example", ALICE)).isFalse();
    }
    assertThat(rows()).isEqualTo(Greylist.MOST_NEW);
    assertThat(passes("192.0.3.1", BOSS, ALICE)).isFalse();
    assertThat(rows()).isEqualTo(Greylist.MOST_NEW + 1);
    pass(Duration.ofMinutes(1));
    assertThat(passes(CLIENT, BOSS, ALICE)).isFalse();
    assertThat(rows()).isEqualTo(Greylist.MOST_NEW + 2);
  }

  @Test
  void expiredRowsAreDeleted() throws Exception {
    passes(CLIENT, BOSS, ALICE);
    pass(Duration.ofDays(2));
    new GreylistRows(new SqlTransactions(database.dataSource())).forget(10);
    assertThat(rows()).isZero();
  }

  @Test
  void mailIsNotDelayedWithoutTheDatabase() throws Exception {
    execute("alter table greylist rename to gone");
    assertThat(passes(CLIENT, BOSS, ALICE)).isTrue();
  }
}
