package org.carillon.dav.contacts;

import java.util.Set;
import org.carillon.contacts.ContactFilter;
import org.carillon.contacts.DirectoryBook;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.contract.mailbox.folders.Right;
import org.carillon.dav.answer.DavFailures;
import org.carillon.dav.path.DavPath;
import org.carillon.dav.resource.DavCall;
import org.carillon.dav.resource.DavResource;
import org.carillon.dav.xml.XmlName;

/** The domain's directory as a read-only address book. */
record DirectoryResource(DavPath path, DirectoryBook book) implements DavResource {

  static DirectoryResource of(DavCall call, DirectoryBook book) {
    return new DirectoryResource(DirectorySpace.path(call), book);
  }

  @Override
  public Set<XmlName> types() {
    return Set.of(XmlName.dav("collection"), XmlName.carddav("addressbook"));
  }

  @Override
  public MailboxRights rights() {
    return MailboxRights.of(Right.LOOKUP, Right.READ);
  }

  @Override
  public String usualName() {
    int at = path.segment(1).lastIndexOf('@');
    return path.segment(1).substring(at + 1);
  }

  @Override
  public Iterable<DavResource> members(DavCall call) {
    return DavFailures.value(book.query(call.caller(), ContactFilter.EVERY, DirectoryBook.MOST))
        .cards()
        .stream()
        .<DavResource>map(card -> PersonResource.of(this, card))
        .toList();
  }
}
