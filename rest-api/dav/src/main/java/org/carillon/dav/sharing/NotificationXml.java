package org.carillon.dav.sharing;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.dav.path.DavPath;
import org.carillon.dav.path.PathSegment;
import org.carillon.dav.resource.DavCall;
import org.carillon.dav.resource.HomeKind;
import org.carillon.dav.resource.Property;
import org.carillon.dav.xml.XmlElement;
import org.carillon.dav.xml.XmlName;
import org.carillon.mailbox.collection.CollectionEntry;
import org.carillon.mailbox.share.ShareInvitation;
import org.carillon.mailbox.share.ShareLevel;
import org.carillon.store.item.CollectionKind;

/** Invitations and answers as the documents of calendarserver-sharing §5.3 and §5.5. */
final class NotificationXml {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private NotificationXml() {}

  /** Returns an invitation for its invitee. */
  static XmlElement invitation(DavCall call, ShareInvitation invitation) {
    List<XmlElement> inside = new ArrayList<>();
    inside.add(XmlElement.text(SharingNames.UID, invitation.uid()));
    inside.add(Property.href("mailto:" + invitation.guest()));
    inside.add(XmlElement.of(SharingNames.state(XmlName.CALENDARSERVER, invitation.state())));
    inside.add(
        XmlElement.of(
            SharingNames.ACCESS,
            XmlElement.of(
                SharingNames.access(
                    XmlName.CALENDARSERVER, invitation.level().orElse(ShareLevel.READ)))));
    inside.add(host(call, invitation));
    inside.add(
        XmlElement.of(
            SharingNames.ORGANIZER,
            Property.href("mailto:" + invitation.owner()),
            XmlElement.text(SharingNames.COMMON_NAME, invitation.owner())));
    inside.add(XmlElement.text(SharingNames.SUMMARY, title(invitation)));
    components(invitation.kind()).ifPresent(inside::add);
    XmlElement told =
        XmlElement.of(XmlName.calendarServer("invite-notification"), inside)
            .with(
                "shared-type",
                invitation.kind() == CollectionKind.CONTACTS ? "addressbook" : "calendar");
    return notification(invitation.invited(), told);
  }

  private static String title(ShareInvitation invitation) {
    return invitation.title().isEmpty() ? invitation.name().path() : invitation.title();
  }

  private static Optional<XmlElement> components(CollectionKind kind) {
    String component =
        switch (kind) {
          case CALENDAR -> "VEVENT";
          case TASKS -> "VTODO";
          case JOURNAL -> "VJOURNAL";
          case MAIL, CONTACTS, NOTES, FILES, CHAT -> "";
        };
    return component.isEmpty()
        ? Optional.empty()
        : Optional.of(
            XmlElement.of(
                XmlName.caldav("supported-calendar-component-set"),
                XmlElement.of(XmlName.caldav("comp")).with("name", component)));
  }

  /** Returns an answer for the owner. */
  static XmlElement reply(DavCall call, ShareInvitation invitation) {
    return notification(
        invitation.answered(),
        XmlElement.of(
            SharingNames.REPLY,
            Property.href("mailto:" + invitation.guest()),
            XmlElement.of(SharingNames.state(XmlName.CALENDARSERVER, invitation.state())),
            host(call, invitation),
            XmlElement.text(XmlName.calendarServer("in-reply-to"), invitation.uid()),
            XmlElement.text(SharingNames.SUMMARY, title(invitation))));
  }

  private static XmlElement host(DavCall call, ShareInvitation invitation) {
    return XmlElement.of(SharingNames.HOST, Property.href(call.href(owners(invitation))));
  }

  /** Returns the collection's path in its owner's home. */
  static DavPath owners(ShareInvitation invitation) {
    HomeKind kind = InviteReplyPost.home(invitation);
    return kind.home(invitation.owner()).collection(PathSegment.of(invitation.name()));
  }

  /** Returns its path in the caller's home, or empty if it is not there. */
  static Optional<DavPath> place(DavCall call, ShareInvitation invitation) {
    HomeKind kind = InviteReplyPost.home(invitation);
    return call.collections().stream()
        .filter(entry -> entry.id() == invitation.collection())
        .map(CollectionEntry::name)
        .map(name -> kind.home(call.caller().name()).collection(PathSegment.of(name)))
        .findFirst();
  }

  private static XmlElement notification(Optional<Instant> at, XmlElement told) {
    return XmlElement.of(
        XmlName.calendarServer("notification"),
        XmlElement.text(XmlName.calendarServer("dtstamp"), STAMP.format(at.orElse(Instant.EPOCH))),
        told);
  }
}
