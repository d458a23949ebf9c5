package org.carillon.protocol.sip.registrar;

import gov.nist.javax.sip.address.AddressImpl;
import gov.nist.javax.sip.header.Contact;
import gov.nist.javax.sip.header.MinExpires;
import gov.nist.javax.sip.header.SIPHeader;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import gov.nist.javax.sip.parser.URLParser;
import java.net.InetAddress;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import javax.sip.InvalidArgumentException;
import javax.sip.header.UserAgentHeader;
import org.carillon.contract.call.AddressOfRecord;
import org.carillon.contract.call.Addressee;
import org.carillon.contract.call.Binding;
import org.carillon.contract.call.CallDesk;
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
   * @param way how this node reaches the sender
   */
  public SIPResponse register(SIPRequest request, InetAddress source, Binding.Way way) {
    Optional<AddressOfRecord> to = Addresses.of(request.getTo().getAddress().getURI(), "");
    if (to.isEmpty()) {
      return replies.of(request, 404);
    }
    return switch (desk.find(to.get())) {
      case Addressee.Resident(var owner) ->
          prove(request, source, owner.domain(), Optional.of(owner), way);
      // A stranger is challenged like a user, so that names cannot be guessed by asking.
      case Addressee.Nobody() -> prove(request, source, to.get().domain(), Optional.empty(), way);
      case Addressee.Elsewhere() -> replies.of(request, 403, "Not A Domain Of Ours");
      case Addressee.Undecided(var why) -> replies.of(request, 503);
    };
  }

  private SIPResponse prove(
      SIPRequest request,
      InetAddress source,
      String realm,
      Optional<AddressOfRecord> owner,
      Binding.Way way) {
    return switch (authenticator.check(request, Role.REGISTRAR, source)) {
      case Proof.Missing(var stale) ->
          replies.tagged(request, authenticator.challenge(request, Role.REGISTRAR, realm, stale));
      case Proof.Wrong() -> replies.of(request, 403);
      case Proof.Malformed() -> replies.of(request, 400, "Bad Credentials");
      case Proof.Undecided(var why) -> replies.of(request, 503);
      case Proof.Given(var account) ->
          owner.filter(account::equals).isPresent()
              ? bind(request, account, way)
              : replies.of(request, 403, "Not Your Address");
    };
  }

  private SIPResponse bind(SIPRequest request, AddressOfRecord account, Binding.Way way) {
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
            way,
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
    try {
      for (Binding binding : bindings) {
        response.addHeader(contact(binding));
      }
      // RFC 3327 §5.3: the phone's edge wants to see that its Path was taken.
      for (Iterator<SIPHeader> path = request.getHeaders("Path"); path.hasNext(); ) {
        response.addHeader((SIPHeader) path.next().clone());
      }
      return response;
    } catch (ParseException e) {
      throw new IllegalStateException("a binding that was read before", e);
    }
  }

  private Contact contact(Binding binding) throws ParseException {
    AddressImpl address = new AddressImpl();
    address.setURI(new URLParser(binding.contact()).sipURL(true));
    Contact contact = new Contact();
    contact.setAddress(address);
    long left = Duration.between(clock.instant(), binding.expires()).toSeconds();
    contact.setExpires((int) Math.max(0, left));
    if (binding.priority() < 1_000) {
      contact.setParameter("q", String.valueOf(binding.priority() / 1_000f));
    }
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
