package org.carillon.call.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carillon.account.Addresses;
import org.carillon.account.Resolution;
import org.carillon.account.access.AccessMode;
import org.carillon.account.access.AccessRules;
import org.carillon.account.secret.DigestSecrets;
import org.carillon.account.secret.HomeKey;
import org.carillon.account.secret.HomeKeyMissing;
import org.carillon.account.setting.HostSettings;
import org.carillon.call.CallSettings;
import org.carillon.call.Registrations;
import org.carillon.call.internal.keeping.KeptRegistrations;
import org.carillon.contract.call.AddressLookupResult;
import org.carillon.contract.call.AddressOfRecord;
import org.carillon.contract.call.Bindings;
import org.carillon.contract.call.CallControl;
import org.carillon.contract.call.CallRateLimits;
import org.carillon.contract.call.CallRequest;
import org.carillon.contract.call.CallRoute;
import org.carillon.contract.call.DigestAlgorithm;
import org.carillon.contract.call.DigestAnswer;
import org.carillon.contract.call.DigestVerdict;
import org.carillon.contract.call.Registered;
import org.carillon.contract.call.Registration;
import org.carillon.contract.net.ClientNetwork;
import org.carillon.identity.signin.FailedSignIns;
import org.carillon.identity.signin.SignInAttempt;
import org.carillon.identity.signin.SignInLog;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;

/** Decides on registrations and calls, and finds the route of a call. */
@ApplicationScoped
class CallRules implements CallControl {
  private static final int KEY_OCTETS = 32;
  private static final int ATTEMPTS = 10;

  /** The name of this protocol in the log of sign-ins. */
  private static final String WAY = "sip";

  private static final Optional<AccessMode> WAY_IN = Optional.of(AccessMode.SIP);

  private final Addresses addresses;
  private final DigestSecrets secrets;
  private final FailedSignIns failedSignIns;
  private final Registrations registrations;
  private final Settings settings;
  private final HomeKey homeKey;
  private final SignInLog log;
  private final AccessRules access;
  private final byte[] keyOfThisProcess = new byte[KEY_OCTETS];
  private final Clock clock;

  @Inject
  CallRules(
      Addresses addresses,
      DigestSecrets secrets,
      FailedSignIns failedSignIns,
      KeptRegistrations registrations,
      Settings settings,
      HomeKey homeKey,
      SignInLog log,
      AccessRules access) {
    this(
        addresses,
        secrets,
        failedSignIns,
        registrations,
        settings,
        homeKey,
        log,
        access,
        Clock.systemUTC());
  }

  CallRules(
      Addresses addresses,
      DigestSecrets secrets,
      FailedSignIns failedSignIns,
      Registrations registrations,
      Settings settings,
      HomeKey homeKey,
      SignInLog log,
      AccessRules access,
      Clock clock) {
    this.addresses = addresses;
    this.secrets = secrets;
    this.failedSignIns = failedSignIns;
    this.registrations = registrations;
    this.settings = settings;
    this.homeKey = homeKey;
    this.log = log;
    this.access = access;
    new SecureRandom().nextBytes(keyOfThisProcess);
    this.clock = clock;
  }

  @Override
  public AddressLookupResult find(AddressOfRecord address) {
    if (address.user().length() + 1 + address.domain().length() > AddressOfRecord.LONGEST) {
      return new AddressLookupResult.Remote();
    }
    return switch (addresses.resolve(address.user(), address.domain())) {
      case Resolution.Local local ->
          new AddressLookupResult.Resident(parse(local.address()), offers(local.domain()));
      case Resolution.Several several -> new AddressLookupResult.Nobody(offers(several.domain()));
      case Resolution.Unknown unknown -> new AddressLookupResult.Nobody(offers(unknown.domain()));
      case Resolution.SwitchedOff off -> new AddressLookupResult.Nobody(offers(off.domain()));
      case Resolution.Remote remote -> new AddressLookupResult.Remote();
      case Resolution.Later later ->
          new AddressLookupResult.Undecided("the directory is not available");
    };
  }

