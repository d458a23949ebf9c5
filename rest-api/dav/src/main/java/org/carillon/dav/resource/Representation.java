package org.carillon.dav.resource;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.carillon.dav.answer.DavFailures;
import org.carillon.dav.header.Preference;
import org.carillon.dav.path.PathSegment;
import org.carillon.groupware.StoredObject;
import org.carillon.store.item.ItemKey;

/** An object as stored after a change, for clients that prefer it (RFC 8144 §3.1). */
public final class Representation {
  private Representation() {}

  /** Returns true if the client prefers the object to an empty response. */
  public static boolean isPreferred(DavCall call) {
    return call.preference() == Preference.REPRESENTATION;
  }

  /** Answers with the object, and the status that an empty response had. */
  public static void answer(DavCall call, CollectionResource collection, ItemKey key, int status)
      throws IOException {
    StoredObject now = DavFailures.value(call.ports().objects().open(call.open(collection), key));
    HttpServletResponse response = call.response();
    response.setHeader("ETag", now.entry().tag().toString());
    response.setHeader("Preference-Applied", "return=representation");
    response.setHeader(
        "Content-Location", call.href(collection.path().member(PathSegment.of(key))));
    response.setStatus(
        status == HttpServletResponse.SC_CREATED ? status : HttpServletResponse.SC_OK);
    response.setContentType(now.entry().mediaType());
    response.setContentLength(now.octets().length);
    response.getOutputStream().write(now.octets());
  }
}
