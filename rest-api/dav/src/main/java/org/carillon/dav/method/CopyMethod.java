package org.carillon.dav.method;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.dav.answer.DavError;
import org.carillon.dav.answer.DavFailures;
import org.carillon.dav.header.Depth;
import org.carillon.dav.path.DavPath;
import org.carillon.dav.resource.CollectionResolver;
import org.carillon.dav.resource.CollectionResource;
import org.carillon.dav.resource.DavCall;
import org.carillon.dav.resource.DavObjectResource;
import org.carillon.dav.resource.DavResource;
import org.carillon.dav.resource.FileResource;
import org.carillon.dav.resource.HomeKind;
import org.carillon.dav.resource.HomeResource;
import org.carillon.dav.resource.Method;
import org.carillon.store.item.Precondition;

/** COPY and MOVE (RFC 4918 §9.8, §9.9). */
final class CopyMethod implements Method {
  private final String name;

  CopyMethod(String name) {
    this.name = name;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean takes(DavCall call, Optional<DavResource> resource) {
    return resource.isPresent()
        && (resource.get() instanceof FileResource
            || resource.get() instanceof DavObjectResource
            || resource.get() instanceof CollectionResource);
  }

  private boolean moves() {
    return name.equals("MOVE");
  }

  @Override
  public void answer(DavCall call, Optional<DavResource> resource) throws IOException {
    DavResource source = resource.orElseThrow();
    DavPath target = target(call);
    boolean overwrite = overwrite(call);
    Depth depth = call.depth(Depth.INFINITY);
    if (depth == Depth.ONE || moves() && depth == Depth.ZERO && source.isCollection()) {
      throw DavError.of(DavError.BAD_REQUEST, "This value of Depth is not allowed here.");
    }
    if (target.isSame(source.path())
        || source.isCollection() && target.isWithin(source.path())
        || source.path().isWithin(target)) {
      throw DavError.of(
          DavError.FORBIDDEN,
          "A resource cannot be copied or moved to itself, into itself or over one"
              + " of the folders that contain it.");
    }
    if (moves()) {
      call.locks().require(source.path(), true, true);
    }
    Optional<DavResource> there = call.find(target);
    if (there.isEmpty()) {
      NewFileName.require(target);
    }
    call.locks().require(target, there.isEmpty(), true);
    DavPreconditions.of(call, resource);
    if (there.isPresent() && !overwrite) {
      throw DavError.of(
          DavError.PRECONDITION_FAILED, "The destination exists already, and Overwrite is F.");
    }
    Map<DavPath, DavError> failed =
        source instanceof CollectionResource collection
            ? collection(call, collection, target, there, depth)
            : item(call, source, target, there);
    if (!failed.isEmpty()) {
      DeleteMethod.answer(call, failed);
    } else if (there.isPresent()) {
      call.answer(HttpServletResponse.SC_NO_CONTENT);
    } else {
      call.response().setHeader("Location", call.href(target));
      call.answer(HttpServletResponse.SC_CREATED);
    }
  }

  private static DavPath target(DavCall call) {
    String field =
        call.header("Destination")
            .orElseThrow(
                () -> DavError.of(DavError.BAD_REQUEST, "The Destination field is missing."));
    return Destination.path(call, field)
        .orElseThrow(
            () -> DavError.of(DavError.BAD_GATEWAY, "The destination is on another server."));
  }

  private static boolean overwrite(DavCall call) {
    return switch (call.header("Overwrite").orElse("T").strip().toUpperCase(Locale.ROOT)) {
      case "T" -> true;
      case "F" -> false;
      default -> throw DavError.of(DavError.BAD_REQUEST, "The Overwrite field must be T or F.");
    };
  }

  private Map<DavPath, DavError> item(
      DavCall call, DavResource source, DavPath target, Optional<DavResource> there) {
    CollectionResource into =
        call.find(target.parent())
            .map(
                parent ->
                    parent instanceof CollectionResource collection
                        ? collection
                        : DavPuts.<CollectionResource>refuse())
            .orElseThrow(
                () -> DavError.of(DavError.CONFLICT, "The parent collection does not exist."));
    if (there.isPresent() && there.get() instanceof CollectionResource) {
      Map<DavPath, DavError> failed =
          new Deletion(call).delete(there.get(), new Precondition.Always());
      if (!failed.isEmpty()) {
        return failed;
      }
    }
    Copies copies = new Copies(call);
    if (moves()) {
      copies.move(source, into, target.name());
    } else {
      copies.copy(source, into, target.name());
    }
    return Map.of();
  }

  private Map<DavPath, DavError> collection(
      DavCall call,
      CollectionResource source,
      DavPath target,
      Optional<DavResource> there,
      Depth depth) {
    MailboxName name = name(call, source, target);
    if (there.isPresent()) {
      Map<DavPath, DavError> failed =
          new Deletion(call).delete(there.get(), new Precondition.Always());
      if (!failed.isEmpty()) {
        return failed;
      }
    }
    if (!moves()) {
      Map<DavPath, DavError> failed = new LinkedHashMap<>();
      new Copies(call).tree(source, name, target.asCollection(), depth, failed);
      return failed;
    }
    List<CollectionResource> below = new CollectionResolver(call).below(source);
    DavFailures.value(call.ports().mailboxes().rename(call.caller(), source.entry().name(), name));
    call.collectionsChanged();
    // RFC 4918 §7.5: locks stay where they were.
    source.place().ifPresent(place -> call.ports().locks().release(call.caller(), place));
    below.forEach(
        each ->
            each.place().ifPresent(place -> call.ports().locks().release(call.caller(), place)));
    return Map.of();
  }

  private static MailboxName name(DavCall call, CollectionResource source, DavPath target) {
    HomeKind kind = source.home().kind();
    if (!target.segment(0).equals(kind.segment()) || target.size() < 3) {
      throw DavError.of(DavError.FORBIDDEN, "A collection of this kind cannot be stored there.");
    }
    CollectionResolver homes = new CollectionResolver(call);
    HomeResource home =
        homes
            .home(kind, target.segment(1))
            .orElseThrow(() -> DavError.of(DavError.CONFLICT, "This home does not exist."));
    DavResource parent =
        call.find(target.parent())
            .orElseThrow(
                () -> DavError.of(DavError.CONFLICT, "The parent collection does not exist."));
    if (!(parent instanceof HomeResource)
        && !(kind.isTree() && parent instanceof CollectionResource)) {
      throw DavError.of(DavError.FORBIDDEN, "A collection cannot be created there.");
    }
    return homes
        .mailbox(home, target.below(2))
        .orElseThrow(
            () -> DavError.of(DavError.FORBIDDEN, "This name is not allowed for a collection."));
  }
}
