package org.carillon.dav.method;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.dav.answer.DavError;
import org.carillon.dav.answer.DavFailures;
import org.carillon.dav.path.DavPath;
import org.carillon.dav.property.StandardNames;
import org.carillon.dav.resource.CalendarComponents;
import org.carillon.dav.resource.CollectionResolver;
import org.carillon.dav.resource.CollectionResource;
import org.carillon.dav.resource.DavCall;
import org.carillon.dav.resource.DavResource;
import org.carillon.dav.resource.HomeKind;
import org.carillon.dav.resource.HomeResource;
import org.carillon.dav.resource.Method;
import org.carillon.dav.xml.XmlElement;
import org.carillon.dav.xml.XmlName;
import org.carillon.dav.xml.XmlOutput;
import org.carillon.mailbox.collection.CollectionEntry;
import org.carillon.store.item.CollectionKind;

/** MKCOL (RFC 4918 §9.3, RFC 5689) and MKCALENDAR (RFC 4791 §5.3.1), which does the same. */
final class MkcolMethod implements Method {
  private static final XmlName COMPONENTS = XmlName.caldav("supported-calendar-component-set");
  private static final XmlName COLLECTION = XmlName.dav("collection");
  private static final XmlName CALENDAR = XmlName.caldav("calendar");

  private final String name;
  private final XmlName request;
  private final XmlName response;

