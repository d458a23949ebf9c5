package org.carillon.dav.method;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.carillon.dav.answer.DavError;
import org.carillon.dav.path.PathSegment;
import org.carillon.dav.resource.CollectionResource;
import org.carillon.dav.resource.DavCall;
import org.carillon.dav.resource.DavObjectResource;
import org.carillon.dav.resource.DavResource;
import org.carillon.dav.resource.FileResource;
import org.carillon.dav.resource.Method;
import org.carillon.dav.resource.Representation;

/** PUT (RFC 9110 §9.3.4, RFC 4918 §9.7). */
final class PutMethod implements Method {
  @Override
  public String name() {
    return "PUT";
  }

  @Override
  public boolean takes(DavCall call, Optional<DavResource> resource) {
    return resource.isEmpty()
        || resource.get() instanceof FileResource
        || resource.get() instanceof DavObjectResource;
  }

  @Override
  public void answer(DavCall call, Optional<DavResource> resource) throws IOException {
    if (call.header("Content-Range").isPresent()) {
      // RFC 9110 §14.5: taking a part for the whole would lose octets.
      throw DavError.of(
          DavError.BAD_REQUEST, "Partial PUT is not supported: send the whole content.");
    }
    if (call.path().slash()) {
      throw DavError.of(
          DavError.CONFLICT, "The address of a file or object must not end with a slash.");
    }
    CollectionResource collection = parent(call);
    if (resource.isEmpty()) {
      NewFileName.require(call.path());
    }
    call.locks().require(call.path(), resource.isEmpty(), false);
    var when = DavPreconditions.of(call, resource);
    var key =
        PathSegment.key(call.path().name())
            .orElseThrow(() -> DavError.of(DavError.FORBIDDEN, "This name is not allowed."));
    DavPuts.Done done = new DavPuts(call).put(collection, key, when);
    HttpServletResponse response = call.response();
    done.tag().ifPresent(tag -> response.setHeader("ETag", tag.toString()));
    done.scheduleTag()
        .ifPresent(tag -> response.setHeader(DavObjectResource.SCHEDULE_TAG, '"' + tag + '"'));
    int status =
        done.replaced() ? HttpServletResponse.SC_NO_CONTENT : HttpServletResponse.SC_CREATED;
    if (!collection.isOfFiles() && Representation.isPreferred(call)) {
      Representation.answer(call, collection, key, status);
    } else {
      call.answer(status);
    }
  }

  /** Returns the parent collection (RFC 4918 §9.7.1: 409 if there is none). */
  static CollectionResource parent(DavCall call) {
    return call.find(call.path().parent())
        .map(
            parent ->
                parent instanceof CollectionResource collection
                    ? collection
                    : DavPuts.<CollectionResource>refuse())
        .orElseThrow(() -> DavError.of(DavError.CONFLICT, "The parent collection does not exist."));
  }
}
