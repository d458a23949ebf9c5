package org.carillon.dav.sharing;

import org.carillon.dav.resource.CollectionResource;
import org.carillon.dav.resource.DavResource;
import org.carillon.dav.xml.XmlName;
import org.carillon.mailbox.share.ShareInvitation;
import org.carillon.mailbox.share.ShareLevel;
import org.carillon.store.item.CollectionKind;

/** Names that several classes of sharing use. */
final class SharingNames {
  static final XmlName HREF = XmlName.dav("href");
  static final XmlName SHARE = XmlName.calendarServer("share");
  static final XmlName REPLY = XmlName.calendarServer("invite-reply");
  static final XmlName ACCEPTED = XmlName.calendarServer("invite-accepted");
  static final XmlName DECLINED = XmlName.calendarServer("invite-declined");
  static final XmlName UID = XmlName.calendarServer("uid");
  static final XmlName SUMMARY = XmlName.calendarServer("summary");
  static final XmlName HOST = XmlName.calendarServer("hosturl");
  static final XmlName COMMON_NAME = XmlName.calendarServer("common-name");
  static final XmlName ORGANIZER = XmlName.calendarServer("organizer");
  static final XmlName ACCESS = XmlName.calendarServer("access");

  private static final String OWNCLOUD = "http://owncloud.org/ns";

  private SharingNames() {}

  /** Returns a name in the namespace that Nextcloud's clients know. */
  static XmlName owncloud(String local) {
    return new XmlName(OWNCLOUD, local);
  }

  /** Returns true for a collection that can be shared by invitation. */
  static boolean isShareable(DavResource resource) {
    return resource instanceof CollectionResource collection
        && collection.kind() != CollectionKind.MAIL
        && collection.kind() != CollectionKind.CHAT;
  }

  /** Returns true for another account's collection. */
  static boolean isOthers(DavResource resource) {
    return resource instanceof CollectionResource collection
        && collection.entry().name().isOthers();
  }

  static XmlName state(String namespace, ShareInvitation.State state) {
    return new XmlName(
        namespace,
        switch (state) {
          case PENDING -> "invite-noresponse";
          case ACCEPTED -> "invite-accepted";
          case DECLINED -> "invite-declined";
        });
  }

  /** Returns the access level in a namespace: clients know two levels. */
  static XmlName access(String namespace, ShareLevel level) {
    return new XmlName(
        namespace,
        switch (level) {
          case BUSY, READ -> "read";
          case ADD, CHANGE, ADMINISTER -> "read-write";
        });
  }
}
