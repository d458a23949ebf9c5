package org.carillon.policy.internal.ban;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.account.internal.TestDirectory.ADMINISTRATOR;
import static org.carillon.account.internal.TestDirectory.FIRST_PAGE;
import static org.carillon.account.internal.TestDirectory.done;

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
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Proof;
import org.carillon.contract.identity.Rights;
import org.carillon.contract.net.ClientNetwork;
import org.carillon.identity.signin.NetworkBarred;
import org.carillon.policy.ban.Ban;
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
  private BanOperations operations;

  @BeforeEach
  void wire() {
    database = TestDatabase.emptied();
    directory = new TestDirectory(database, home);
    here = node();
    there = node();
    keeper =
        new AutomaticBans(
            database.transactions(), directory.versions(), directory.settings(), here);
    operations =
        new BanOperations(database.transactions(), directory.versions(), here, directory.audit());
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

  private Ban found(String network) {
    return done(operations.find(ADMINISTRATOR, network));
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
    Ban ban = found("192.0.2.7");
    assertThat(ban.cause()).isEqualTo(BanCause.RATE);
    assertThat(ban.reason()).isEqualTo("too much");
    assertThat(ban.made()).isEqualTo(BanTime.HOUR);
  }

  @Test
  void trustedAndExemptClientsAreNeverBanned() {
    assertThat(keeper.ban(TRUSTED, BanCause.TRAP, "x", HOUR)).isFalse();
    InetAddress self = InetAddress.ofLiteral("127.0.0.1");
    assertThat(keeper.ban(self, BanCause.TRAP, "x", HOUR)).isFalse();
    done(operations.create(ADMINISTRATOR, "198.51.100.0/24", "", BanTime.EVER));
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
      assertThat(Duration.between(Instant.now(), found("192.0.2.7").ends().orElseThrow()))
          .isBetween(Duration.ofHours(hours).minusMinutes(1), Duration.ofHours(hours));
      lapse();
      assertThat(isBanned(here, "192.0.2.7")).isFalse();
    }
    assertThat(operations.find(ADMINISTRATOR, "192.0.2.7"))
        .isEqualTo(Answer.failed(new Failure.NotFound("ban", "192.0.2.7")));
  }

  @Test
  void automaticBanDoesNotShortenAManualOne() {
    done(operations.create(ADMINISTRATOR, "192.0.2.7", "mine", BanTime.EVER));
    keeper.ban(ABUSER, BanCause.RATE, "too much", HOUR);
    keeper.write();
    assertThat(found("192.0.2.7").ends()).isEmpty();
    assertThat(found("192.0.2.7").reason()).isEqualTo("mine");
  }

  @Test
  void liftedBanIsLiftedOnAllNodes() {
    keeper.ban(ABUSER, BanCause.RATE, "too much", HOUR);
    keeper.write();
    done(operations.lift(ADMINISTRATOR, "192.0.2.7", OptionalLong.empty()));
    assertThat(isBanned(here, "192.0.2.7")).isFalse();
    assertThat(isBanned(there, "192.0.2.7")).isFalse();
    assertThat(done(operations.list(ADMINISTRATOR, FIRST_PAGE)).items()).isEmpty();
  }

  @Test
  void bansAreForServerAdministratorsOnly() {
    Caller domain = new Caller(7, "d@own.test", new Rights.DomainAdministrator(1), "s");
    assertThat(operations.list(domain, FIRST_PAGE))
        .isEqualTo(Answer.failed(new Failure.NotAllowed()));
    assertThat(operations.create(domain, "192.0.2.7", "", BanTime.DAY))
        .isEqualTo(Answer.failed(new Failure.NotAllowed()));
    assertThat(operations.lift(domain, "192.0.2.7", OptionalLong.empty()))
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
    return operations.create(caller, network, "", BanTime.DAY) instanceof Answer.Failed<Ban> failed
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
