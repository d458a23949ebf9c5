package org.carillon.protocol.sip.registrar;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sip.message.Request;
import org.carillon.contract.call.AddressLookupResult;
import org.carillon.contract.call.AddressOfRecord;
import org.carillon.contract.call.Binding;
import org.carillon.contract.call.CallControl;
import org.carillon.contract.call.DigestAlgorithm;
import org.carillon.contract.call.Registered;
import org.carillon.contract.call.Registration;
import org.carillon.protocol.sip.digest.Authenticator;
import org.carillon.protocol.sip.digest.Proof;
import org.carillon.protocol.sip.flow.Flow;
import org.carillon.protocol.sip.load.SipCounters;
import org.carillon.protocol.sip.load.SipCounters.Count;
import org.carillon.protocol.sip.message.AddressesOfRecord;
import org.carillon.protocol.sip.message.Extensions;
import org.carillon.protocol.sip.message.Replies;
import org.carillon.protocol.sip.wire.FinalResponse;
import org.carillon.protocol.sip.wire.RegisterRequest;

/** Responds to REGISTER: always with one response, which can be repeated without a transaction. */
public final class Registrar {
  private static final int MOST_AGENT_CHARACTERS = 100;
  private static final int MOST_PATH = 10;

  /** The longest Call-ID and hop of Path, as stored data is limited. */
  private static final int LONGEST_KEPT = 255;

  private static final int HIGHEST_PRIORITY = 1_000;

  /** SIP-date (RFC 3261 §20.17): the day has two digits. */
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final CallControl calls;
  private final Authenticator authenticator;
  private final SipCounters tally;

  /** A registrar for call control's users. */
  public Registrar(CallControl calls, Authenticator authenticator, SipCounters tally) {
    this.calls = calls;
    this.authenticator = authenticator;
    this.tally = tally;
  }

  /**
   * Returns the response to a REGISTER (RFC 3261 §10.3).
   *
   * @param flow the flow on which it came
   * @param way returns how this node reaches the sender
   */
  public FinalResponse register(RegisterRequest request, Flow flow, Supplier<Binding.Way> way) {
    List<String> lacking = Extensions.lacking(request.required());
    if (!lacking.isEmpty()) {
      return FinalResponse.of(420, "Unsupported: " + String.join(", ", lacking));
    }
    Optional<AddressOfRecord> to = request.to().flatMap(uri -> AddressesOfRecord.of(uri, ""));
    if (to.isEmpty()) {
      return FinalResponse.of(404);
    }
    return switch (authenticator.check(
        Request.REGISTER, request.requestUri(), request.authorizations(), flow)) {
      case Proof.Missing(var stale) -> challenge(to.get(), stale, flow);
      case Proof.Wrong() -> FinalResponse.of(403);
      case Proof.Barred() -> later();
      case Proof.Malformed() -> FinalResponse.saying(400, "Bad Credentials");
      case Proof.Undecided(var why) -> later();
      case Proof.Given(var account) -> given(request, account, to.get(), way);
    };
  }

  private FinalResponse challenge(AddressOfRecord to, boolean stale, Flow flow) {
    return switch (calls.find(to)) {
      case AddressLookupResult.Resident(var owner, var offers) ->
          demand(owner.domain(), offers, stale, flow);
      // Unknown users are challenged like others, so that names cannot be guessed.
      case AddressLookupResult.Nobody(var offers) -> demand(to.domain(), offers, stale, flow);
      case AddressLookupResult.Remote() -> FinalResponse.saying(403, "Domain Not Served");
      case AddressLookupResult.Undecided(var why) -> later();
    };
  }

  private FinalResponse demand(
      String realm, List<DigestAlgorithm> offers, boolean stale, Flow flow) {
    return FinalResponse.of(
        401,
        authenticator.challenges(realm, offers, stale, flow).stream()
            .map(value -> "WWW-Authenticate: " + value)
            .toArray(String[]::new));
  }

