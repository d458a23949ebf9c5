package org.carillon.policy.internal.dkim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.account.internal.TestDirectory.ADMINISTRATOR;
import static org.carillon.account.internal.TestDirectory.FIRST_PAGE;
import static org.carillon.account.internal.TestDirectory.done;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.carillon.account.Account;
import org.carillon.account.Domain;
import org.carillon.account.internal.TestDirectory;
import org.carillon.account.setting.HostSettings;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.content.Content;
import org.carillon.contract.directory.AttributeValues;
import org.carillon.contract.directory.DirectoryEntry;
import org.carillon.contract.directory.DkimKeyType;
import org.carillon.contract.dns.DnsLookup;
import org.carillon.contract.dns.DnsReply;
import org.carillon.contract.dns.DnsType;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.contract.mail.ReversePath;
import org.carillon.contract.stage.MailOrigin;
import org.carillon.contract.stage.SigningQuestion;
import org.carillon.format.mime.header.Header;
import org.carillon.mailauth.arc.ArcOutcome;
import org.carillon.mailauth.arc.ArcReport;
import org.carillon.mailauth.arc.ArcVerifier;
import org.carillon.mailauth.dkim.DkimVerifier;
import org.carillon.mailauth.dkim.key.SignatureAlgorithm;
import org.carillon.policy.dkim.DomainKey;
import org.carillon.policy.dkim.DomainKeyState;
import org.carillon.policy.dkim.PublishedKeyRecord;
import org.carillon.policy.internal.complaint.ComplaintRequestFields;
import org.carillon.policy.internal.complaint.FeedbackIds;
import org.carillon.settings.Scope;
import org.carillon.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that a domain's keys belong to its administrators, rotate, and sign only its mail. */
class DomainKeysTest {
  private static final Duration DAY = Duration.ofDays(1);

  @TempDir Path home;
  private final Map<String, DnsReply<String>> texts = new ConcurrentHashMap<>();
  private TestDatabase database;
  private TestDirectory directory;
  private Domain domain;
  private Account ann;
  private Account carl;
  private DomainKeyEntries keys;
  private DomainKeyRows rows;
  private SigningKeys signing;
  private KeyLifecycle turn;
  private DkimStage stage;
  private Caller chief;

  private final DnsLookup dns =
      new DnsLookup() {
        @Override
        @SuppressWarnings("unchecked") // Only TXT records are looked up.
        public <T> DnsReply<T> find(String name, DnsType<T> type) {
          return (DnsReply<T>) texts.getOrDefault(name, new DnsReply.NoName<>());
        }
      };

  @BeforeEach
  void domains() {
    database = TestDatabase.emptied();
    directory = new TestDirectory(database, home);
    domain = directory.domain("own.test");
    directory.domain("other.test");
    ann = directory.account("ann@own.test");
    carl = directory.account("carl@other.test");
    rows = new DomainKeyRows(database.transactions(), directory.homeKey());
    keys =
        new DomainKeyEntries(
            directory.homeKey(),
            database.transactions(),
            directory.versions(),
            directory.audit(),
            directory.domains(),
            new PublishedKeyRecords(dns));
    turn = new KeyLifecycle(keys, rows, directory.settings(), directory.audit());
    signing = new SigningKeys(database.transactions(), rows, directory.versions());
    signing.start();
    stage =
        new DkimStage(
            signing,
            new ComplaintRequestFields(
                new FeedbackIds(directory.homeKey()), directory.addresses(), directory.settings()),
            directory.addresses(),
            directory.settings());
    chief = new Caller(0, "chief", new Rights.DomainAdministrator(domain.id()), "test");
  }

  private Answer<DirectoryEntry> create(Caller by, String of, String selector) {
    return create(by, selector + DomainKey.BELOW + of, SignatureAlgorithm.ED25519_SHA256);
  }

  private Answer<DirectoryEntry> create(Caller by, String name, SignatureAlgorithm algorithm) {
    return keys.create(
        by,
        new AttributeValues()
            .with(DkimKeyType.NAME, name)
            .with(DkimKeyType.ALGORITHM, algorithm.keyType()));
  }

  private DomainKey key(DirectoryEntry entry) {
    return database
        .transactions()
        .read(
            entities ->
                DomainKeyEntries.TABLE
                    .find(entities, entry.key())
                    .map(DomainKey::of)
                    .orElseThrow());
  }

  private DomainKey key(String selector) {
    return key(done(create(chief, "own.test", selector)));
  }

