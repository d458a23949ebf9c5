package org.carillon.dav.standard;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.Right;
import org.carillon.contract.mailbox.quota.Quota;
import org.carillon.dav.answer.DavError;
import org.carillon.dav.answer.DavFailures;
import org.carillon.dav.header.HttpDate;
import org.carillon.dav.property.StandardNames;
import org.carillon.dav.resource.CollectionResource;
import org.carillon.dav.resource.DavCall;
import org.carillon.dav.resource.DavObjectResource;
import org.carillon.dav.resource.DavResource;
import org.carillon.dav.resource.FileResource;
import org.carillon.dav.resource.Property;
import org.carillon.dav.resource.Readable;
import org.carillon.dav.resource.Report;
import org.carillon.dav.xml.XmlElement;
import org.carillon.dav.xml.XmlName;

/** The properties of RFC 4918 §15, RFC 4331, RFC 6578, and those listing reports and methods. */
final class StandardProperties {
  private static final XmlName LENGTH = XmlName.dav("getcontentlength");
  private static final XmlName ETAG = XmlName.dav("getetag");
  private static final XmlName MODIFIED = XmlName.dav("getlastmodified");
  private static final XmlName CREATED = XmlName.dav("creationdate");
  private static final XmlName LANGUAGE = XmlName.dav("getcontentlanguage");
  private static final XmlName REPORTS = XmlName.dav("supported-report-set");
  private static final XmlName METHODS = XmlName.dav("supported-method-set");
  private static final XmlName AVAILABLE = XmlName.dav("quota-available-bytes");
  private static final XmlName USED = XmlName.dav("quota-used-bytes");
  private static final XmlName CTAG = XmlName.calendarServer("getctag");
  private static final XmlName ADD_MEMBER = XmlName.dav("add-member");
  private static final int MOST_NAME = 1_000;

  private StandardProperties() {}

  static List<Property> all() {
    return List.of(
        Property.ofAll(
            StandardNames.RESOURCE_TYPE,
            (resource, asked, call) ->
                Optional.of(
                    XmlElement.names(StandardNames.RESOURCE_TYPE, resource.types().stream()))),
        Property.stored(
            StandardNames.DISPLAY_NAME,
            DavResource.class,
            (resource, asked, call) ->
                Property.text(StandardNames.DISPLAY_NAME, resource.usualName()),
            StandardProperties::checkName),
        Property.of(ETAG, Readable.class, (resource, asked, call) -> tag(resource)),
        Property.of(LENGTH, Readable.class, (resource, asked, call) -> length(resource)),
        Property.of(
            StandardNames.CONTENT_TYPE,
            Readable.class,
            (resource, asked, call) -> mediaType(resource, call)),
        Property.of(
            MODIFIED,
            Readable.class,
            (resource, asked, call) ->
                resource.modified().flatMap(at -> Property.text(MODIFIED, HttpDate.of(at)))),
        Property.of(
            CREATED,
            Readable.class,
            (resource, asked, call) ->
                resource
                    .modified()
                    .flatMap(
                        at ->
                            Property.text(CREATED, at.truncatedTo(ChronoUnit.SECONDS).toString()))),
        Property.stored(
            LANGUAGE,
            Readable.class,
            (resource, asked, call) -> Optional.empty(),
            (resource, value, call) -> {}),
        Property.ofAll(REPORTS, (resource, asked, call) -> Optional.of(reports(resource, call)))
            .onlyWhenNamed(),
        Property.ofAll(METHODS, (resource, asked, call) -> Optional.of(methods(resource, call)))
            .onlyWhenNamed(),
        Property.of(
                USED,
                CollectionResource.class,
                (resource, asked, call) ->
                    quota(resource, call)
                        .flatMap(octets -> Property.text(USED, Long.toString(octets.used()))))
            .onlyWhenNamed(),
        Property.of(
                AVAILABLE,
                CollectionResource.class,
                (resource, asked, call) ->
                    quota(resource, call)
                        .filter(octets -> octets.limit() > 0)
                        .flatMap(
                            octets ->
                                Property.text(
                                    AVAILABLE,
                                    Long.toString(Math.max(0, octets.limit() - octets.used())))))
            .onlyWhenNamed(),
        Property.of(
                StandardNames.SYNC_TOKEN,
                CollectionResource.class,
                (resource, asked, call) ->
                    Property.text(
                        StandardNames.SYNC_TOKEN, SyncToken.of(resource, resource.entry().state())))
            .onlyWhenNamed(),
        Property.of(
                CTAG,
                CollectionResource.class,
                (resource, asked, call) ->
                    Property.text(
                        CTAG, resource.entry().state().token() + SyncToken.visibility(resource)))
            .onlyWhenNamed(),
        Property.of(
                ADD_MEMBER,
                CollectionResource.class,
                (resource, asked, call) ->
                    Property.href(ADD_MEMBER, call.href(resource.path()) + "?add-member"))
            .when(resource -> resource.rights().has(Right.INSERT))
            .onlyWhenNamed());
  }

  private static void checkName(DavResource resource, XmlElement value, DavCall call) {
    if (value.text().length() > MOST_NAME || !value.elements().isEmpty()) {
      throw DavError.of(
          DavError.CONFLICT, "The name must be a text of at most " + MOST_NAME + " characters.");
    }
  }

  private static Optional<XmlElement> tag(DavResource resource) {
    return resource.tag().flatMap(tag -> Property.text(ETAG, tag.toString()));
  }

  private static Optional<XmlElement> length(DavResource resource) {
    return switch (resource) {
      case FileResource file -> Property.text(LENGTH, Long.toString(file.entry().octets()));
      case DavObjectResource object ->
          Property.text(LENGTH, Long.toString(object.entry().octets()));
      default -> Optional.empty();
    };
  }

  private static Optional<XmlElement> mediaType(DavResource resource, DavCall call) {
    return switch (resource) {
      case FileResource file -> Property.text(StandardNames.CONTENT_TYPE, file.mediaType(call));
      case DavObjectResource object ->
          Property.text(StandardNames.CONTENT_TYPE, object.entry().mediaType());
      default -> Optional.empty();
    };
  }

  private static XmlElement reports(DavResource resource, DavCall call) {
    return XmlElement.of(
        REPORTS,
        call.features()
            .reports(resource)
            .map(Report::name)
            .map(
                name ->
                    XmlElement.of(
                        XmlName.dav("supported-report"),
                        XmlElement.of(XmlName.dav("report"), XmlElement.of(name))))
            .toList());
  }

  private static XmlElement methods(DavResource resource, DavCall call) {
    return XmlElement.of(
        METHODS,
        call.features().allowed(call, Optional.of(resource)).stream()
            .map(name -> XmlElement.of(XmlName.dav("supported-method")).with("name", name))
            .toList());
  }

  private static Optional<Quota.Resource> quota(CollectionResource collection, DavCall call) {
    MailboxName name = collection.entry().name();
    return DavFailures.known(call.ports().mailboxes().quotaRoot(call.caller(), name))
        .map(root -> root.quota().octets());
  }
}
