package org.carillon.dav.sharing;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.content.Content;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.contract.mailbox.folders.Right;
import org.carillon.dav.path.DavPath;
import org.carillon.dav.resource.DavCall;
import org.carillon.dav.resource.Readable;
import org.carillon.dav.xml.XmlName;
import org.carillon.dav.xml.XmlOutput;
import org.carillon.mailbox.share.ShareInvitation;
import org.carillon.store.item.EntityTag;

/**
 * An invitation for its invitee, or an answer for the owner.
 *
 * @param account the address of its reader
 * @param answers true for the answer
 */
record NotificationResource(String account, ShareInvitation invitation, boolean answers)
    implements Readable {
  private static final String ENDING = ".xml";

  @Override
  public DavPath path() {
    return NotificationSpace.home(account).member(invitation.uid() + ENDING);
  }

  boolean isNamed(String name) {
    return name.equals(invitation.uid() + ENDING);
  }

  /** Returns its {@code notificationtype}. */
  XmlName kind() {
    return answers ? SharingNames.REPLY : XmlName.calendarServer("invite-notification");
  }

  @Override
  public Set<XmlName> types() {
    return Set.of();
  }

  @Override
  public MailboxRights rights() {
    return MailboxRights.of(Right.LOOKUP, Right.READ, Right.DELETE_MESSAGES, Right.EXPUNGE);
  }

  @Override
  public Optional<EntityTag> tag() {
    String level = invitation.level().map(one -> "-" + one.ordinal()).orElse("");
    return Optional.of(
        new EntityTag(invitation.uid() + "-" + invitation.state().ordinal() + level));
  }

  @Override
  public Optional<String> owner() {
    return Optional.of(account);
  }

  @Override
  public Opened open(DavCall call) {
    byte[] octets =
        XmlOutput.octets(
            answers
                ? NotificationXml.reply(call, invitation)
                : NotificationXml.invitation(call, invitation));
    return new Opened(
        Content.of(octets),
        "application/xml; charset=utf-8",
        tag(),
        answers ? invitation.answered() : invitation.invited(),
        Map.of());
  }
}