  private Answer<DirectoryEntry> change(DomainKey key, DomainKeyState state, OptionalLong version) {
    return keys.change(
        chief, key.name(), new AttributeValues().with(DkimKeyType.STATE, state.word()), version);
  }

  private void publish(DomainKey key) {
    texts.put(key.name(), new DnsReply.Found<>(List.of(key.record())));
  }

  private DomainKey active(String selector) {
    DomainKey key = key(selector);
    publish(key);
    return key(done(change(key, DomainKeyState.ACTIVE, OptionalLong.of(1))));
  }

  private PublishedKeyRecord shown(DomainKey key) throws InterruptedException {
    return new PublishedKeyRecords(dns).of(key);
  }

  @Test
  void keysAreManagedByTheirDomainAdministrators() {
    DomainKey key = key("s1");
    assertThat(key.name()).isEqualTo("s1._domainkey.own.test");
    assertThat(key.state()).isEqualTo(DomainKeyState.PREPARED);
    assertThat(key.zoneLine())
        .startsWith("s1._domainkey.own.test. IN TXT \"v=DKIM1; k=ed25519; p=");
    DirectoryEntry found = done(keys.find(chief, "S1._domainkey.OWN.test"));
    assertThat(found.values().get(DkimKeyType.RECORD)).contains(key.zoneLine());
    assertThat(found.values().get(DkimKeyType.PUBLISHED)).contains("missing");
    assertThat(all()).containsExactly(key);

    assertThat(create(chief, "other.test", "s1").asFailure())
        .hasValueSatisfying(
            failure ->
                assertThat(failure)
                    .isInstanceOfSatisfying(
                        Failure.Invalid.class,
                        invalid -> {
                          assertThat(invalid.field()).isEqualTo("name");
                          assertThat(invalid.name()).isEqualTo("other.test");
                        }));
    DirectoryEntry other = done(create(ADMINISTRATOR, "other.test", "s1"));
    assertThat(keys.find(chief, other.key()).asFailure())
        .containsInstanceOf(Failure.NotFound.class);
    assertThat(all()).containsExactly(key);
    assertThat(done(keys.list(ADMINISTRATOR, Optional.of("other.test"), FIRST_PAGE)).items())
        .containsExactly(other);
    Caller user = new Caller(ann.id(), "ann@own.test", new Rights.User(), "test");
    assertThat(keys.find(user, key.name()).asFailure()).containsInstanceOf(Failure.NotFound.class);
    assertThat(create(user, "own.test", "s2").asFailure())
        .containsInstanceOf(Failure.NotAllowed.class);
  }

  @Test
  void selectorsAreUniqueAndValid() {
    key("s1");
    assertThat(create(chief, "own.test", "S1").asFailure()).containsInstanceOf(Failure.Taken.class);
    for (String selector : List.of("", "-", "a b", "a..b", "ä", "x".repeat(64), "\0")) {
      assertThat(create(chief, "own.test", selector).asFailure())
          .as(selector)
          .containsInstanceOf(Failure.Invalid.class);
    }
  }

  @Test
  void keyOfADomainGetsASelectorOfTheDay() {
    DirectoryEntry made = done(create(chief, "OWN.test", SignatureAlgorithm.RSA_SHA256));
    assertThat(made.key()).matches("r[0-9]{8}\\._domainkey\\.own\\.test");
    assertThat(made.values().get(DkimKeyType.STATE)).contains("prepared");
    assertThat(create(chief, "s._domainkey.", SignatureAlgorithm.RSA_SHA256).asFailure())
        .containsInstanceOf(Failure.Invalid.class);
    assertThat(create(chief, "s", "s.".repeat(31) + "s" + ".x".repeat(100)).asFailure())
        .containsInstanceOf(Failure.Invalid.class);
  }

  @Test
  void publishedRecordIsComparedWithTheKey() throws InterruptedException {
    DomainKey key = key("s1");
    assertThat(shown(key)).isEqualTo(new PublishedKeyRecord.Missing());
    texts.put(key.name(), new DnsReply.Found<>(List.of(key("s2").record())));
    assertThat(shown(key)).isInstanceOf(PublishedKeyRecord.Different.class);
    texts.put(key.name(), new DnsReply.Unknown<>("no server"));
    assertThat(shown(key)).isEqualTo(new PublishedKeyRecord.Unknown("no server"));
    texts.put(
        key.name(),
        new DnsReply.Found<>(List.of("junk", key.record().replace("; ", ";") + ";t=s")));
    assertThat(shown(key)).isEqualTo(new PublishedKeyRecord.Found());
  }

