package org.carillon.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.metamodel.EntityType;
import jakarta.transaction.UserTransaction;
import java.net.InetAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.carillon.call.Registrations;
import org.carillon.cluster.Cluster;
import org.carillon.contract.call.AddressOfRecord;
import org.carillon.contract.call.Binding;
import org.carillon.contract.call.Bindings;
import org.carillon.contract.call.CallControls;
import org.carillon.contract.dns.DnsLookup;
import org.carillon.contract.dns.DnsReply;
import org.carillon.contract.dns.DnsType;
import org.carillon.contract.dns.ZoneReading;
import org.carillon.contract.identity.Credentials;
import org.carillon.contract.identity.Peer;
import org.carillon.contract.identity.Sessions;
import org.carillon.contract.identity.SignIn;
import org.carillon.contract.mail.IntakeSession;
import org.carillon.contract.mail.MailIntake;
import org.carillon.contract.mailbox.MailAccesses;
import org.carillon.contract.net.ListenerCatalog;
import org.carillon.contract.net.ListenerSpec;
import org.carillon.contract.net.Service;
import org.carillon.contract.queue.RelayQueue;
import org.carillon.database.Transactions;
import org.carillon.dns.ZoneFiles;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.container.test.api.TargetsContainer;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Tests ports, transactions, the mapping and shared state inside two nodes of a cluster. */
@ArquillianTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class InsideIT {
  private static final String MAIL = "MailResourceAdapter";
  private static final String SIP = "SipResourceAdapter";
  private static final AddressOfRecord ANNA = new AddressOfRecord("anna", "inside.test");
  private static final Instant LATER = Instant.parse("2999-01-01T00:00:00Z");

  @Inject private Transactions transactions;
  @Inject private Registrations registrations;
  @Inject private Cluster cluster;
  @Inject private DnsLookup dns;

  @Inject private ZoneFiles zones;

  @Resource private UserTransaction containers;

  @Resource(lookup = "java:jboss/datasources/CarillonDS")
  private DataSource database;

  @Deployment(name = "a", order = 1)
  @TargetsContainer("a")
  static Archive<?> onA() {
    return Application.with(InsideIT.class, OpenPorts.class);
  }

  @Deployment(name = "b", order = 2)
  @TargetsContainer("b")
  static Archive<?> onB() {
    return Application.with(InsideIT.class, OpenPorts.class);
  }

  @Test
  @OperateOnDeployment("a")
  void everyEntityIsReadFromTheMigratedSchema() {
    List<String> read =
        transactions.read(
            entities -> {
              Set<EntityType<?>> all = entities.getMetamodel().getEntities();
              for (EntityType<?> each : all) {
                // This selects every mapped column.
                entities
                    .createQuery("select e from " + each.getName() + " e", each.getJavaType())
                    .setMaxResults(1)
                    .getResultList();
              }
              return all.stream().map(EntityType::getName).toList();
            });
    assertThat(read).hasSizeGreaterThan(5);
  }

  @Test
  @OperateOnDeployment("a")
  void transactionIsVisibleAfterItReturns() throws Exception {
    transactions.run(entities -> insert(entities, "inside.kept"));
    assertThat(count("inside.kept")).isOne();
    transactions.run(
        entities ->
            entities
                .createNativeQuery("DELETE FROM setting WHERE key = 'inside.kept'")
                .executeUpdate());
    assertThat(count("inside.kept")).isZero();
  }

  @Test
  @OperateOnDeployment("a")
  void failedTransactionIsRolledBack() throws Exception {
    assertThatThrownBy(
            () ->
                transactions.run(
                    entities -> {
                      insert(entities, "inside.failed");
                      throw new IllegalStateException("wished for");
                    }))
        .hasStackTraceContaining("wished for");
    assertThat(count("inside.failed")).isZero();
  }

  @Test
  @OperateOnDeployment("a")
  void nestedTransactionIsRolledBackWithTheOuterOne() throws Exception {
    assertThatThrownBy(
            () ->
                transactions.run(
                    entities -> {
                      transactions.run(inner -> insert(inner, "inside.inner"));
                      throw new IllegalStateException("wished for");
                    }))
        .hasStackTraceContaining("wished for");
    assertThat(count("inside.inner")).isZero();
  }

  @Test
  @OperateOnDeployment("a")
  void transactionJoinsTheContainersTransaction() throws Exception {
    containers.begin();
    transactions.run(entities -> insert(entities, "inside.joined"));
    containers.rollback();
    assertThat(count("inside.joined")).isZero();

    containers.begin();
    transactions.run(entities -> insert(entities, "inside.joined"));
    assertThat(count("inside.joined")).as("before the commit, seen by others").isZero();
    containers.rollback();
  }

  private static void insert(EntityManager entities, String key) {
    entities
        .createNativeQuery("INSERT INTO setting VALUES (0, 0, :key, 'x')")
        .setParameter("key", key)
        .executeUpdate();
  }

  /** Counts in a thread of its own, outside of the container's transaction. */
  private long count(String key) throws Exception {
    try (var elsewhere = Executors.newSingleThreadExecutor()) {
      return elsewhere.submit(() -> rows(key)).get();
    }
  }

  private long rows(String key) throws SQLException {
    try (Connection connection = database.getConnection();
        var select = connection.prepareStatement("SELECT count(*) FROM setting WHERE key = ?")) {
      select.setString(1, key);
      try (var row = select.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  @Test
  @OperateOnDeployment("a")
  void unknownUserIsRejectedBySignIn() throws Exception {
    var peer = new Peer(Service.IMAP, InetAddress.getLoopbackAddress(), true, "inside");
    var wrong = new Credentials.Password("", "nobody@inside.test", "guess");
    assertThat(OpenPorts.of(MAIL, Sessions.class).signIn(wrong, peer))
        .isEqualTo(new SignIn.Rejected(SignIn.Reason.WRONG));
  }

  @Test
  @OperateOnDeployment("a")
  void intakeGivesItsTerms() throws Exception {
    var session =
        new IntakeSession(
            Service.SMTP,
            InetAddress.getLoopbackAddress(),
            "client.test",
            true,
            "",
            Optional.empty(),
            "inside");
    var terms = OpenPorts.of(MAIL, MailIntake.class).terms(session);
    assertThat(terms.messageOctets()).isPositive();
    assertThat(terms.submits()).isFalse();
  }

  @Test
  @OperateOnDeployment("a")
  void mailAccessOpensAndTheQueueIsEmpty() throws Exception {
    assertThat(OpenPorts.of(MAIL, MailAccesses.class).open()).isNotNull();
    assertThat(OpenPorts.of(MAIL, RelayQueue.class).claim(10, Set.of())).isEmpty();
  }

  @Test
  @OperateOnDeployment("a")
  void mailAdapterResolvesDnsNames() throws Exception {
    // This differs from a failed query; no query leaves the machine.
    assertThat(dns.find("no..name", new DnsType.A())).isEqualTo(new DnsReply.NoName<>());
    assertThat(zones.read("host.test. IN A 192.0.2.1\n"))
        .isInstanceOfSatisfying(
            ZoneReading.Zone.class, zone -> assertThat(knowsTheHost(zone)).isTrue());
  }

  private static boolean knowsTheHost(ZoneReading.Zone zone) {
    try {
      return zone.lookup().find("host.test", new DnsType.Txt()) instanceof DnsReply.NoRecords;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  @OperateOnDeployment("a")
  void adaptersGetTheirListeners() throws Exception {
    assertThat(OpenPorts.of(MAIL, ListenerCatalog.class).listeners())
        .extracting(ListenerSpec::service)
        .contains(Service.SMTP, Service.IMAPS);
    ListenerCatalog sip = OpenPorts.of(SIP, ListenerCatalog.class);
    assertThat(sip.listeners())
        .extracting(ListenerSpec::service)
        .contains(Service.SIP, Service.SIPS);
    assertThat(sip.certificates()).isNotEmpty();
  }

  @Test
  @OperateOnDeployment("a")
  void callControlHasTheClusterKey() throws Exception {
    assertThat(OpenPorts.of(SIP, CallControls.class).open().orElseThrow().clusterKey().length)
        .isGreaterThanOrEqualTo(32);
  }

  @Test
  @Order(1)
  @OperateOnDeployment("a")
  void registrationIsStoredAtTheFirstNode() {
    var way = new Binding.Way("sip:127.0.0.1:14060", "flow", true);
    var phone =
        new Binding(
            "key", "sip:anna@192.0.2.7", 1_000, LATER, "call-1", 1, List.of(), way, "phone");
    assertThat(cluster.view().members()).containsExactlyInAnyOrder("a", "b");
    assertThat(registrations.replace(ANNA, Bindings.NONE, new Bindings(List.of(phone)))).isTrue();
    assertThat(registrations.of(ANNA).list()).hasSize(1);
  }

  @Test
  @Order(2)
  @OperateOnDeployment("b")
  void registrationIsVisibleAndRemovedAtTheSecondNode() {
    assertThat(cluster.view().node()).isEqualTo("b");
    Bindings found = registrations.of(ANNA);
    assertThat(found.list()).extracting(Binding::contact).containsExactly("sip:anna@192.0.2.7");
    assertThat(registrations.replace(ANNA, found, Bindings.NONE)).isTrue();
  }

  @Test
  @Order(3)
  @OperateOnDeployment("a")
  void removedRegistrationIsGoneAtTheFirstNode() {
    assertThat(registrations.of(ANNA)).isEqualTo(Bindings.NONE);
  }
}
