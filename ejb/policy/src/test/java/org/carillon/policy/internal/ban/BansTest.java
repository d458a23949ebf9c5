package org.carillon.policy.internal.ban;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.account.internal.TestDirectory.ADMINISTRATOR;
import static org.carillon.account.internal.TestDirectory.FIRST_PAGE;
import static org.carillon.account.internal.TestDirectory.done;
import static org.carillon.contract.directory.BanType.CAUSE;
import static org.carillon.contract.directory.BanType.ENDS;
import static org.carillon.contract.directory.BanType.LASTS;
import static org.carillon.contract.directory.BanType.NETWORK;
import static org.carillon.contract.directory.BanType.REASON;

import java.net.InetAddress;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.account.internal.TestDirectory;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.directory.AttributeValues;
import org.carillon.contract.directory.DirectoryEntry;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Proof;
import org.carillon.contract.identity.Rights;
import org.carillon.contract.net.ClientNetwork;
import org.carillon.identity.signin.NetworkBarred;
import org.carillon.policy.ban.BanCause;
import org.carillon.policy.ban.BanTime;
import org.carillon.settings.Scope;
import org.carillon.startup.DatabaseReady;
import org.carillon.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that bans are in force at once and on every node, end, and spare exempt addresses. */
class BansTest {
  private static final InetAddress ABUSER = InetAddress.ofLiteral("192.0.2.7");
  private static final InetAddress TRUSTED = InetAddress.ofLiteral("198.51.100.1");
  private static final Duration HOUR = Duration.ofHours(1);

  @TempDir Path home;
  private TestDatabase database;
  private TestDirectory directory;
  private CurrentBans here;
  private CurrentBans there;
  private AutomaticBans keeper;
  private BanEntries entries;

  @BeforeEach
  void wire() {
    database = TestDatabase.emptied();
    directory = new TestDirectory(database, home);
    here = node();
    there = node();
    keeper =
        new AutomaticBans(
            database.transactions(), directory.versions(), directory.settings(), here);
    entries =
        new BanEntries(database.transactions(), directory.versions(), directory.audit(), here);
  }

  private CurrentBans node() {
    var bans =
        new CurrentBans(
            database.transactions(), directory.versions(), directory.settings(), TRUSTED::equals);
    bans.start(new DatabaseReady());
    return bans;
  }

  private static boolean isBanned(CurrentBans bans, String address) {
    return bans.clients().contain(InetAddress.ofLiteral(address));
  }

  private AttributeValues found(String network) {
    return done(entries.find(ADMINISTRATOR, network)).values();
  }

  private Answer<DirectoryEntry> create(
      Caller caller, String network, String reason, BanTime time) {
    return entries.create(
        caller,
        new AttributeValues().with(NETWORK, network).with(REASON, reason).with(LASTS, time.word()));
  }