  @Test
  void unpublishedKeyIsReported() {
    var health = new DkimHealth(database.transactions(), directory.settings());
    assertThat(health.check().sound()).isTrue();
    DomainKey waiting = key("s1");
    assertThat(health.check().sound()).isFalse();
    assertThat(health.check().ready()).isTrue();
    assertThat(health.check().sentence()).contains("own.test").contains("not signed");
    directory.set(Scope.domain(domain.id()), "dkim.sign", "false");
    assertThat(health.check().sound()).as("nothing is to be signed").isTrue();
    directory.set(Scope.domain(domain.id()), "dkim.sign", "true");
    done(change(waiting, DomainKeyState.ACTIVE, OptionalLong.of(1)));
    key("s2");
    assertThat(health.check().sound()).as("the other one signs").isTrue();
  }

  @Test
  void anActiveKeyCannotBeDeleted() {
    DomainKey key = active("s1");
    assertThat(key.activated()).isPresent();
    assertThat(keys.delete(chief, key.name(), OptionalLong.empty()).asFailure())
        .containsInstanceOf(Failure.Taken.class);
    assertThat(change(key, DomainKeyState.RETIRED, OptionalLong.of(1)).asFailure())
        .contains(new Failure.Outdated(2));
    DirectoryEntry retired = done(change(key, DomainKeyState.RETIRED, OptionalLong.empty()));
    assertThat(change(key, DomainKeyState.PREPARED, OptionalLong.empty()).asFailure())
        .containsInstanceOf(Failure.Invalid.class);
    assertThat(done(keys.delete(chief, key.name(), retired.version()))).isEqualTo(retired);
    assertThat(keys.find(chief, key.name()).asFailure()).isPresent();
  }

  @Test
  void feedbackAddressFieldIsSigned() throws IOException {
    active("s1");
    directory.set(Scope.domain(domain.id()), "policy.complaints.address", "fbl@own.test");
    directory.set(Scope.domain(domain.id()), "policy.complaints.ask", "true");
    String message = "From: ann@own.test\r\nSubject: x\r\n\r\nHello\r\n";
    byte[] octets = message.getBytes(StandardCharsets.UTF_8);
    List<String> fields =
        stage.sign(
            new SigningQuestion(
                "t",
                ReversePath.NULL,
                new MailOrigin.Submitted(ann.id(), domain.id()),
                Header.parse(octets),
                Content.of(octets)));
    assertThat(fields).hasSize(3);
    assertThat(fields.getLast().replaceAll("\\s+", "")).contains(":cfbl-address:cfbl-feedback-id;");
    assertThat(fields.get(1)).isEqualTo("CFBL-Address: fbl@own.test; report=arf\r\n");
    assertThat(signed(Optional.of(ann), "ann@own.test")).as("it holds").containsExactly("s1");
    assertThat(
            stage.sign(
                new SigningQuestion(
                    "t",
                    ReversePath.NULL,
                    new MailOrigin.Passed(),
                    Header.parse(octets),
                    Content.of(octets))))
        .isEmpty();
  }

  private List<String> signed(Optional<Account> sender, String from) throws IOException {
    return signed(
        sender
            .<MailOrigin>map(each -> new MailOrigin.Submitted(each.id(), domain.id()))
            .orElseGet(MailOrigin.Passed::new),
        from);
  }

  private List<String> signed(MailOrigin origin, String from) throws IOException {
    byte[] message =
        ("From: " + from + "\r\nSubject: x\r\n\r\nHello\r\n").getBytes(StandardCharsets.UTF_8);
    Header header = Header.read(Content.of(message).stream());
    List<String> fields =
        stage.sign(new SigningQuestion("t", ReversePath.NULL, origin, header, Content.of(message)));
    byte[] all =
        (String.join("", fields) + new String(message, StandardCharsets.UTF_8))
            .getBytes(StandardCharsets.UTF_8);
    List<String> passed = new ArrayList<>();
    try {
      new DkimVerifier(dns, InstantSource.system())
          .verify(Header.read(Content.of(all).stream()), Content.of(all))
          .results()
          .forEach(
              result -> {
                assertThat(result.outcome().why()).isEmpty();
                passed.add(result.label().selector());
              });
    } catch (InterruptedException never) {
      throw new AssertionError(never);
    }
    return passed;
  }