  /** The sender is authenticated, but may not own the address. */
  private FinalResponse given(
      RegisterRequest request,
      AddressOfRecord account,
      AddressOfRecord to,
      Supplier<Binding.Way> way) {
    if (to.equals(account)) {
      return bind(request, account, way);
    }
    return switch (calls.find(to)) {
      case AddressLookupResult.Resident(var owner, var offers) when owner.equals(account) ->
          bind(request, account, way);
      case AddressLookupResult.Resident resident -> notYours();
      case AddressLookupResult.Nobody nobody -> notYours();
      case AddressLookupResult.Remote() -> notYours();
      case AddressLookupResult.Undecided(var why) -> later();
    };
  }

  private FinalResponse bind(
      RegisterRequest request, AddressOfRecord account, Supplier<Binding.Way> way) {
    Optional<Registration.Change> change = ContactHeaders.read(request);
    Optional<List<String>> path = request.path().filter(Registrar::isKeepable);
    if (change.isEmpty() || path.isEmpty()) {
      return FinalResponse.saying(400, "Bad Contact");
    }
    if (request.callId().length() > LONGEST_KEPT) {
      return FinalResponse.saying(400, "Call-ID Too Long");
    }
    Registration registration =
        new Registration(
            account,
            request.callId(),
            request.cseq(),
            change.get(),
            List.copyOf(path.get()),
            way.get(),
            userAgent(request));
    return answer(registration, calls.register(registration));
  }

  private FinalResponse answer(Registration registration, Registered registered) {
    return switch (registered) {
      case Registered.Current(var bindings, var at) -> current(registration, bindings, at);
      case Registered.TooBrief(var minimum) ->
          FinalResponse.of(423, "Min-Expires: " + minimum.toSeconds());
      case Registered.OutOfOrder() -> FinalResponse.saying(500, "CSeq Out Of Order");
      case Registered.TooMany(var most) ->
          FinalResponse.saying(403, "More Than " + most + " Phones");
      case Registered.Unavailable(var why) -> later();
    };
  }

  private FinalResponse current(Registration registration, List<Binding> bindings, Instant at) {
    tally.add(Count.REGISTERED);
    List<String> headers = new ArrayList<>(bindings.size() + registration.path().size() + 1);
    bindings.forEach(binding -> headers.add(contact(binding, at)));
    // RFC 3327 §5.3: the phone's edge proxy checks that its Path was accepted.
    registration.path().forEach(hop -> headers.add("Path: " + hop));
    // Phones without a clock set theirs by it (§10.3 step 8).
    headers.add("Date: " + DATE.format(at));
    return FinalResponse.of(200, headers.toArray(String[]::new));
  }

  /**
   * Returns the contact as it came; it was parsed at registration. For the contact just registered
   * the granted expiry is sent, not the remaining one: a phone may repeat that, and a second less
   * could be too brief.
   */
  private static String contact(Binding binding, Instant at) {
    long left = Duration.between(at, binding.expires()).toSeconds();
    String priority =
        binding.priority() < HIGHEST_PRIORITY
            ? ";q=" + binding.priority() / (float) HIGHEST_PRIORITY
            : "";
    return "Contact: <" + binding.contact() + ">;expires=" + left + priority;
  }

  private static boolean isKeepable(List<String> path) {
    return path.size() <= MOST_PATH && path.stream().allMatch(hop -> hop.length() <= LONGEST_KEPT);
  }

  private static FinalResponse notYours() {
    return FinalResponse.saying(403, "Address Not Allowed");
  }

  private static FinalResponse later() {
    return FinalResponse.of(503, Replies.COME_AGAIN);
  }

  private static String userAgent(RegisterRequest request) {
    String agent = request.userAgent();
    return agent.length() > MOST_AGENT_CHARACTERS
        ? agent.substring(0, MOST_AGENT_CHARACTERS)
        : agent;
  }
}
