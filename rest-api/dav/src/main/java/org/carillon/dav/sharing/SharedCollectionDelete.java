package org.carillon.dav.sharing;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.carillon.dav.answer.DavFailures;
import org.carillon.dav.resource.CollectionResource;
import org.carillon.dav.resource.DavCall;
import org.carillon.dav.resource.DavResource;
import org.carillon.dav.resource.Method;
import org.carillon.mailbox.share.CollectionShares;

/**
 * DELETE of another account's collection in the caller's own home: removes it from there; its owner
 * keeps it (calendarserver-sharing §5.7). Callers that may delete it do so in the owner's home.
 */
final class SharedCollectionDelete implements Method {
  /** The path length of a collection directly in a home. */
  private static final int DIRECTLY = 3;

  private final CollectionShares shares;

  SharedCollectionDelete(CollectionShares shares) {
    this.shares = shares;
  }

  @Override
  public String name() {
    return "DELETE";
  }

  @Override
  public boolean takes(DavCall call, Optional<DavResource> resource) {
    return resource.filter(SharingNames::isOthers).isPresent()
        && ((CollectionResource) resource.get()).home().own()
        && resource.get().path().size() == DIRECTLY;
  }

  @Override
  public void answer(DavCall call, Optional<DavResource> resource) throws IOException {
    CollectionResource collection = (CollectionResource) resource.orElseThrow();
    DavFailures.value(shares.answer(call.caller(), call.caller().name(), collection.id(), false));
    call.collectionsChanged();
    call.answer(HttpServletResponse.SC_NO_CONTENT);
  }
}