  @Test
  void accountMailIsSignedByAllActiveKeysOfItsDomain() throws Exception {
    assertThat(signed(Optional.of(ann), "ann@own.test")).isEmpty();
    DomainKey first = active("s1");
    key("prepared");
    DomainKey rsa =
        key(done(create(chief, "r1._domainkey.own.test", SignatureAlgorithm.RSA_SHA256)));
    publish(rsa);
    done(change(rsa, DomainKeyState.ACTIVE, OptionalLong.empty()));
    assertThat(signed(Optional.of(ann), "Ann <ann@own.test>")).containsExactly("r1", "s1");
    assertThat(signed(Optional.of(ann), "Boss <boss@OWN.test>")).hasSize(2);

    assertThat(signed(Optional.empty(), "ann@own.test")).isEmpty();
    assertThat(signed(Optional.of(carl), "ann@own.test")).isEmpty();
    assertThat(signed(Optional.of(ann), "carl@other.test")).isEmpty();
    assertThat(signed(Optional.of(ann), "ann@own.test, eve@own.test")).isEmpty();
    assertThat(signed(Optional.of(ann), "ann@own.test\r\nFrom: eve@own.test")).isEmpty();
    assertThat(signed(Optional.of(ann), "nobody")).isEmpty();

    directory.set(Scope.domain(domain.id()), "dkim.sign", "false");
    assertThat(signed(Optional.of(ann), "ann@own.test")).isEmpty();
    directory.set(Scope.domain(domain.id()), "dkim.sign", "true");
    done(change(first, DomainKeyState.RETIRED, OptionalLong.empty()));
    assertThat(signed(Optional.of(ann), "ann@own.test")).containsExactly("r1");
  }

  @Test
  void serverMailIsSignedByItsDomain() throws Exception {
    active("s1");
    assertThat(signed(new MailOrigin.Made("own.test"), "ann@own.test")).containsExactly("s1");
    assertThat(signed(new MailOrigin.Made("MX.own.test"), "postmaster@mx.own.test"))
        .containsExactly("s1");
    assertThat(signed(new MailOrigin.Made("other.test"), "ann@own.test")).isEmpty();
    assertThat(signed(new MailOrigin.Made("own.test"), "carl@other.test")).isEmpty();
    assertThat(signed(new MailOrigin.Made("far.test"), "postmaster@far.test")).isEmpty();
    assertThat(signed(new MailOrigin.SentOn("own.test"), "ann@own.test")).isEmpty();
    directory.set(Scope.domain(domain.id()), "dkim.sign", "false");
    assertThat(signed(new MailOrigin.Made("own.test"), "ann@own.test")).isEmpty();
  }

  private String sealed(MailOrigin origin, String found, String rest) throws IOException {
    String message = "Delivered-To: ann@own.test\r\n" + found + "Received: from x by y\r\n" + rest;
    byte[] octets = message.getBytes(StandardCharsets.UTF_8);
    List<String> fields =
        new ArcStage(signing, directory.addresses(), directory.settings())
            .sign(
                new SigningQuestion(
                    "t",
                    ReversePath.NULL,
                    origin,
                    Header.read(Content.of(octets).stream()),
                    Content.of(octets)));
    return fields.isEmpty() ? "" : String.join("", fields) + message;
  }

  private ArcReport chain(String message) throws Exception {
    byte[] octets = message.getBytes(StandardCharsets.UTF_8);
    return new ArcVerifier(dns)
        .verify(Header.read(Content.of(octets).stream()), Content.of(octets));
  }

  @Test
  void forwardedMailIsSealedWithItsResults() throws Exception {
    active("s1");
    String host = directory.settings().value(HostSettings.HOST_NAME);
    String found =
        "Authentication-Results: " + host + "; %s dmarc=pass header.from=far.example\r\n";
    String original = "From: a@far.example\r\nSubject: x\r\n\r\nHello\r\n";
    MailOrigin sentOn = new MailOrigin.SentOn("own.test");
    String once = sealed(sentOn, found.formatted(""), original);
    assertThat(chain(once).outcome()).isEqualTo(new ArcOutcome.Pass());
    assertThat(chain(once).sealers())
        .singleElement()
        .satisfies(sealer -> assertThat(sealer.domain()).isEqualTo("own.test"))
        .satisfies(sealer -> assertThat(sealer.results()).contains(host + ";", "dmarc=pass"));

    String again = sealed(sentOn, found.formatted("arc=pass;"), once);
    assertThat(chain(again).outcome()).isEqualTo(new ArcOutcome.Pass());
    assertThat(chain(again).sealers()).hasSize(2);
    assertThat(sealed(sentOn, found.formatted("arc=fail;"), once)).contains("cv=fail");
    assertThat(sealed(sentOn, found.formatted("arc=temperror;"), once)).isEmpty();
    assertThat(sealed(sentOn, found.formatted(""), once)).isEmpty();

    assertThat(sealed(sentOn, "", found.formatted("") + original)).as("below the trace").isEmpty();
    assertThat(sealed(new MailOrigin.Passed(), found.formatted(""), original)).isEmpty();
    assertThat(sealed(new MailOrigin.SentOn("other.test"), found.formatted(""), original))
        .isEmpty();
    directory.set(Scope.domain(domain.id()), "dkim.seal", "false");
    assertThat(sealed(sentOn, found.formatted(""), original)).isEmpty();
  }