  private void lapse() throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("update ban set ends = now() - interval '1 second'");
    }
    directory.versions().increase(org.carillon.settings.CacheVersions.Kind.BANS);
    directory.versions().compare();
  }

  @Test
  void automaticBanAppliesAtOnceHereAndSoonOnOtherNodes() {
    assertThat(keeper.ban(ABUSER, BanCause.RATE, "too much", HOUR)).isTrue();
    assertThat(isBanned(here, "192.0.2.7")).isTrue();
    assertThat(isBanned(there, "192.0.2.7")).isFalse();
    keeper.write();
    assertThat(isBanned(here, "192.0.2.7")).isTrue();
    assertThat(isBanned(there, "192.0.2.7")).isTrue();
    assertThat(isBanned(there, "192.0.2.8")).isFalse();
    assertThat(here.clients().rest(ABUSER)).isBetween(Duration.ofMinutes(59), HOUR);
    AttributeValues ban = found("192.0.2.7");
    assertThat(ban.get(CAUSE)).contains("rate");
    assertThat(ban.get(REASON)).contains("too much");
    assertThat(ban.get(LASTS)).contains("hour");
  }

  @Test
  void trustedAndExemptClientsAreNeverBanned() {
    assertThat(keeper.ban(TRUSTED, BanCause.TRAP, "x", HOUR)).isFalse();
    InetAddress self = InetAddress.ofLiteral("127.0.0.1");
    assertThat(keeper.ban(self, BanCause.TRAP, "x", HOUR)).isFalse();
    done(create(ADMINISTRATOR, "198.51.100.0/24", "", BanTime.EVER));
    assertThat(isBanned(here, "198.51.100.1")).isFalse();
    assertThat(isBanned(here, "198.51.100.2")).isTrue();
    directory.set(Scope.server(), "policy.ban.automatic", "false");
    assertThat(keeper.ban(ABUSER, BanCause.TRAP, "x", HOUR)).isFalse();
  }

  @Test
  void repeatedBanLastsTwiceAsLong() throws SQLException {
    for (int hours : List.of(1, 2, 4)) {
      keeper.ban(ABUSER, BanCause.RATE, "again", HOUR);
      keeper.write();
      assertThat(Duration.between(Instant.now(), found("192.0.2.7").require(ENDS)))
          .isBetween(Duration.ofHours(hours).minusMinutes(1), Duration.ofHours(hours));
      lapse();
      assertThat(isBanned(here, "192.0.2.7")).isFalse();
    }
    assertThat(entries.find(ADMINISTRATOR, "192.0.2.7"))
        .isEqualTo(Answer.failed(new Failure.NotFound("ban", "192.0.2.7")));
  }

  @Test
  void automaticBanDoesNotShortenAManualOne() {
    done(create(ADMINISTRATOR, "192.0.2.7", "mine", BanTime.EVER));
    keeper.ban(ABUSER, BanCause.RATE, "too much", HOUR);
    keeper.write();
    assertThat(found("192.0.2.7").get(ENDS)).isEmpty();
    assertThat(found("192.0.2.7").get(REASON)).contains("mine");
  }

  @Test
  void anEndedBanIsReplacedAndOneInForceIsNot() throws SQLException {
    DirectoryEntry made = done(create(ADMINISTRATOR, "192.0.2.7", "first", BanTime.DAY));
    assertThat(create(ADMINISTRATOR, "192.0.2.7/32", "second", BanTime.DAY).asFailure())
        .containsInstanceOf(Failure.Taken.class);
    DirectoryEntry changed =
        done(
            entries.change(
                ADMINISTRATOR,
                "192.0.2.7/32",
                new AttributeValues().with(REASON, "better"),
                made.version()));
    assertThat(changed.values().get(ENDS)).isEqualTo(made.values().get(ENDS));
    lapse();
    assertThat(done(entries.list(ADMINISTRATOR, Optional.empty(), FIRST_PAGE)).items()).isEmpty();
    done(create(ADMINISTRATOR, "192.0.2.7", "second", BanTime.EVER));
    assertThat(found("192.0.2.7").get(REASON)).contains("second");
    assertThat(found("192.0.2.7").get(ENDS)).isEmpty();
  }

  @Test
  void auditLogNamesAttributesAsRequestsDo() throws Exception {
    done(create(ADMINISTRATOR, "192.0.2.7", "mine", BanTime.DAY));
    try (Connection connection = database.dataSource().getConnection();
        var select = connection.createStatement();
        var row = select.executeQuery("select after from audit where action = 'ban.create'")) {
      assertThat(row.next()).isTrue();
      assertThat(row.getString("after")).contains("\"lasts\":\"day\"").doesNotContain("made");
    }
  }

  @Test
  void bansAreSavedAndRestored() throws Exception {
    done(create(ADMINISTRATOR, "2001:db8:0:7::1", "mine", BanTime.EVER));
    done(create(ADMINISTRATOR, "192.0.2.7", "mine", BanTime.DAY));
    List<String> rows = new ArrayList<>();
    try (Connection connection = database.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      entries.save(connection, rows::add);
      connection.createStatement().execute("delete from ban");
      for (String row : rows) {
        assertThat(entries.restore(connection, row)).isTrue();
        assertThat(entries.restore(connection, row)).isFalse();
      }
      connection.commit();
    }
    assertThat(rows).hasSize(2);
    assertThat(rows.getFirst())
        .contains("\"network\"", "\"cause\"", "\"reason\"", "\"made\"")
        .contains("\"began\"", "\"ends\"", "\"times\"");
    entries.restored();
    assertThat(isBanned(here, "192.0.2.7")).isTrue();
    assertThat(isBanned(here, "2001:db8:0:7::9")).isTrue();
    assertThat(found("2001:db8:0:7::/64").get(REASON)).contains("mine");
  }

  @Test
  void liftedBanIsLiftedOnAllNodes() {
    keeper.ban(ABUSER, BanCause.RATE, "too much", HOUR);
    keeper.write();
    done(entries.delete(ADMINISTRATOR, "192.0.2.7", OptionalLong.empty()));
    assertThat(isBanned(here, "192.0.2.7")).isFalse();
    assertThat(isBanned(there, "192.0.2.7")).isFalse();
    assertThat(done(entries.list(ADMINISTRATOR, Optional.empty(), FIRST_PAGE)).items()).isEmpty();
  }

  @Test
  void bansAreForServerAdministratorsOnly() {
    Caller domain = new Caller(7, "d@own.test", new Rights.DomainAdministrator(1), "s");
    assertThat(entries.list(domain, Optional.empty(), FIRST_PAGE))
        .isEqualTo(Answer.failed(new Failure.NotAllowed()));
    assertThat(create(domain, "192.0.2.7", "", BanTime.DAY))
        .isEqualTo(Answer.failed(new Failure.NotAllowed()));
    assertThat(entries.delete(domain, "192.0.2.7", OptionalLong.empty()))
        .isEqualTo(Answer.failed(new Failure.NotAllowed()));
  }

  @Test
  void ownNetworkAndHugeNetworksCannotBeBanned() {
    Caller mine =
        new Caller(
            0,
            "admin",
            new Rights.ServerAdministrator(),
            "s",
            Proof.PASSWORD,
            Optional.of(ClientNetwork.of(ABUSER)));
    assertThat(code(mine, "192.0.2.0/24")).isEqualTo("own");
    assertThat(code(mine, "0.0.0.0/0")).isEqualTo("too-large");
    assertThat(code(mine, "nonsense")).isEqualTo("malformed");
    assertThat(code(mine, "192.0.3.0/24")).isEmpty();
  }

  private String code(Caller caller, String network) {
    return create(caller, network, "", BanTime.DAY) instanceof Answer.Failed<DirectoryEntry> failed
            && failed.failure() instanceof Failure.Invalid invalid
        ? invalid.code()
        : "";
  }

  @Test
  void repeatedlyBarredNetworkIsBannedUnlessAccountsSignInThere() {
    List<InetAddress> banned = new ArrayList<>();
    var barred =
        new PasswordGuessingBans(
            (client, cause, reason, time) -> banned.add(client),
            directory.settings(),
            System::nanoTime);
    ClientNetwork network = ClientNetwork.of(ABUSER);
    for (int i = 0; i < 10; i++) {
      barred.heed(new NetworkBarred(network, true));
    }
    assertThat(banned).isEmpty();
    for (int i = 0; i < 5; i++) {
      assertThat(banned).isEmpty();
      barred.heed(new NetworkBarred(network, false));
    }
    assertThat(banned).containsExactly(ABUSER);
  }
}
