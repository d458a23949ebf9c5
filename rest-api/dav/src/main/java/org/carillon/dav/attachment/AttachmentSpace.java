package org.carillon.dav.attachment;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carillon.calendar.ManagedAttachments;
import org.carillon.calendar.ManagedAttachments.OpenAttachment;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.contract.mailbox.folders.Right;
import org.carillon.dav.answer.DavFailures;
import org.carillon.dav.path.DavPath;
import org.carillon.dav.resource.DavCall;
import org.carillon.dav.resource.DavResource;
import org.carillon.dav.resource.Readable;
import org.carillon.dav.resource.Space;
import org.carillon.dav.xml.XmlName;
import org.carillon.store.item.EntityTag;

/**
 * Attachments at {@code /attachments/OWNER/ID/NAME}, in which the name is only for humans. Nothing
 * is listed; a caller needs an attachment's address and access to its event.
 */
final class AttachmentSpace implements Space {
  /** The first name of their addresses. */
  static final String SEGMENT = "attachments";

  private static final int WITHOUT_NAME = 3;

  private final ManagedAttachments attachments;

  AttachmentSpace(ManagedAttachments attachments) {
    this.attachments = attachments;
  }

  @Override
  public boolean holds(DavPath path) {
    return path.segment(0).equals(SEGMENT);
  }

  @Override
  public Optional<? extends DavResource> find(DavCall call, DavPath path) {
    return path.size() == WITHOUT_NAME || path.size() == WITHOUT_NAME + 1
        ? Optional.of(new Attachment(path, path.segment(1), path.segment(2), attachments))
        : Optional.empty();
  }

  /** An attachment at its holder's address; opening it shows whether it exists. */
  record Attachment(DavPath path, String holder, String id, ManagedAttachments attachments)
      implements Readable {
    @Override
    public Set<XmlName> types() {
      return Set.of();
    }

    @Override
    public MailboxRights rights() {
      return MailboxRights.of(Right.LOOKUP, Right.READ);
    }

    @Override
    public Opened open(DavCall call) {
      OpenAttachment opened = DavFailures.value(attachments.open(call.caller(), holder, id));
      Map<String, String> fields = new HashMap<>();
      // No browser may show an attachment as a page of this host.
      fields.put("Content-Disposition", "attachment");
      fields.put("X-Content-Type-Options", "nosniff");
      // A file that is changed gets another id.
      fields.put("Cache-Control", "private, max-age=86400");
      return new Opened(
          opened.content(),
          opened.mediaType(),
          Optional.of(new EntityTag(id)),
          Optional.empty(),
          fields);
    }
  }
}
