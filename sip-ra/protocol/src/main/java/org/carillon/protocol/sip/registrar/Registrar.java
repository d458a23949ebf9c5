package org.carillon.protocol.sip.registrar;

import gov.nist.javax.sip.header.ExtensionHeaderImpl;
import gov.nist.javax.sip.header.MinExpires;
import gov.nist.javax.sip.header.SIPHeader;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sip.InvalidArgumentException;
import javax.sip.header.UserAgentHeader;
import org.carillon.contract.call.AddressOfRecord;
import org.carillon.contract.call.Addressee;
import org.carillon.contract.call.Binding;
import org.carillon.contract.call.CallDesk;
import org.carillon.contract.call.DigestAlgorithm;
import org.carillon.contract.call.Registered;
import org.carillon.contract.call.Registration;
import org.carillon.protocol.sip.Addresses;
import org.carillon.protocol.sip.Replies;
import org.carillon.protocol.sip.Tally;
import org.carillon.protocol.sip.Tally.Count;
import org.carillon.protocol.sip.digest.Authenticator;
import org.carillon.protocol.sip.digest.Authenticator.Role;
import org.carillon.protocol.sip.digest.Proof;

/** Answers REGISTER: every request has one answer, which needs no transaction to be repeated. */
public final class Registrar {
  private static final int MOST_AGENT_CHARACTERS = 100;
  private static final int MOST_PATH = 10;
  private static final int HIGHEST_PRIORITY = 1_000;

  private final CallDesk desk;
  private final Authenticator authenticator;
  private final Replies replies;
  private final Clock clock;
  private final Tally tally;

  /** A registrar for the desk's users. */
  public Registrar(
      CallDesk desk, Authenticator authenticator, Replies replies, Clock clock, Tally tally) {
    this.desk = desk;
    this.authenticator = authenticator;
    this.replies = replies;
    this.clock = clock;
    this.tally = tally;
  }

  /**
   * The answer to a REGISTER (RFC 3261 §10.3).
   *
   * @param source where it came from
   * @param way tells how this node reaches the sender
   */
  public SIPResponse register(SIPRequest request, InetAddress source, Supplier<Binding.Way> way) {
    Optional<AddressOfRecord> to = Addresses.of(request.getTo().getAddress().getURI(), "");
    if (to.isEmpty()) {
      return replies.of(request, 404);
    }
    return switch (authenticator.check(request, Role.REGISTRAR, source)) {
      case Proof.Missing(var stale) -> challenge(request, to.get(), stale);
      case Proof.Wrong() -> replies.of(request, 403);
      case Proof.Malformed() -> replies.of(request, 400, "Bad Credentials");
      case Proof.Undecided(var why) -> replies.of(request, 503);
      case Proof.Given(var account) ->
          owns(account, to.get())
              ? bind(request, account, way)
              : replies.of(request, 403, "Not Your Address");
    };
  }

  private SIPResponse challenge(SIPRequest request, AddressOfRecord to, boolean stale) {
    return switch (desk.find(to)) {
      case Addressee.Resident(var owner, var offers) ->
          demand(request, owner.domain(), offers, stale);
      // A stranger is challenged like a user, so that names cannot be guessed by asking.
      case Addressee.Nobody(var offers) -> demand(request, to.domain(), offers, stale);
      case Addressee.Elsewhere() -> replies.of(request, 403, "Not A Domain Of Ours");
      case Addressee.Undecided(var why) -> replies.of(request, 503);
    };
  }

  private SIPResponse demand(
      SIPRequest request, String realm, List<DigestAlgorithm> offers, boolean stale) {
    return replies.tagged(
        request, authenticator.challenge(request, Role.REGISTRAR, realm, offers, stale));
  }

  private boolean owns(AddressOfRecord account, AddressOfRecord to) {
    return to.equals(account)
        || (desk.find(to) instanceof Addressee.Resident(var owner, var offers)
            && owner.equals(account));
  }

  private SIPResponse bind(SIPRequest request, AddressOfRecord account, Supplier<Binding.Way> way) {
    Optional<Registration.Change> change = ContactHeaders.read(request);
    List<String> path = path(request);
    if (change.isEmpty() || path.size() > MOST_PATH) {
      return replies.of(request, 400, "Bad Contact");
    }
    Registration registration =
        new Registration(
            account,
            request.getCallId().getCallId(),
            request.getCSeq().getSeqNumber(),
            change.get(),
            path,
            way.get(),
            userAgent(request));
    return answer(request, desk.register(registration));
  }

  private SIPResponse answer(SIPRequest request, Registered registered) {
    return switch (registered) {
      case Registered.Current(var bindings) -> current(request, bindings);
      case Registered.TooBrief(var minimum) -> tooBrief(request, minimum);
      case Registered.OutOfOrder() -> replies.of(request, 500, "Out Of Order");
      case Registered.TooMany(var most) ->
          replies.of(request, 403, "More Than " + most + " Phones");
      case Registered.Unavailable(var why) -> replies.of(request, 503);
    };
  }

  private SIPResponse current(SIPRequest request, List<Binding> bindings) {
    tally.add(Count.REGISTERED);
    SIPResponse response = replies.of(request, 200);
    for (Binding binding : bindings) {
      response.addHeader(contact(binding));
    }
    // RFC 3327 §5.3: the phone's edge wants to see that its Path was taken.
    for (Iterator<SIPHeader> path = request.getHeaders("Path"); path.hasNext(); ) {
      response.addHeader((SIPHeader) path.next().clone());
    }
    return response;
  }

  /** The contact as it came; its text was parsed when it was registered. */
  private ExtensionHeaderImpl contact(Binding binding) {
    long left = Math.max(0, Duration.between(clock.instant(), binding.expires()).toSeconds());
    String priority =
        binding.priority() < HIGHEST_PRIORITY
            ? ";q=" + binding.priority() / (float) HIGHEST_PRIORITY
            : "";
    ExtensionHeaderImpl contact = new ExtensionHeaderImpl("Contact");
    contact.setValue("<" + binding.contact() + ">;expires=" + left + priority);
    return contact;
  }

  private SIPResponse tooBrief(SIPRequest request, Duration minimum) {
    SIPResponse response = replies.of(request, 423);
    MinExpires header = new MinExpires();
    try {
      header.setExpires((int) minimum.toSeconds());
    } catch (InvalidArgumentException e) {
      throw new IllegalStateException("a least expiry below zero", e);
    }
    response.addHeader(header);
    return response;
  }

  private static List<String> path(SIPRequest request) {
    List<String> path = new ArrayList<>(1);
    for (Iterator<SIPHeader> each = request.getHeaders("Path"); each.hasNext(); ) {
      path.add(each.next().getHeaderValue());
    }
    return List.copyOf(path);
  }

  private static String userAgent(SIPRequest request) {
    if (!(request.getHeader(UserAgentHeader.NAME) instanceof SIPHeader header)) {
      return "";
    }
    String agent = header.getHeaderValue();
    return agent.length() > MOST_AGENT_CHARACTERS
        ? agent.substring(0, MOST_AGENT_CHARACTERS)
        : agent;
  }
}