  MkcolMethod(String name, XmlName request, XmlName response) {
    this.name = name;
    this.request = request;
    this.response = response;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean takes(DavCall call, Optional<DavResource> resource) {
    return resource.isEmpty() || isOfCalendars();
  }

  private boolean isOfCalendars() {
    return request.equals(XmlName.caldav("mkcalendar"));
  }

  @Override
  public void answer(DavCall call, Optional<DavResource> resource) throws IOException {
    if (resource.isPresent()) {
      // RFC 4791 §5.3.1.1; for MKCOL the status is enough (RFC 4918 §9.3.1).
      throw DavError.of(DavError.FORBIDDEN, XmlName.dav("resource-must-be-null"));
    }
    Optional<XmlElement> body = body(call);
    PropertyChanges properties =
        body.map(PropertyChanges::of).orElseGet(() -> PropertyChanges.of(XmlElement.of(request)));
    HomeKind home =
        HomeKind.of(call.path().segment(0))
            .filter(any -> call.path().size() > 2)
            .orElseThrow(
                () -> DavError.of(DavError.FORBIDDEN, "A collection cannot be created there."));
    Optional<CollectionKind> kind = kind(home, properties);
    if (kind.isEmpty()) {
      // RFC 4791 §5.3.1: all instructions or none.
      DavError why =
          DavError.of(DavError.FORBIDDEN, XmlName.caldav("supported-calendar-component"));
      answer(call, DavError.FORBIDDEN, properties.refused(COMPONENTS, why).propstats());
      return;
    }
    MailboxName mailbox = mailbox(call, home);
    NewFileName.require(call.path());
    call.locks().require(call.path(), true, false);
    CollectionEntry made = made(call, mailbox, kind.get());
    call.collectionsChanged();
    PropertyChanges others = properties.without(StandardNames.RESOURCE_TYPE).without(COMPONENTS);
    if (!others.isEmpty()) {
      DavResource collection =
          call.find(call.path().asCollection())
              .orElseThrow(
                  () ->
                      DavError.of(
                          DavError.UNAVAILABLE,
                          "The new collection cannot be read yet. Try again later."));
      PropertyChanges.Outcome outcome = others.apply(call, collection);
      if (!outcome.done()) {
        // RFC 5689 §3: all or nothing.
        call.ports().mailboxes().delete(call.caller(), made.name());
        answer(call, DavError.FORBIDDEN, outcome.propstats());
        return;
      }
      if (body.isPresent() && name.equals("MKCOL")) {
        answer(call, HttpServletResponse.SC_CREATED, outcome.propstats());
        return;
      }
    }
    call.response().setHeader("Cache-Control", "no-cache");
    call.answer(HttpServletResponse.SC_CREATED);
  }

  private void answer(DavCall call, int status, List<XmlElement> propstats) throws IOException {
    byte[] octets = XmlOutput.octets(XmlElement.of(response, propstats));
    call.response().setStatus(status);
    call.response().setContentType("application/xml; charset=utf-8");
    call.response().setContentLength(octets.length);
    call.response().getOutputStream().write(octets);
  }

  private Optional<XmlElement> body(DavCall call) throws IOException {
    Optional<String> type =
        call.header("Content-Type")
            .map(text -> text.split(";", 2)[0].strip().toLowerCase(Locale.ROOT));
    boolean isXml =
        type.isEmpty() || type.get().equals("application/xml") || type.get().equals("text/xml");
    if (!isXml) {
      if (call.input().read() >= 0) {
        // RFC 4918 §9.3.1.
        throw DavError.of(DavError.MEDIA_TYPE, "The body must be XML.");
      }
      return Optional.empty();
    }
    Optional<XmlElement> body = call.xml();
    if (body.isPresent() && !body.get().name().equals(request)) {
      throw DavError.of(DavError.MEDIA_TYPE, "The body is no " + request.local() + ".");
    }
    return body;
  }

  private MailboxName mailbox(DavCall call, HomeKind kind) {
    DavPath path = call.path();
    CollectionResolver homes = new CollectionResolver(call);
    HomeResource home =
        homes
            .home(kind, path.segment(1))
            .orElseThrow(() -> DavError.of(DavError.CONFLICT, "This home does not exist."));
    List<String> names = path.below(2);
    DavResource parent =
        call.find(path.parent())
            .orElseThrow(
                () -> DavError.of(DavError.CONFLICT, "The parent collection does not exist."));
    boolean takes =
        parent instanceof HomeResource || parent instanceof CollectionResource && kind.isTree();
    if (!takes && parent.isCollection() && isOfCalendars()) {
      throw DavError.of(DavError.FORBIDDEN, XmlName.caldav("calendar-collection-location-ok"));
    }
    if (!takes) {
      throw DavError.of(
          parent.isCollection() ? DavError.FORBIDDEN : DavError.CONFLICT,
          "A collection cannot be created there.");
    }
    return homes
        .mailbox(home, names)
        .orElseThrow(
            () -> DavError.of(DavError.FORBIDDEN, "This name is not allowed for a collection."));
  }

  private static CollectionEntry made(DavCall call, MailboxName mailbox, CollectionKind kind) {
    Answer<CollectionEntry> made = call.ports().collections().create(call.caller(), mailbox, kind);
    if (made.asFailure().filter(Failure.Taken.class::isInstance).isPresent()) {
      // A mailbox of another kind has the name; RFC 4918 §9.3.1 has no other status for that.
      throw DavError.of(DavError.METHOD_NOT_ALLOWED, XmlName.dav("resource-must-be-null"));
    }
    return DavFailures.value(made);
  }

  /** Returns the new collection's kind, by a calendar's components; empty if none can hold them. */
  private Optional<CollectionKind> kind(HomeKind home, PropertyChanges properties) {
    Set<XmlName> types =
        properties
            .value(StandardNames.RESOURCE_TYPE)
            .map(type -> type.elements().stream().map(XmlElement::name).collect(Collectors.toSet()))
            .orElse(Set.of());
    Set<XmlName> usual =
        switch (home) {
          case CALENDARS -> Set.of(COLLECTION, CALENDAR);
          case ADDRESSBOOKS -> Set.of(COLLECTION, XmlName.carddav("addressbook"));
          case NOTES, FILES -> Set.of(COLLECTION);
        };
    if (!usual.containsAll(types) || name.equals("MKCALENDAR") && home != HomeKind.CALENDARS) {
      throw DavError.of(DavError.FORBIDDEN, XmlName.dav("valid-resourcetype"));
    }
    if (home != HomeKind.CALENDARS) {
      return Optional.of(home.usual());
    }
    Set<String> components =
        properties
            .value(COMPONENTS)
            .map(
                set ->
                    set.elements(XmlName.caldav("comp")).stream()
                        .flatMap(component -> component.attribute("name").stream())
                        .map(component -> component.toUpperCase(Locale.ROOT))
                        .filter(component -> !component.equals("VTIMEZONE"))
                        .collect(Collectors.toSet()))
            .orElse(Set.of());
    return CalendarComponents.holding(components);
  }
}
