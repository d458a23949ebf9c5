package org.carillon.dav.method;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.carillon.dav.path.PathSegment;
import org.carillon.dav.resource.CollectionResource;
import org.carillon.dav.resource.DavCall;
import org.carillon.dav.resource.DavResource;
import org.carillon.dav.resource.Method;
import org.carillon.store.item.CollectionKind;
import org.carillon.store.item.ItemKey;
import org.carillon.store.item.Precondition;

/** POST of a new member whose name the server chooses (RFC 5995). */
final class PostMethod implements Method {
  private static final String ADD = "add-member";

  @Override
  public String name() {
    return "POST";
  }

  @Override
  public boolean takes(DavCall call, Optional<DavResource> resource) {
    return resource.isPresent()
        && resource.get() instanceof CollectionResource
        && (ADD.equals(call.request().getQueryString()) || call.method().equals("OPTIONS"));
  }

  @Override
  public void answer(DavCall call, Optional<DavResource> resource) throws IOException {
    CollectionResource collection = (CollectionResource) resource.orElseThrow();
    call.locks().require(call.path(), false, false);
    ItemKey key = new ItemKey(UUID.randomUUID() + ending(collection.kind()));
    DavPuts.Done done = new DavPuts(call).put(collection, key, new Precondition.Absent());
    HttpServletResponse response = call.response();
    response.setHeader("Location", call.href(collection.path().member(PathSegment.of(key))));
    done.tag().ifPresent(tag -> response.setHeader("ETag", tag.toString()));
    call.answer(HttpServletResponse.SC_CREATED);
  }

  private static String ending(CollectionKind kind) {
    return switch (kind) {
      case CALENDAR, TASKS, JOURNAL -> ".ics";
      case CONTACTS -> ".vcf";
      case NOTES -> ".txt";
      case MAIL, FILES, CHAT -> "";
    };
  }
}