  private Optional<Instant> take(DomainKey key, Instant now) {
    try {
      return done(turn.take(key.name(), shown(key), now));
    } catch (InterruptedException never) {
      throw new AssertionError(never);
    }
  }

  private DomainKeyState state(DomainKey key) {
    return key(done(keys.find(chief, key.name()))).state();
  }

  @Test
  void publishedKeyIsActivatedIfNoneSigns() {
    DomainKey key = key("s1");
    Instant now = Instant.now();
    take(key, now);
    assertThat(state(key)).isEqualTo(DomainKeyState.PREPARED);
    publish(key);
    take(key, now);
    assertThat(state(key)).isEqualTo(DomainKeyState.ACTIVE);
    DomainKey second = key("s2");
    publish(second);
    take(second, now.plus(DAY.multipliedBy(1_000)));
    assertThat(state(second)).as("without rotation").isEqualTo(DomainKeyState.PREPARED);
  }

  @Test
  void keysRotateOnceTheNextIsPublished() throws Exception {
    directory.set(Scope.domain(domain.id()), "dkim.rotation", "P90D");
    directory.set(Scope.domain(domain.id()), "dkim.preparation", "P10D");
    directory.set(Scope.domain(domain.id()), "dkim.retention", "P5D");
    DomainKey first = active("s1");
    Instant begin = first.activated().orElseThrow();
    take(first, begin.plus(DAY.multipliedBy(79)));
    assertThat(all()).containsExactly(first);
    take(first, begin.plus(DAY.multipliedBy(80)));
    take(first, begin.plus(DAY.multipliedBy(81)));
    assertThat(all()).hasSize(2);
    DomainKey next =
        all().stream().filter(key -> !key.name().equals(first.name())).findFirst().orElseThrow();
    assertThat(next.state()).isEqualTo(DomainKeyState.PREPARED);

    Instant late = begin.plus(DAY.multipliedBy(95));
    take(next, late);
    assertThat(state(first)).as("the next is not published").isEqualTo(DomainKeyState.ACTIVE);
    publish(next);
    take(next, begin.plus(DAY.multipliedBy(85)));
    assertThat(state(next)).as("too early").isEqualTo(DomainKeyState.PREPARED);
    take(next, late);
    assertThat(state(next)).isEqualTo(DomainKeyState.ACTIVE);
    assertThat(state(first)).isEqualTo(DomainKeyState.RETIRED);
    assertThat(signed(Optional.of(ann), "ann@own.test")).containsExactly(next.selector());

    assertThat(take(first, late.plus(DAY.multipliedBy(4)))).isPresent();
    assertThat(take(first, late.plus(DAY.multipliedBy(6)))).isEmpty();
    assertThat(all()).extracting(DomainKey::name).containsExactly(next.name());
  }

  private List<DomainKey> all() {
    return done(keys.list(chief, Optional.empty(), FIRST_PAGE)).items().stream()
        .map(this::key)
        .toList();
  }

  @Test
  void keysAreRestoredFromABackup() throws SQLException, IOException {
    DomainKey key = active("s1");
    List<String> texts = new ArrayList<>();
    try (Connection connection = database.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      keys.save(connection, texts::add);
      assertThat(keys.restore(connection, texts.getFirst())).as("it is there").isFalse();
      connection.rollback();
    }
    assertThat(texts)
        .singleElement()
        .asString()
        .contains("\"id\"", "\"domain\"", "\"signingDomain\"", "\"name\"", "\"algorithm\"")
        .contains("\"state\"", "\"secret\"", "\"record\"", "\"created\"", "\"activated\"")
        .contains("\"retired\"");
    done(change(key, DomainKeyState.RETIRED, OptionalLong.empty()));
    done(keys.delete(chief, key.name(), OptionalLong.empty()));
    try (Connection connection = database.dataSource().getConnection()) {
      assertThat(keys.restore(connection, texts.getFirst())).isTrue();
    }
    keys.restored();
    assertThat(state(key)).isEqualTo(DomainKeyState.ACTIVE);
    assertThat(signed(Optional.of(ann), "ann@own.test")).containsExactly("s1");
  }
}
