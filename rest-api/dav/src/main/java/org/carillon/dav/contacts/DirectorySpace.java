package org.carillon.dav.contacts;

import java.util.Optional;
import org.carillon.contacts.DirectoryBook;
import org.carillon.dav.answer.DavFailures;
import org.carillon.dav.path.DavPath;
import org.carillon.dav.resource.DavCall;
import org.carillon.dav.resource.DavResource;
import org.carillon.dav.resource.HomeKind;
import org.carillon.dav.resource.Space;

/** The directory, in the home of each account: no address book can have its name. */
final class DirectorySpace implements Space {
  /** A tilde begins the names of others' mailboxes; no address book has this name. */
  private static final String NAME = "~directory";

  private final DirectoryBook book;

  DirectorySpace(DirectoryBook book) {
    this.book = book;
  }

  static DavPath path(DavCall call) {
    return HomeKind.ADDRESSBOOKS.home(call.caller().name()).collection(NAME);
  }

  @Override
  public boolean holds(DavPath path) {
    return path.segment(0).equals(HomeKind.ADDRESSBOOKS.segment()) && path.segment(2).equals(NAME);
  }

  @Override
  public Optional<? extends DavResource> find(DavCall call, DavPath path) {
    if (!path.segment(1).equalsIgnoreCase(call.caller().name())
        || !call.caller().hasAccount()
        || path.size() > 4) {
      return Optional.empty();
    }
    DirectoryResource directory = DirectoryResource.of(call, book);
    return path.size() == 3
        ? Optional.of(directory)
        : DavFailures.found(book.open(call.caller(), path.segment(3)))
            .map(card -> PersonResource.of(directory, card));
  }
}
