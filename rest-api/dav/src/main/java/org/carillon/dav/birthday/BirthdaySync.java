package org.carillon.dav.birthday;

import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.carillon.contacts.ContactDayChanges;
import org.carillon.contacts.ContactDays;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.dav.answer.DavError;
import org.carillon.dav.answer.DavFailures;
import org.carillon.dav.property.Multistatus;
import org.carillon.dav.property.PropertyRequest;
import org.carillon.dav.property.ResultLimit;
import org.carillon.dav.property.StandardNames;
import org.carillon.dav.resource.DavCall;
import org.carillon.dav.resource.DavResource;
import org.carillon.dav.resource.Report;
import org.carillon.dav.standard.SyncCollection;
import org.carillon.dav.xml.XmlElement;
import org.carillon.dav.xml.XmlName;

/** DAV:sync-collection of the birthdays (RFC 6578). */
final class BirthdaySync implements Report {
  private static final String PREFIX = "urn:carillon:birthdays:";

  /** A contact has two days, of which both may have changed. */
  private static final int FEWEST = 2;

  @Override
  public XmlName name() {
    return SyncCollection.NAME;
  }

  @Override
  public boolean isOf(DavResource resource) {
    return resource instanceof BirthdaysResource;
  }

  /** The token of a state, which is a URI (RFC 6578 §4). */
  static String token(String state) {
    return PREFIX + URLEncoder.encode(state, StandardCharsets.UTF_8);
  }

  @Override
  public void answer(DavCall call, DavResource resource, XmlElement asked) throws IOException {
    BirthdaysResource birthdays = (BirthdaysResource) resource;
    PropertyRequest wanted = SyncCollection.wanted(asked);
    int most = ResultLimit.of(asked, XmlName.dav("limit"), ContactDays.MOST);
    if (most < FEWEST) {
      // RFC 6578 §3.6: the client's limit is below the fewest that are sent at once.
      throw DavError.of(
          DavError.INSUFFICIENT_STORAGE, XmlName.dav("number-of-matches-within-limits"));
    }
    ContactDayChanges changes = changes(call, birthdays, asked, most);
    Multistatus answer = Multistatus.begin(call);
    answer.resources(birthdays.resources(changes.changed()), wanted);
    for (String gone : changes.removed()) {
      answer.status(birthdays.path().member(gone), DavError.NOT_FOUND);
    }
    if (changes.more()) {
      answer.cutOff(birthdays.path());
    }
    answer.element(XmlElement.text(StandardNames.SYNC_TOKEN, token(changes.state())));
    answer.end();
  }

  private static ContactDayChanges changes(
      DavCall call, BirthdaysResource birthdays, XmlElement asked, int most) {
    String token = asked.element(StandardNames.SYNC_TOKEN).map(XmlElement::text).orElse("").strip();
    var languages = BirthdaysResource.languages(call);
    if (token.isEmpty()) {
      return DavFailures.value(birthdays.days().begin(call.caller(), languages, most));
    }
    String state = state(token).orElseThrow(SyncCollection::invalid);
    Answer<ContactDayChanges> changes =
        birthdays.days().changes(call.caller(), languages, state, most);
    if (changes.asFailure().filter(Failure.Outdated.class::isInstance).isPresent()) {
      throw SyncCollection.invalid();
    }
    return DavFailures.value(changes);
  }

  private static Optional<String> state(String token) {
    try {
      return token.startsWith(PREFIX)
          ? Optional.of(URLDecoder.decode(token.substring(PREFIX.length()), StandardCharsets.UTF_8))
          : Optional.empty();
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }
}