  @Override
  public DigestVerdict check(DigestAnswer answer, InetAddress source, boolean encrypted) {
    String name =
        answer.username().indexOf('@') < 0
            ? answer.username() + "@" + answer.realm()
            : answer.username();
    DigestVerdict verdict =
        switch (failedSignIns.begin(name, source, ClientNetwork.isThisMachine(source))) {
          case FailedSignIns.Begun(SignInAttempt attempt) ->
              check(answer, attempt, new AccessRules.Entry(WAY_IN, source, encrypted, false));
          case FailedSignIns.Barred _ -> new DigestVerdict.Barred();
          case FailedSignIns.Nobody() -> new DigestVerdict.Unproven();
        };
    tell(verdict, name, source);
    return verdict;
  }

  private void tell(DigestVerdict verdict, String name, InetAddress source) {
    switch (verdict) {
      case DigestVerdict.Proven(AddressOfRecord account) ->
          log.admitted(WAY, source, account.toString());
      case DigestVerdict.Unproven() -> log.refused(WAY, source, name, SignInLog.Answer.WRONG);
      case DigestVerdict.Barred() -> log.refused(WAY, source, name, SignInLog.Answer.BARRED);
      case DigestVerdict.Undecided(String why) ->
          log.refused(WAY, source, name, SignInLog.Answer.LATER);
    }
  }

  private DigestVerdict check(DigestAnswer answer, SignInAttempt attempt, AccessRules.Entry entry) {
    DigestSecrets.Algorithm algorithm =
        switch (answer.algorithm()) {
          case MD5 -> DigestSecrets.Algorithm.MD5;
          case SHA_256 -> DigestSecrets.Algorithm.SHA_256;
        };
    return switch (secrets.find(answer.username(), answer.realm(), algorithm)) {
      case DigestSecrets.Secret secret when !attempt.isOf(secret.address(), secret.password()) ->
          new DigestVerdict.Barred();
      case DigestSecrets.Secret secret when answer.provenBy(secret.ha1()) ->
          attempt.right() ? proven(secret, entry) : new DigestVerdict.Barred();
      case DigestSecrets.Secret secret -> unproven(attempt);
      case DigestSecrets.None() -> unproven(attempt);
      case DigestSecrets.Later() -> new DigestVerdict.Undecided("the directory is not available");
    };
  }

  private DigestVerdict proven(DigestSecrets.Secret secret, AccessRules.Entry entry) {
    return access.refusal(secret.domain(), secret.account(), entry).isEmpty()
        ? new DigestVerdict.Proven(parse(secret.address()))
        : new DigestVerdict.Unproven();
  }

  private static DigestVerdict unproven(SignInAttempt attempt) {
    return attempt.wrong() ? new DigestVerdict.Unproven() : new DigestVerdict.Barred();
  }

