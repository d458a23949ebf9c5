package org.carillon.dav.method;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.dav.answer.DavError;
import org.carillon.dav.answer.DavFailures;
import org.carillon.dav.header.Depth;
import org.carillon.dav.header.IfHeader;
import org.carillon.dav.header.LockTimeout;
import org.carillon.dav.path.PathSegment;
import org.carillon.dav.property.ActiveLocks;
import org.carillon.dav.resource.CollectionResolver;
import org.carillon.dav.resource.CollectionResource;
import org.carillon.dav.resource.DavCall;
import org.carillon.dav.resource.DavResource;
import org.carillon.dav.resource.LockTable;
import org.carillon.dav.resource.Method;
import org.carillon.dav.resource.Property;
import org.carillon.dav.xml.XmlElement;
import org.carillon.dav.xml.XmlName;
import org.carillon.dav.xml.XmlOutput;
import org.carillon.mailbox.resource.NewResourceLock;
import org.carillon.mailbox.resource.ResourceLock;
import org.carillon.mailbox.resource.ResourceLocks;
import org.carillon.mailbox.resource.ResourcePlace;
import org.carillon.store.item.Precondition;

/** LOCK (RFC 4918 §9.10): creates a lock, also on an unmapped address, or refreshes one. */
final class LockMethod implements Method {
  @Override
  public String name() {
    return "LOCK";
  }

  @Override
  public boolean takes(DavCall call, Optional<DavResource> resource) {
    return resource.isEmpty() || resource.get().place().isPresent();
  }

  @Override
  public void answer(DavCall call, Optional<DavResource> resource) throws IOException {
    DavPreconditions.of(call, resource);
    Duration time = LockTimeout.parse(call.request().getHeader("Timeout"));
    Optional<XmlElement> body = call.xml();
    if (body.isEmpty()) {
      if (resource.isEmpty()) {
        throw DavError.of(DavError.NOT_FOUND, "There is no lock to refresh.");
      }
      answer(call, refreshed(call, time), HttpServletResponse.SC_OK, false);
      return;
    }
    if (!body.get().name().equals(XmlName.dav("lockinfo"))) {
      throw DavError.of(DavError.BAD_REQUEST, "The body must be a DAV:lockinfo element.");
    }
    boolean made = resource.isEmpty() && make(call);
    LockTable.Position position =
        call.locks()
            .position(call.path())
            .orElseThrow(() -> DavError.of(DavError.FORBIDDEN, "This resource cannot be locked."));
    ResourceLock lock = locked(call, body.get(), position, time);
    call.locks().changed();
    answer(call, lock, made ? HttpServletResponse.SC_CREATED : HttpServletResponse.SC_OK, true);
  }

  /** RFC 4918 §7.3: LOCK on an unmapped address creates an empty resource. */
  private static boolean make(DavCall call) throws IOException {
    CollectionResource collection = PutMethod.parent(call);
    NewFileName.require(call.path());
    call.locks().require(call.path(), true, false);
    if (!collection.isOfFiles()) {
      throw DavError.of(
          DavError.FORBIDDEN,
          "Only files can be created by LOCK: calendar and contact objects cannot be empty.");
    }
    var key =
        PathSegment.key(call.path().name())
            .orElseThrow(() -> DavError.of(DavError.FORBIDDEN, "This name is not allowed."));
    try (var spool = call.ports().collections().spool(call.caller(), 0)) {
      new DavPuts(call).file(collection, key, new Precondition.Absent(), spool);
    }
    return true;
  }

  private static ResourceLock locked(
      DavCall call, XmlElement asked, LockTable.Position position, Duration time) {
    boolean write =
        asked
            .element(XmlName.dav("locktype"))
            .flatMap(type -> type.element(XmlName.dav("write")))
            .isPresent();
    Optional<XmlElement> scope = asked.element(XmlName.dav("lockscope"));
    boolean exclusive = scope.flatMap(kind -> kind.element(XmlName.dav("exclusive"))).isPresent();
    boolean shared = scope.flatMap(kind -> kind.element(XmlName.dav("shared"))).isPresent();
    if (!write || exclusive == shared) {
      throw DavError.of(
          DavError.UNPROCESSABLE, "The lock must be an exclusive or a shared write lock.");
    }
    Depth depth = call.depth(Depth.INFINITY);
    if (depth == Depth.ONE) {
      throw DavError.of(DavError.BAD_REQUEST, "The depth of a lock must be 0 or infinity.");
    }
    String owner = asked.element(XmlName.dav("owner")).map(XmlOutput::text).orElse("");
    if (owner.length() > NewResourceLock.MOST_OWNER) {
      throw DavError.of(DavError.TOO_LARGE, "The owner element of the lock is too long.");
    }
    ResourcePlace place = position.place();
    boolean deep = depth == Depth.INFINITY && place.key().isEmpty();
    Answer<ResourceLock> answer =
        call.ports()
            .locks()
            .lock(
                call.caller(),
                new NewResourceLock(
                    place,
                    position.above(),
                    deep ? below(call, position) : Set.of(),
                    exclusive,
                    deep,
                    owner,
                    time));
    if (answer instanceof Answer.Failed<ResourceLock>(Failure.Taken taken)
        && taken.code().equals(ResourceLocks.LOCKED)) {
      throw DavError.of(
          DavError.LOCKED,
          XmlElement.of(XmlName.dav("no-conflicting-lock"), Property.href(call.href(call.path()))));
    }
    return DavFailures.value(answer);
  }

  private static Set<Long> below(DavCall call, LockTable.Position position) {
    return new CollectionResolver(call)
        .below(position.chain().getLast()).stream()
            .map(CollectionResource::id)
            .collect(Collectors.toSet());
  }

  private static ResourceLock refreshed(DavCall call, Duration time) {
    Set<String> tokens = call.conditions().map(IfHeader::tokens).orElse(Set.of());
    List<ResourceLock> locks =
        call.locks().over(call.path()).stream()
            .filter(lock -> tokens.contains(lock.token()))
            .toList();
    if (tokens.isEmpty()) {
      throw DavError.of(DavError.BAD_REQUEST, "The If field names no lock token.");
    }
    if (locks.isEmpty()) {
      throw DavError.of(
          DavError.PRECONDITION_FAILED, XmlName.dav("lock-token-matches-request-uri"));
    }
    ResourceLock lock =
        DavFailures.value(
            call.ports().locks().refresh(call.caller(), locks.getFirst().token(), time));
    call.locks().changed();
    return lock;
  }

  private static void answer(DavCall call, ResourceLock lock, int status, boolean isNew)
      throws IOException {
    HttpServletResponse response = call.response();
    if (isNew) {
      response.setHeader("Lock-Token", '<' + lock.token() + '>');
    }
    byte[] octets =
        XmlOutput.octets(
            XmlElement.of(
                XmlName.dav("prop"),
                XmlElement.of(
                    ActiveLocks.DISCOVERY, ActiveLocks.element(call, lock, call.path(), false))));
    response.setStatus(status);
    response.setContentType("application/xml; charset=utf-8");
    response.setContentLength(octets.length);
    response.getOutputStream().write(octets);
  }
}
