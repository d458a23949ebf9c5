package org.carillon.dav.sharing;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.carillon.dav.answer.DavError;
import org.carillon.dav.answer.DavFailures;
import org.carillon.dav.path.DavPath;
import org.carillon.dav.resource.DavCall;
import org.carillon.dav.resource.DavResource;
import org.carillon.dav.resource.HomeKind;
import org.carillon.dav.resource.HomeResource;
import org.carillon.dav.resource.Method;
import org.carillon.dav.resource.Property;
import org.carillon.dav.xml.XmlElement;
import org.carillon.dav.xml.XmlName;
import org.carillon.dav.xml.XmlOutput;
import org.carillon.mailbox.share.CollectionShares;
import org.carillon.mailbox.share.ShareInvitation;

/** POST of {@code CS:invite-reply} (calendarserver-sharing §5.4.1) to the caller's own home. */
final class InviteReplyPost implements Method {
  private final CollectionShares shares;

  InviteReplyPost(CollectionShares shares) {
    this.shares = shares;
  }

  @Override
  public String name() {
    return "POST";
  }

  @Override
  public boolean takes(DavCall call, Optional<DavResource> resource) {
    return resource.isPresent()
        && resource.get() instanceof HomeResource home
        && home.own()
        && SharePost.isXml(call);
  }

  @Override
  public void answer(DavCall call, Optional<DavResource> resource) throws IOException {
    XmlElement reply =
        call.xml()
            .filter(body -> body.name().equals(SharingNames.REPLY))
            .orElseThrow(
                () ->
                    DavError.of(
                        DavError.BAD_REQUEST, "The body must be a CS:invite-reply element."));
    boolean accepts = reply.element(SharingNames.ACCEPTED).isPresent();
    if (accepts == reply.element(SharingNames.DECLINED).isPresent()) {
      throw DavError.of(
          DavError.BAD_REQUEST,
          "The reply must contain either invite-accepted or invite-declined.");
    }
    String uid =
        reply
            .element(XmlName.calendarServer("in-reply-to"))
            .map(XmlElement::text)
            .orElse("")
            .strip();
    ShareInvitation invitation =
        DavFailures.value(shares.invitations(call.caller(), call.caller().name())).stream()
            .filter(one -> one.uid().equals(uid))
            .findFirst()
            .orElseThrow(
                () -> DavError.of(DavError.FORBIDDEN, XmlName.calendarServer("valid-request")));
    DavFailures.value(
        shares.answer(call.caller(), call.caller().name(), invitation.collection(), accepts));
    call.collectionsChanged();
    Optional<DavPath> place = accepts ? NotificationXml.place(call, invitation) : Optional.empty();
    if (place.isEmpty()) {
      call.answer(200);
      return;
    }
    byte[] octets =
        XmlOutput.octets(
            XmlElement.of(
                XmlName.calendarServer("shared-as"),
                List.of(Property.href(call.href(place.get())))));
    call.response().setContentType("application/xml; charset=utf-8");
    call.response().setContentLength(octets.length);
    call.response().getOutputStream().write(octets);
  }

  /** Returns the home of an invitation's collection; only kinds shown by DAV can be shared. */
  static HomeKind home(ShareInvitation invitation) {
    return HomeKind.of(invitation.kind()).orElse(HomeKind.CALENDARS);
  }
}