  @Override
  public Registered register(Registration registration) {
    if (!(addresses.resolve(registration.user().toString()) instanceof Resolution.Local user)) {
      return new Registered.Unavailable("the user no longer exists");
    }
    Bindings.Terms terms = terms(Scope.account(user.domain(), user.account()));
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Bindings before = registrations.of(registration.user());
      Instant now = clock.instant();
      switch (before.apply(registration, terms, now)) {
        case Bindings.Unchanged(var because) -> {
          return because;
        }
        case Bindings.Changed(var after) -> {
          if (registrations.replace(registration.user(), before, after)) {
            return new Registered.Current(after.list(), now);
          }
        }
      }
    }
    return new Registered.Unavailable("too many registrations of one user at once");
  }

  @Override
  public CallRoute route(CallRequest request) {
    boolean number = request.from().domain().isEmpty();
    // The recipient may take a telephone number without a domain for one of the recipient's domain.
    AddressOfRecord from =
        number ? new AddressOfRecord(request.from().user(), request.to().domain()) : request.from();
    return switch (find(from)) {
      case AddressLookupResult.Undecided(var why) ->
          new CallRoute.Refuse(503, "Directory Unavailable");
      case AddressLookupResult.Remote() when isThisHost(from.domain()) ->
          new CallRoute.Refuse(403, "Domain Required");
      case AddressLookupResult.Remote() -> deliver(request, Optional.empty());
      case AddressLookupResult.Nobody nobody when number -> deliver(request, Optional.empty());
      case AddressLookupResult.Nobody(var offers) -> own(request, from, from, offers);
      case AddressLookupResult.Resident(var address, var offers) ->
          own(request, from, address, offers);
    };
  }

  /**
   * Returns whether a domain that is not one of ours is the name of this machine. Many phones show
   * only the user part. With the host's name, as with a domain of ours, a caller could pose as one
   * of our users.
   */
  private boolean isThisHost(String domain) {
    return domain.equals("localhost")
        || domain.equalsIgnoreCase(settings.value(HostSettings.HOST_NAME));
  }

  @Override
  public CallRateLimits tolerance() {
    return new CallRateLimits(
        Math.toIntExact(settings.value(CallSettings.MALFORMED)),
        Math.toIntExact(settings.value(CallSettings.REFUSED)));
  }

  @Override
  public byte[] clusterKey() {
    try {
      return homeKey.derive("sip");
    } catch (HomeKeyMissing toldByHealth) {
      // Without the key, phones' passwords can't be read either, so that each is refused. Calls
      // between outside parties still work.
      return keyOfThisProcess;
    }
  }

  /** Routes a call from an address of ours, which must be the one authenticated. */
  private CallRoute own(
      CallRequest request,
      AddressOfRecord claimed,
      AddressOfRecord sender,
      List<DigestAlgorithm> offers) {
    if (request.caller().isEmpty()) {
      return new CallRoute.Challenge(sender.domain(), offers);
    }
    return request.caller().get().equals(sender)
        ? deliver(request, Optional.of(claimed))
        : new CallRoute.Refuse(403, "Address Not Allowed");
  }

  /** Routes a call to its recipient. Outside callers are not told which of our users exist. */
  private CallRoute deliver(CallRequest request, Optional<AddressOfRecord> proven) {
    return switch (find(request.to())) {
      case AddressLookupResult.Undecided(var why) ->
          new CallRoute.Refuse(503, "Directory Unavailable");
      case AddressLookupResult.Remote() -> new CallRoute.Refuse(403, "Domain Not Served");
      case AddressLookupResult.Nobody(var offers) ->
          request.caller().isEmpty() ? unreachable() : new CallRoute.Refuse(404, "User Not Found");
      case AddressLookupResult.Resident(var address, var offers) -> ring(address, proven);
    };
  }

  private CallRoute ring(AddressOfRecord user, Optional<AddressOfRecord> proven) {
    Bindings live = registrations.of(user).at(clock.instant());
    return live.list().isEmpty() ? unreachable() : new CallRoute.Ring(live.list(), proven);
  }

  private static CallRoute unreachable() {
    return new CallRoute.Refuse(480, "Temporarily Unavailable");
  }

  private Bindings.Terms terms(Scope user) {
    return new Bindings.Terms(
        settings.value(CallSettings.SHORTEST, user),
        settings.value(CallSettings.USUAL, user),
        settings.value(CallSettings.LONGEST, user),
        Math.toIntExact(settings.value(CallSettings.PHONES, user)));
  }

  private List<DigestAlgorithm> offers(long domain) {
    return settings.value(CallSettings.SHA_256, Scope.domain(domain))
        ? List.of(DigestAlgorithm.SHA_256, DigestAlgorithm.MD5)
        : List.of(DigestAlgorithm.MD5);
  }

  private static AddressOfRecord parse(String address) {
    int at = address.lastIndexOf('@');
    return new AddressOfRecord(address.substring(0, at), address.substring(at + 1));
  }
}
