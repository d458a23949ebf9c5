package org.carillon.dav.sharing;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.mailbox.sharing.Identifier;
import org.carillon.dav.answer.DavError;
import org.carillon.dav.answer.DavFailures;
import org.carillon.dav.property.Multistatus;
import org.carillon.dav.resource.CollectionResource;
import org.carillon.dav.resource.DavCall;
import org.carillon.dav.resource.DavResource;
import org.carillon.dav.resource.Method;
import org.carillon.dav.xml.XmlElement;
import org.carillon.dav.xml.XmlName;
import org.carillon.mailbox.share.CollectionShares;
import org.carillon.mailbox.share.NewShare;
import org.carillon.mailbox.share.ShareInvitation;
import org.carillon.mailbox.share.ShareLevel;

/** POST of {@code CS:share} (calendarserver-sharing §5.2.1) or {@code oc:share} to a collection. */
final class SharePost implements Method {
  private static final int MOST_PEOPLE = 100;
  private static final XmlName OC_SHARE = SharingNames.owncloud("share");

  private final CollectionShares shares;

  SharePost(CollectionShares shares) {
    this.shares = shares;
  }

  @Override
  public String name() {
    return "POST";
  }

  @Override
  public boolean takes(DavCall call, Optional<DavResource> resource) {
    return resource.filter(SharingNames::isShareable).isPresent()
        && call.request().getQueryString() == null
        && isXml(call);
  }

  static boolean isXml(DavCall call) {
    return call.method().equals("OPTIONS")
        || call.header("Content-Type").filter(type -> type.contains("xml")).isPresent();
  }

  @Override
  public void answer(DavCall call, Optional<DavResource> resource) throws IOException {
    CollectionResource collection = (CollectionResource) resource.orElseThrow();
    XmlElement asked =
        call.xml()
            .filter(body -> body.name().equals(SharingNames.SHARE) || body.name().equals(OC_SHARE))
            .orElseThrow(
                () -> DavError.of(DavError.BAD_REQUEST, "The body must be a CS:share element."));
    if (asked.elements().size() > MOST_PEOPLE) {
      throw DavError.of(DavError.FORBIDDEN, XmlName.dav("limited-number-of-aces"));
    }
    List<Told> told = asked.elements().stream().map(each -> told(call, collection, each)).toList();
    List<DavError> refused = told.stream().flatMap(each -> each.error().stream()).toList();
    if (refused.isEmpty()) {
      call.answer(HttpServletResponse.SC_OK);
      return;
    }
    if (refused.size() == told.size()) {
      throw refused.getFirst();
    }
    // As Apple's server does: the others are invited anyway, and each result is reported.
    Multistatus answer = Multistatus.begin(call);
    for (Told each : told) {
      answer.status(
          each.href(),
          each.error().map(DavError::status).orElse(HttpServletResponse.SC_OK),
          each.error().flatMap(DavError::element));
    }
    answer.end();
  }

  /** The result for an invitee, as the client wrote it. */
  private record Told(String href, Optional<DavError> error) {}

  private Told told(DavCall call, CollectionResource collection, XmlElement each) {
    String href = each.element(SharingNames.HREF).map(XmlElement::text).orElse("").strip();
    try {
      carryOut(call, collection, each);
      return new Told(href, Optional.empty());
    } catch (DavError error) {
      return new Told(href, Optional.of(error));
    }
  }

  private void carryOut(DavCall call, CollectionResource collection, XmlElement each) {
    String namespace = each.name().namespace();
    Identifier with = new Identifier(who(each), false);
    switch (each.name().local()) {
      case "set" -> {
        String title =
            each.element(new XmlName(namespace, "summary")).map(XmlElement::text).orElse("");
        boolean writes = each.element(new XmlName(namespace, "read-write")).isPresent();
        value(
            shares.share(
                call.caller(),
                call.caller().name(),
                collection.id(),
                new NewShare(
                    with,
                    writes ? ShareLevel.CHANGE : ShareLevel.READ,
                    NewShare.Arrival.ASKED,
                    title.substring(0, Math.min(title.length(), ShareInvitation.MOST_TITLE)))));
      }
      case "remove" -> {
        Answer<Void> ended = shares.end(call.caller(), call.caller().name(), collection.id(), with);
        // To end a share that does not exist is not an error.
        if (ended.asFailure().filter(Failure.NotFound.class::isInstance).isEmpty()) {
          value(ended);
        }
      }
      default ->
          throw DavError.of(
              DavError.BAD_REQUEST, "A share element can only contain set and remove.");
    }
  }

  /** Accepts {@code mailto:}, a principal's address, or {@code principal:} with the end of one. */
  private static String who(XmlElement each) {
    String href = each.element(SharingNames.HREF).map(XmlElement::text).orElse("").strip();
    String name = SharingHref.address(href);
    if (name.isEmpty() || name.length() > Identifier.MOST_CHARS) {
      throw DavError.of(DavError.FORBIDDEN, XmlName.dav("recognized-principal"));
    }
    return name;
  }

  private static void value(Answer<?> answer) {
    if (answer instanceof Answer.Failed<?>(Failure.Invalid invalid)
        && (invalid.field().equals("with") || invalid.field().equals("identifier"))) {
      throw DavError.of(DavError.FORBIDDEN, XmlName.dav("recognized-principal"));
    }
    DavFailures.value(answer);
  }
}
