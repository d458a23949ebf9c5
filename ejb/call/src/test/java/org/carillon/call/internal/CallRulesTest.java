package org.carillon.call.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.account.Addresses;
import org.carillon.account.Resolution;
import org.carillon.account.secret.DigestSecrets;
import org.carillon.account.setting.DirectorySettings;
import org.carillon.account.setting.HostSettings;
import org.carillon.call.CallSettings;
import org.carillon.contract.call.AddressLookupResult;
import org.carillon.contract.call.AddressOfRecord;
import org.carillon.contract.call.Binding;
import org.carillon.contract.call.CallRequest;
import org.carillon.contract.call.CallRoute;
import org.carillon.contract.call.DigestAlgorithm;
import org.carillon.contract.call.DigestAnswer;
import org.carillon.contract.call.DigestVerdict;
import org.carillon.contract.call.Registered;
import org.carillon.contract.call.Registration;
import org.carillon.contract.identity.SignIn;
import org.carillon.contract.net.BannedClients;
import org.carillon.identity.internal.guessing.CountedFailedSignIns;
import org.carillon.identity.internal.guessing.InMemoryKnownPlaces;
import org.carillon.identity.signin.SignInLog;
import org.carillon.mailbox.internal.TestKey;
import org.carillon.testing.DeclaredSettings;
import org.junit.jupiter.api.Test;

/** Tests call control's decisions, with alice, bob (also 200) and a database that can fail. */
class CallRulesTest {
  private static final AddressOfRecord ALICE = new AddressOfRecord("alice", "example.test");
  private static final AddressOfRecord BOB = new AddressOfRecord("bob", "example.test");
  private static final AddressOfRecord STRANGER = new AddressOfRecord("eve", "elsewhere.test");

  private static final InetAddress SOURCE = InetAddress.ofLiteral("192.0.2.7");

