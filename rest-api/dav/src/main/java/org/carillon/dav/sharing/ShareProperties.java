package org.carillon.dav.sharing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.carillon.contract.mailbox.folders.Right;
import org.carillon.contract.mailbox.sharing.Identifier;
import org.carillon.dav.answer.DavFailures;
import org.carillon.dav.path.PathSegment;
import org.carillon.dav.property.StandardNames;
import org.carillon.dav.resource.CollectionResource;
import org.carillon.dav.resource.DavCall;
import org.carillon.dav.resource.Property;
import org.carillon.dav.xml.XmlElement;
import org.carillon.dav.xml.XmlName;
import org.carillon.mailbox.share.CollectionShare;
import org.carillon.mailbox.share.CollectionShares;
import org.carillon.mailbox.share.ShareInvitation;
import org.carillon.mailbox.share.ShareLevel;

/** The properties that show how a collection is shared, and with whom. */
final class ShareProperties {
  private static final XmlName INVITE = XmlName.calendarServer("invite");
  private static final XmlName OC_INVITE = SharingNames.owncloud("invite");
  private static final XmlName OC_OWNER = SharingNames.owncloud("owner-principal");
  private static final XmlName MODES = XmlName.calendarServer("allowed-sharing-modes");
  private static final XmlName SHARED_URL = XmlName.calendarServer("shared-url");

  /** The request attribute that keeps the ids of the collections that the caller shares. */
  private static final String SHARED = ShareProperties.class.getName();

  private final CollectionShares shares;

  ShareProperties(CollectionShares shares) {
    this.shares = shares;
  }

  List<Property> all() {
    return List.of(
        Property.of(
                StandardNames.RESOURCE_TYPE,
                CollectionResource.class,
                (collection, asked, call) ->
                    Optional.of(
                        XmlElement.names(
                            StandardNames.RESOURCE_TYPE,
                            Stream.concat(
                                collection.types().stream(), sharing(collection, call).stream()))))
            .when(SharingNames::isShareable),
        Property.of(
                INVITE,
                CollectionResource.class,
                (collection, asked, call) -> invite(collection, call))
            .when(SharingNames::isShareable)
            .onlyWhenNamed(),
        Property.of(
                OC_INVITE,
                CollectionResource.class,
                (collection, asked, call) -> owncloud(collection, call))
            .when(SharingNames::isShareable)
            .onlyWhenNamed(),
        Property.of(
                OC_OWNER,
                CollectionResource.class,
                (collection, asked, call) ->
                    Property.text(OC_OWNER, "principals/" + collection.account()))
            .when(SharingNames::isShareable)
            .onlyWhenNamed(),
        Property.of(MODES, CollectionResource.class, (collection, asked, call) -> modes(collection))
            .when(SharingNames::isShareable)
            .onlyWhenNamed(),
        Property.of(
                SHARED_URL,
                CollectionResource.class,
                (collection, asked, call) ->
                    Property.href(
                        SHARED_URL,
                        call.href(
                            collection
                                .home()
                                .kind()
                                .home(collection.account())
                                .collection(PathSegment.of(collection.entry().name().own())))))
            .when(SharingNames::isOthers)
            .onlyWhenNamed());
  }

  /** Returns whether it is another's, or the caller's and shared; empty for neither. */
  private Optional<XmlName> sharing(CollectionResource collection, DavCall call) {
    if (SharingNames.isOthers(collection)) {
      return Optional.of(XmlName.calendarServer("shared"));
    }
    return shared(call).contains(collection.id())
        ? Optional.of(XmlName.calendarServer("shared-owner"))
        : Optional.empty();
  }

  @SuppressWarnings("unchecked") // Set only here.
  private Set<Long> shared(DavCall call) {
    if (call.request().getAttribute(SHARED) instanceof Set<?> known) {
      return (Set<Long>) known;
    }
    Set<Long> found = DavFailures.value(shares.shared(call.caller(), call.caller().name()));
    call.request().setAttribute(SHARED, found);
    return found;
  }

  private static Optional<XmlElement> modes(CollectionResource collection) {
    return collection.rights().has(Right.ADMINISTER)
        ? Optional.of(XmlElement.of(MODES, XmlElement.of(XmlName.calendarServer("can-be-shared"))))
        : Optional.empty();
  }

  /** Returns all invitees if the caller may administer the collection, else none. */
  private List<CollectionShare> people(CollectionResource collection, DavCall call) {
    return collection.rights().has(Right.ADMINISTER)
        ? DavFailures.value(shares.shares(call.caller(), call.caller().name(), collection.id()))
        : List.of();
  }

  private Optional<XmlElement> invite(CollectionResource collection, DavCall call) {
    List<XmlElement> inside = new ArrayList<>();
    inside.add(
        XmlElement.of(
            SharingNames.ORGANIZER,
            Property.href("mailto:" + collection.account()),
            XmlElement.text(SharingNames.COMMON_NAME, collection.account())));
    for (CollectionShare share : people(collection, call)) {
      share.level().ifPresent(level -> inside.add(user(share, level)));
    }
    return Optional.of(XmlElement.of(INVITE, inside));
  }

  private static XmlElement user(CollectionShare share, ShareLevel level) {
    List<XmlElement> inside = new ArrayList<>();
    share
        .invitation()
        .ifPresent(asked -> inside.add(XmlElement.text(SharingNames.UID, asked.uid())));
    inside.add(Property.href(href(share.with())));
    inside.add(XmlElement.text(SharingNames.COMMON_NAME, name(share.with())));
    inside.add(XmlElement.of(SharingNames.state(XmlName.CALENDARSERVER, state(share))));
    inside.add(
        XmlElement.of(
            SharingNames.ACCESS,
            XmlElement.of(SharingNames.access(XmlName.CALENDARSERVER, level))));
    share
        .invitation()
        .filter(asked -> !asked.title().isEmpty())
        .ifPresent(asked -> inside.add(XmlElement.text(SharingNames.SUMMARY, asked.title())));
    return XmlElement.of(XmlName.calendarServer("user"), inside);
  }

  private static ShareInvitation.State state(CollectionShare share) {
    return share.invitation().map(ShareInvitation::state).orElse(ShareInvitation.State.ACCEPTED);
  }

  private static String name(Identifier with) {
    return with.group().orElse(with.name());
  }

  private static String href(Identifier with) {
    String name = name(with);
    return name.indexOf('@') > 0 ? "mailto:" + name : "urn:carillon:" + name;
  }

  private Optional<XmlElement> owncloud(CollectionResource collection, DavCall call) {
    List<XmlElement> inside = new ArrayList<>();
    for (CollectionShare share : people(collection, call)) {
      share
          .level()
          .ifPresent(
              level ->
                  inside.add(
                      XmlElement.of(
                          SharingNames.owncloud("user"),
                          Property.href("principal:principals/" + name(share.with())),
                          XmlElement.text(SharingNames.owncloud("common-name"), name(share.with())),
                          XmlElement.of(SharingNames.state(OC_INVITE.namespace(), state(share))),
                          XmlElement.of(
                              SharingNames.owncloud("access"),
                              XmlElement.of(SharingNames.access(OC_INVITE.namespace(), level))))));
    }
    return Optional.of(XmlElement.of(OC_INVITE, inside));
  }
}
