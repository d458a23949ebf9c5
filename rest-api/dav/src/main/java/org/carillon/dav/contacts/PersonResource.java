package org.carillon.dav.contacts;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carillon.contacts.DirectoryCard;
import org.carillon.contract.content.Content;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.dav.path.DavPath;
import org.carillon.dav.resource.DavCall;
import org.carillon.dav.resource.Readable;
import org.carillon.dav.xml.XmlName;
import org.carillon.format.vcard.VCard;
import org.carillon.format.vcard.VCardConversion;
import org.carillon.format.vcard.VCardVersion;
import org.carillon.format.vcard.VCardWriter;
import org.carillon.store.item.EntityTag;

/** A person in the directory. */
record PersonResource(DavPath path, DirectoryResource directory, DirectoryCard card)
    implements Readable {
  /** The version that every client of CardDAV reads (RFC 6352 §5.1). */
  static final VCardVersion USUAL = VCardVersion.V3_0;

  static final String MEDIA_TYPE = "text/vcard; charset=utf-8";

  static PersonResource of(DirectoryResource directory, DirectoryCard card) {
    return new PersonResource(directory.path().member(card.key()), directory, card);
  }

  @Override
  public Set<XmlName> types() {
    return Set.of();
  }

  @Override
  public MailboxRights rights() {
    return directory.rights();
  }

  @Override
  public Optional<EntityTag> tag() {
    return Optional.of(card.tag());
  }

  /** The card with its photo. */
  VCard whole(DavCall call) {
    return directory.book().whole(call.caller(), card);
  }

  @Override
  public Opened open(DavCall call) {
    return new Opened(
        Content.of(VCardWriter.octets(VCardConversion.to(whole(call), USUAL))),
        MEDIA_TYPE,
        Optional.of(card.tag()),
        Optional.of(card.modified()),
        Map.of());
  }
}
