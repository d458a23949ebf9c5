package org.carillon.dav.method;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.carillon.dav.answer.DavError;
import org.carillon.dav.header.Depth;
import org.carillon.dav.path.DavPath;
import org.carillon.dav.property.Multistatus;
import org.carillon.dav.resource.CollectionResource;
import org.carillon.dav.resource.DavCall;
import org.carillon.dav.resource.DavObjectResource;
import org.carillon.dav.resource.DavResource;
import org.carillon.dav.resource.FileResource;
import org.carillon.dav.resource.Method;

/** DELETE (RFC 4918 §9.6). */
final class DeleteMethod implements Method {
  @Override
  public String name() {
    return "DELETE";
  }

  @Override
  public boolean takes(DavCall call, Optional<DavResource> resource) {
    return resource.isPresent()
        && (resource.get() instanceof FileResource
            || resource.get() instanceof DavObjectResource
            || resource.get() instanceof CollectionResource);
  }

  @Override
  public void answer(DavCall call, Optional<DavResource> resource) throws IOException {
    DavResource gone = resource.orElseThrow();
    if (gone instanceof CollectionResource && call.depth(Depth.INFINITY) != Depth.INFINITY) {
      throw DavError.of(
          DavError.BAD_REQUEST,
          "A collection can only be deleted as a whole, with Depth: infinity.");
    }
    call.locks().require(call.path(), true, true);
    var when = DavPreconditions.of(call, resource);
    Map<DavPath, DavError> failed = new Deletion(call).delete(gone, when);
    if (failed.isEmpty()) {
      call.answer(HttpServletResponse.SC_NO_CONTENT);
      return;
    }
    if (failed.size() == 1 && failed.containsKey(gone.path())) {
      throw failed.get(gone.path());
    }
    answer(call, failed);
  }

  /** Writes the failures, each with its resource (RFC 4918 §13). */
  static void answer(DavCall call, Map<DavPath, DavError> failed) throws IOException {
    Multistatus answer = Multistatus.begin(call);
    for (var each : failed.entrySet()) {
      answer.status(call.href(each.getKey()), each.getValue().status(), each.getValue().element());
    }
    answer.end();
  }
}