  private int asked;
  private final Clock clock = Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC);
  private final MemoryRegistrations registrations = new MemoryRegistrations();
  private final ThreeAddresses addresses = new ThreeAddresses();
  private final DeclaredSettings settings = new DeclaredSettings();
  private final List<String> logged = new ArrayList<>();
  private boolean closed;
  private final CallRules calls =
      new CallRules(
          addresses,
          this::secret,
          new CountedFailedSignIns(
              settings, new InMemoryKnownPlaces(), BannedClients.NONE, System::nanoTime),
          registrations,
          settings,
          new TestKey(),
          new SignInLog(logged::add),
          (_, _, entry) -> closed ? Optional.of(SignIn.Reason.NOT_ALLOWED) : Optional.empty(),
          clock);

  @Test
  void accountsWithoutTelephonyCannotAuthenticate() {
    closed = true;
    assertThat(calls.check(answer("alice", "right", DigestAlgorithm.MD5), SOURCE, false))
        .isEqualTo(new DigestVerdict.Unproven());
  }

  @Test
  void callersWithLocalAddressesAreChallenged() {
    assertThat(calls.route(call(ALICE, Optional.empty(), BOB)))
        .isEqualTo(new CallRoute.Challenge("example.test", List.of(DigestAlgorithm.MD5)));
    assertThat(calls.route(call(new AddressOfRecord("x", "example.test"), Optional.empty(), BOB)))
        .as("an unknown name is not told apart")
        .isEqualTo(new CallRoute.Challenge("example.test", List.of(DigestAlgorithm.MD5)));
  }

  @Test
  void callersCannotUseAnotherUsersAddress() {
    assertThat(status(calls.route(call(ALICE, Optional.of(BOB), BOB)))).isEqualTo(403);
  }

  @Test
  void registeredPhoneRingsByAnyNameOfItsUser() {
    register(BOB, "k", Duration.ofMinutes(5));
    for (String name : List.of("bob", "200")) {
      AddressOfRecord to = new AddressOfRecord(name, "EXAMPLE.test");
      assertThat(calls.route(call(ALICE, Optional.of(ALICE), to)))
          .isInstanceOfSatisfying(
              CallRoute.Ring.class, ring -> assertThat(ring.bindings()).hasSize(1));
    }
  }

  @Test
  void numberWithoutDomainIsLocalIfKnown() {
    register(BOB, "k", Duration.ofMinutes(5));
    AddressOfRecord ours = new AddressOfRecord("200", "");
    assertThat(calls.route(call(ours, Optional.empty(), BOB)))
        .isInstanceOf(CallRoute.Challenge.class);
    assertThat(calls.route(call(ours, Optional.of(BOB), BOB)))
        .isInstanceOfSatisfying(
            CallRoute.Ring.class,
            ring -> assertThat(ring.caller()).contains(new AddressOfRecord("200", "example.test")));
    AddressOfRecord foreign = new AddressOfRecord("+4912345", "");
    assertThat(calls.route(call(foreign, Optional.empty(), BOB)))
        .isInstanceOfSatisfying(CallRoute.Ring.class, ring -> assertThat(ring.caller()).isEmpty());
  }

  @Test
  void onlyProvenCallersAreAsserted() {
    register(BOB, "k", Duration.ofMinutes(5));
    assertThat(calls.route(call(ALICE, Optional.of(ALICE), BOB)))
        .isInstanceOfSatisfying(
            CallRoute.Ring.class, ring -> assertThat(ring.caller()).contains(ALICE));
    assertThat(calls.route(call(STRANGER, Optional.of(ALICE), BOB)))
        .as("under a foreign name")
        .isInstanceOfSatisfying(CallRoute.Ring.class, ring -> assertThat(ring.caller()).isEmpty());
  }

  @Test
  void fullyQualifiedDomainIsTheSameName() {
    assertThat(
            calls.route(call(new AddressOfRecord("alice", "Example.TEST."), Optional.empty(), BOB)))
        .isInstanceOf(CallRoute.Challenge.class);
  }

  @Test
  void callsFromTheHostNameAreChallenged() {
    settings.with(HostSettings.HOST_NAME, "sip.Provider.test");
    register(BOB, "k", Duration.ofMinutes(5));
    for (String host : List.of("sip.provider.test", "SIP.provider.TEST.", "localhost")) {
      AddressOfRecord from = new AddressOfRecord("alice", host);
      assertThat(status(calls.route(call(from, Optional.empty(), BOB)))).as(host).isEqualTo(403);
      assertThat(status(calls.route(call(from, Optional.of(ALICE), BOB)))).as(host).isEqualTo(403);
    }
    settings.with(HostSettings.HOST_NAME, "example.test");
    assertThat(calls.route(call(ALICE, Optional.empty(), BOB)))
        .as("a domain of ours it is as well")
        .isInstanceOf(CallRoute.Challenge.class);
    assertThat(calls.route(call(STRANGER, Optional.empty(), BOB)))
        .isInstanceOf(CallRoute.Ring.class);
  }

  @Test
  void missingPhoneUserOrDomainIsReportedByStatus() {
    assertThat(status(calls.route(call(STRANGER, Optional.empty(), BOB)))).isEqualTo(480);
    assertThat(
            calls.route(call(STRANGER, Optional.empty(), new AddressOfRecord("x", "example.test"))))
        .as("strangers are not told who is not there")
        .isEqualTo(calls.route(call(STRANGER, Optional.empty(), BOB)));
    assertThat(
            status(
                calls.route(
                    call(ALICE, Optional.of(ALICE), new AddressOfRecord("x", "example.test")))))
        .isEqualTo(404);
    assertThat(status(calls.route(call(STRANGER, Optional.empty(), STRANGER)))).isEqualTo(403);
    assertThat(status(calls.route(call(ALICE, Optional.of(ALICE), STRANGER)))).isEqualTo(403);
  }

  @Test
  void databaseOutageLeavesCallsUndecided() {
    addresses.away = true;
    assertThat(status(calls.route(call(STRANGER, Optional.empty(), BOB)))).isEqualTo(503);
    assertThat(calls.find(BOB)).isInstanceOf(AddressLookupResult.Undecided.class);
    assertThat(calls.check(answer("alice", "right", DigestAlgorithm.MD5), SOURCE, false))
        .as("not a wrong password")
        .isInstanceOf(DigestVerdict.Undecided.class);
    assertThat(register(BOB, "k", Duration.ofMinutes(5)))
        .isInstanceOf(Registered.Unavailable.class);
  }

  @Test
  void anOverlongAddressIsNotLookedUp() {
    assertThat(calls.find(new AddressOfRecord("x".repeat(400), "example.test")))
        .isEqualTo(new AddressLookupResult.Remote());
  }

  @Test
  void passwordIsProvenByEitherAlgorithm() {
    for (DigestAlgorithm algorithm : DigestAlgorithm.values()) {
      assertThat(calls.check(answer("alice", "right", algorithm), SOURCE, false))
          .isEqualTo(new DigestVerdict.Proven(ALICE));
      assertThat(calls.check(answer("alice", "wrong", algorithm), SOURCE, false))
          .isEqualTo(new DigestVerdict.Unproven());
      assertThat(calls.check(answer("nobody", "right", algorithm), SOURCE, false))
          .isEqualTo(new DigestVerdict.Unproven());
    }
    assertThat(logged)
        .startsWith(
            "admitted client=192.0.2.7 way=sip name=alice@example.test",
            "refused client=192.0.2.7 way=sip answer=wrong name=alice@example.test",
            "refused client=192.0.2.7 way=sip answer=wrong name=nobody@example.test");
  }

  @Test
  void guessingAddressesAreBarredBeforeSecretsAreLookedUp() {
    settings.with(DirectorySettings.GUESSES_BY_ADDRESS, 3L);
    for (String name : List.of("alice", "nobody", "alice@example.test")) {
      calls.check(answer(name, "wrong", DigestAlgorithm.MD5), SOURCE, false);
    }
    int before = asked;

    assertThat(calls.check(answer("alice", "right", DigestAlgorithm.MD5), SOURCE, false))
        .isEqualTo(new DigestVerdict.Barred());
    assertThat(logged.getLast()).contains("answer=barred");
    assertThat(asked).isEqualTo(before);
    assertThat(
            calls.check(
                answer("alice", "right", DigestAlgorithm.MD5),
                InetAddress.ofLiteral("192.0.2.8"),
                false))
        .isEqualTo(new DigestVerdict.Proven(ALICE));
  }

  @Test
  void anOverlongUsernameIsNotLookedUp() {
    assertThat(calls.check(answer("x".repeat(60_000), "right", DigestAlgorithm.MD5), SOURCE, false))
        .isEqualTo(new DigestVerdict.Unproven());
    assertThat(asked).isZero();
  }

  @Test
  void phonesAreOfferedSha256WhereConfigured() {
    assertThat(calls.find(ALICE))
        .isEqualTo(new AddressLookupResult.Resident(ALICE, List.of(DigestAlgorithm.MD5)));
    settings.with(CallSettings.SHA_256, true);
    assertThat(calls.find(ALICE))
        .isEqualTo(
            new AddressLookupResult.Resident(
                ALICE, List.of(DigestAlgorithm.SHA_256, DigestAlgorithm.MD5)));
  }

  @Test
  void registrationsAreBoundedBySettings() {
    settings.with(CallSettings.PHONES, 1L);
    assertThat(register(BOB, "k", Duration.ofSeconds(5)))
        .isEqualTo(new Registered.TooBrief(CallSettings.SHORTEST.fallback()));
    assertThat(register(BOB, "k", Duration.ofMinutes(5))).isInstanceOf(Registered.Current.class);
    assertThat(register(BOB, "l", Duration.ofMinutes(5))).isEqualTo(new Registered.TooMany(1));
  }

  @Test
  void concurrentRegistrationsOnTwoNodesAreBothKept() {
    registrations.meanwhile(() -> register(BOB, "other", Duration.ofMinutes(5)));
    assertThat(register(BOB, "mine", Duration.ofMinutes(5)))
        .isInstanceOfSatisfying(
            Registered.Current.class,
            current ->
                assertThat(current.bindings())
                    .extracting(Binding::key)
                    .containsExactly("other", "mine"));
  }

  private Registered register(AddressOfRecord user, String key, Duration expires) {
    Registration.Contact contact =
        new Registration.Contact(key, "sip:" + key + "@192.0.2.1", 1_000, Optional.of(expires));
    return calls.register(
        new Registration(
            user,
            "call-" + key,
            1,
            new Registration.Put(List.of(contact)),
            List.of(),
            new Binding.Way("sip:192.0.2.9", "flow", true),
            "test"));
  }

  private static CallRequest call(
      AddressOfRecord from, Optional<AddressOfRecord> caller, AddressOfRecord to) {
    return new CallRequest("INVITE", from, caller, to, InetAddress.getLoopbackAddress());
  }

  private static int status(CallRoute route) {
    return route instanceof CallRoute.Refuse refuse ? refuse.status() : 0;
  }

  private static DigestAnswer answer(String user, String password, DigestAlgorithm algorithm) {
    String ha1 = DigestAnswer.ha1(algorithm, user, "example.test", password);
    return new DigestAnswer(
        user, "example.test", algorithm, "tail", DigestAnswer.hash(algorithm, ha1 + ":tail"));
  }

  private DigestSecrets.Finding secret(
      String user, String realm, DigestSecrets.Algorithm algorithm) {
    asked++;
    if (addresses.away) {
      return new DigestSecrets.Later();
    }
    if (!user.equals("alice")) {
      return new DigestSecrets.None();
    }
    String ha1 = DigestAnswer.ha1(DigestAlgorithm.valueOf(algorithm.name()), user, realm, "right");
    return new DigestSecrets.Secret(1, 1, "alice@example.test", 1, ha1);
  }

  private static final class ThreeAddresses implements Addresses {
    private boolean away;

    @Override
    public Resolution resolve(String address) {
      if (away) {
        return new Resolution.Later();
      }
      return switch (address) {
        case "alice@example.test" -> new Resolution.Local(1, 1, "alice@example.test", "");
        case "bob@example.test", "200@example.test" ->
            new Resolution.Local(2, 1, "bob@example.test", "");
        default ->
            address.endsWith("@example.test")
                ? new Resolution.Unknown(1)
                : new Resolution.Remote("elsewhere.test");
      };
    }

    @Override
    public Resolution catchAll(long domain) {
      return new Resolution.Unknown(domain);
    }

    @Override
    public Optional<Resolution.Local> account(long account) {
      return Optional.empty();
    }

    @Override
    public Optional<Instant> since(long account) {
      return Optional.of(Instant.EPOCH);
    }

    @Override
    public Optional<String> domainName(long domain) {
      return Optional.of("example.test");
    }
  }
}
