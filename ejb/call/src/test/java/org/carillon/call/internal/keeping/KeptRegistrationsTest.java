package org.carillon.call.internal.keeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.carillon.account.AccountDeleted;
import org.carillon.account.renaming.AccountRenamed;
import org.carillon.account.renaming.DomainRenamed;
import org.carillon.call.Registrations;
import org.carillon.contract.call.AddressOfRecord;
import org.carillon.contract.call.Binding;
import org.carillon.contract.call.Bindings;
import org.carillon.database.SqlTransactions;
import org.carillon.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests of registrations before and after a restart. */
class KeptRegistrationsTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final AddressOfRecord BOB = new AddressOfRecord("bob", "example.test");

  private TestDatabase database;
  private KeptRegistrations node;

  @BeforeEach
  void oneNode() throws SQLException {
    database = TestDatabase.fresh();
    node = start(NOW);
  }

  @AfterEach
  void end() {
    node.stop();
    database.close();
  }

  @Test
  void reachableRegistrationsSurviveARestart() throws SQLException {
    Bindings both = bindings(binding("udp", true, 600), binding("tcp", false, 600));
    node.replace(BOB, Bindings.NONE, both);
    AddressOfRecord many = new AddressOfRecord("\u00fcnal \"o'", "example.test");
    node.replace(many, Bindings.NONE, bindings(binding("udp", true, 600)));
    node.stop();

    node = start(NOW.plusSeconds(60));
    assertThat(node.of(BOB).list()).containsExactly(both.list().getFirst());
    assertThat(node.of(many).list()).hasSize(1);
  }

  @Test
  void expiredRegistrationsAreNotLoaded() throws SQLException {
    node.replace(
        BOB, Bindings.NONE, bindings(binding("brief", true, 60), binding("long", true, 600)));
    node.stop();
    node = start(NOW.plusSeconds(61));
    assertThat(node.of(BOB).list()).extracting(Binding::key).containsExactly("long");
    node.stop();
    node = start(NOW.plusSeconds(601));
    assertThat(node.of(BOB)).isEqualTo(Bindings.NONE);
  }

  @Test
  void unregisteredBindingsAreNotLoaded() throws SQLException {
    Bindings one = bindings(binding("udp", true, 600));
    node.replace(BOB, Bindings.NONE, one);
    node.write();
    node.replace(BOB, one, Bindings.NONE);
    node.stop();
    node = start(NOW);
    assertThat(node.of(BOB)).isEqualTo(Bindings.NONE);
  }

  @Test
  void registrationsOfAnotherNodeAreNewer() throws SQLException {
    node.replace(BOB, Bindings.NONE, bindings(binding("old", true, 600)));
    node.stop();
    Memory cluster = new Memory();
    Bindings newer = bindings(binding("new", true, 600));
    cluster.replace(BOB, Bindings.NONE, newer);
    node = start(NOW, cluster);
    assertThat(node.of(BOB)).isEqualTo(newer);
  }

  @Test
  void manyRegistrationsAreStoredAndLoaded() throws SQLException {
    Bindings one = bindings(binding("udp", true, 600));
    List<AddressOfRecord> users =
        Stream.iterate(0, i -> i + 1)
            .limit(2_500)
            .map(i -> new AddressOfRecord("u" + i, "example.test"))
            .toList();
    users.forEach(user -> node.replace(user, Bindings.NONE, one));
    node.stop();
    node = start(NOW);
    assertThat(users).allSatisfy(user -> assertThat(node.of(user)).isEqualTo(one));
  }

  @Test
  void registrationsFollowARenamedAccount() throws SQLException {
    AddressOfRecord robert = new AddressOfRecord("robert", "example.test");
    node.replace(BOB, Bindings.NONE, bindings(binding("desk", true, 600)));
    node.replace(robert, Bindings.NONE, bindings(binding("mobile", true, 600)));
    FollowedRegistrations followed = new FollowedRegistrations(node);

    followed.follow(new AccountRenamed(1, BOB.toString(), robert.toString()));
    assertThat(node.of(BOB)).isEqualTo(Bindings.NONE);
    assertThat(node.of(robert).list()).extracting(Binding::key).containsExactly("desk", "mobile");

    // One change is on disk already, the other is not.
    node.write();
    AddressOfRecord ann = new AddressOfRecord("ann", "example.test");
    AddressOfRecord other = new AddressOfRecord("ann", "sub.example.test");
    node.replace(ann, Bindings.NONE, bindings(binding("desk", true, 600)));
    node.replace(other, Bindings.NONE, bindings(binding("desk", true, 600)));
    followed.follow(new DomainRenamed(1, "example.test", "example.org"));
    assertThat(node.of(new AddressOfRecord("robert", "example.org")).list()).hasSize(2);
    assertThat(node.of(new AddressOfRecord("ann", "example.org")).list()).hasSize(1);
    assertThat(node.of(ann)).isEqualTo(Bindings.NONE);
    assertThat(node.of(other).list()).hasSize(1);

    followed.end(new AccountDeleted(1, 1, "ann@example.org"));
    assertThat(node.of(new AddressOfRecord("ann", "example.org"))).isEqualTo(Bindings.NONE);
  }

  @Test
  void registrationBeingWrittenIsFoundInItsDomain() throws SQLException {
    List<Set<AddressOfRecord>> found = new CopyOnWriteArrayList<>();
    Memory memory = new Memory();
    // Registrations are not restored, so that only this test writes.
    KeptRegistrations writing =
        new KeptRegistrations(memory, new SqlTransactions(database.dataSource()), clock(NOW));
    writing.replace(BOB, Bindings.NONE, bindings(binding("udp", true, 600)));
    memory.asked = () -> found.add(writing.in("example.test"));
    writing.write();
    assertThat(found).isNotEmpty().allSatisfy(users -> assertThat(users).containsExactly(BOB));
  }

  @Test
  void registrationsAreStoredOnceTheDatabaseIsBack() throws SQLException {
    boolean[] away = new boolean[1];
    Memory memory = new Memory();
    SqlTransactions broken = new SqlTransactions(new DatabaseThatGoes(database.dataSource(), away));
    KeptRegistrations patient = new KeptRegistrations(memory, broken, clock(NOW));
    away[0] = true;
    assertThatThrownBy(patient::restore).isInstanceOf(SQLException.class);
    patient.replace(BOB, Bindings.NONE, bindings(binding("udp", true, 600)));
    assertThatThrownBy(patient::write).isInstanceOf(SQLException.class);
    away[0] = false;
    patient.write();
    node.stop();
    node = start(NOW);
    assertThat(node.of(BOB).list()).hasSize(1);
  }

  private KeptRegistrations start(Instant now) throws SQLException {
    return start(now, new Memory());
  }

  private KeptRegistrations start(Instant now, Memory memory) throws SQLException {
    KeptRegistrations started =
        new KeptRegistrations(memory, new SqlTransactions(database.dataSource()), clock(now));
    started.restore();
    return started;
  }

  private static Clock clock(Instant now) {
    return Clock.fixed(now, ZoneOffset.UTC);
  }

  private static Bindings bindings(Binding... all) {
    return new Bindings(List.of(all));
  }

  private static Binding binding(String key, boolean lasting, int seconds) {
    return new Binding(
        key,
        "sip:" + key + "@192.0.2.20;x=\"\u00e4\"",
        500,
        NOW.plus(Duration.ofSeconds(seconds)),
        "call",
        4_000_000_000L,
        List.of("<sip:edge@192.0.2.99;lr>"),
        new Binding.Way("sip:192.0.2.1:5060;transport=tcp", "UDP 192.0.2.1 5060", lasting),
        "a \"phone\"");
  }

  /** A callback that a test runs while a user's registrations are requested. */
  private interface Asked {
    void now() throws SQLException;
  }

  /** The memory that the nodes of a cluster share while one of them runs. */
  private static final class Memory implements Registrations {
    private final Map<AddressOfRecord, Bindings> all = new ConcurrentHashMap<>();
    private volatile Asked asked = () -> {};

    @Override
    public Bindings of(AddressOfRecord user) {
      try {
        asked.now();
      } catch (SQLException away) {
        throw new IllegalStateException(away);
      }
      return all.getOrDefault(user, Bindings.NONE);
    }

    @Override
    public boolean replace(AddressOfRecord user, Bindings before, Bindings after) {
      if (!of(user).equals(before)) {
        return false;
      }
      all.put(user, after);
      return true;
    }
  }
}
