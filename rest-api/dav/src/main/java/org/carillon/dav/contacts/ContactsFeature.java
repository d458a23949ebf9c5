package org.carillon.dav.contacts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.carillon.contacts.ContactAccess;
import org.carillon.contacts.ContactFilter;
import org.carillon.contacts.DirectoryBook;
import org.carillon.contacts.DirectoryCard;
import org.carillon.contract.answer.Answer;
import org.carillon.dav.answer.DavError;
import org.carillon.dav.answer.DavFailures;
import org.carillon.dav.property.StandardNames;
import org.carillon.dav.resource.CollectionResource;
import org.carillon.dav.resource.DavCall;
import org.carillon.dav.resource.DavObjectResource;
import org.carillon.dav.resource.DavResource;
import org.carillon.dav.resource.Feature;
import org.carillon.dav.resource.HomeKind;
import org.carillon.dav.resource.HomeResource;
import org.carillon.dav.resource.Property;
import org.carillon.dav.resource.Report;
import org.carillon.dav.resource.Space;
import org.carillon.dav.xml.XmlElement;
import org.carillon.dav.xml.XmlName;
import org.carillon.store.item.CollectionKind;

/** The methods, properties and reports of CardDAV. */
@ApplicationScoped
public class ContactsFeature implements Feature {
  static final XmlName ADDRESS_DATA = XmlName.carddav("address-data");

  private static final XmlName PRINCIPAL_ADDRESS = XmlName.carddav("principal-address");
  private static final XmlName GATEWAY = XmlName.carddav("directory-gateway");
  private static final XmlName DESCRIPTION = XmlName.carddav("addressbook-description");
  private static final XmlName SUPPORTED = XmlName.carddav("supported-address-data");
  private static final XmlName COLLATIONS = XmlName.carddav("supported-collation-set");
  private static final XmlName MOST = XmlName.carddav("max-resource-size");
  private static final XmlName CTAG = XmlName.calendarServer("getctag");
  private static final XmlName PRINCIPAL = XmlName.dav("principal");
  private static final int MOST_DESCRIPTION = 10_000;

  @Inject ContactAccess contacts;
  @Inject DirectoryBook directory;

  @Override
  public List<String> classes() {
    return List.of("addressbook");
  }

  @Override
  public List<Property> properties() {
    return List.of(
        Property.ofAll(PRINCIPAL_ADDRESS, (resource, asked, call) -> ownEntry(resource, call))
            .when(ContactsFeature::isPrincipal)
            .onlyWhenNamed(),
        Property.ofAll(GATEWAY, (resource, asked, call) -> gateway(resource, call))
            .when(resource -> isPrincipal(resource) || isHome(resource))
            .onlyWhenNamed(),
        Property.stored(
                DESCRIPTION,
                CollectionResource.class,
                (resource, asked, call) -> Optional.empty(),
                ContactsFeature::checkDescription)
            .when(ContactsFeature::isAddressBook)
            .onlyWhenNamed(),
        Property.ofAll(SUPPORTED, (resource, asked, call) -> Optional.of(supported()))
            .when(ContactsFeature::isAddressBook)
            .onlyWhenNamed(),
        Property.ofAll(COLLATIONS, (resource, asked, call) -> Optional.of(collations()))
            .when(ContactsFeature::isAddressBook)
            .onlyWhenNamed(),
        Property.of(
                MOST,
                CollectionResource.class,
                (resource, asked, call) ->
                    Property.text(MOST, Long.toString(call.ports().objects().mostOctets())))
            .when(ContactsFeature::isAddressBook)
            .onlyWhenNamed(),
        Property.of(
                CTAG,
                DirectoryResource.class,
                (resource, asked, call) ->
                    Property.text(CTAG, DavFailures.value(resource.book().state(call.caller()))))
            .onlyWhenNamed(),
        Property.of(
                ADDRESS_DATA,
                DavObjectResource.class,
                (resource, asked, call) -> AddressData.of(asked).element(resource.octets(call)))
            .when(ContactsFeature::isContact)
            .onlyWhenNamed(),
        Property.of(
                ADDRESS_DATA,
                PersonResource.class,
                (resource, asked, call) -> person(resource, AddressData.of(asked), call))
            .onlyWhenNamed(),
        Property.of(
            StandardNames.CONTENT_TYPE,
            PersonResource.class,
            (resource, asked, call) ->
                Property.text(StandardNames.CONTENT_TYPE, PersonResource.MEDIA_TYPE)));
  }

  @Override
  public List<Report> reports() {
    return List.of(new AddressbookQuery(contacts), new AddressbookMultiget());
  }

  @Override
  public List<Space> spaces() {
    return List.of(new DirectorySpace(directory));
  }

  /** The caller's own home contains the directory if the caller may see anybody in it. */
  @Override
  public List<DavResource> members(DavCall call, DavResource collection) {
    if (!(collection instanceof HomeResource home)
        || home.kind() != HomeKind.ADDRESSBOOKS
        || !home.own()
        || !call.caller().hasAccount()) {
      return List.of();
    }
    Answer<DirectoryBook.People> some = directory.query(call.caller(), ContactFilter.EVERY, 2);
    return some instanceof Answer.Done<DirectoryBook.People>(DirectoryBook.People people)
            && people.cards().size() > 1
        ? List.of(DirectoryResource.of(call, directory))
        : List.of();
  }

  private static Optional<XmlElement> person(
      PersonResource person, AddressData wanted, DavCall call) {
    return wanted
        .or(PersonResource.USUAL)
        .element(wanted.wants("PHOTO") ? person.whole(call) : person.card().card());
  }

  static boolean isAddressBook(DavResource resource) {
    return resource instanceof DirectoryResource
        || resource instanceof CollectionResource collection
            && collection.kind() == CollectionKind.CONTACTS;
  }

  private static boolean isContact(DavResource resource) {
    return resource instanceof DavObjectResource object
        && object.collection().kind() == CollectionKind.CONTACTS;
  }

  private static boolean isPrincipal(DavResource resource) {
    return resource.types().contains(PRINCIPAL);
  }

  private static boolean isHome(DavResource resource) {
    return resource instanceof HomeResource home && home.kind() == HomeKind.ADDRESSBOOKS;
  }

  private Optional<XmlElement> ownEntry(DavResource principal, DavCall call) {
    if (!principal.owner().equals(Optional.of(call.caller().name()))) {
      return Optional.empty();
    }
    return DavFailures.known(directory.own(call.caller()))
        .flatMap(own -> own)
        .map(DirectoryCard::key)
        .flatMap(
            key ->
                Property.href(PRINCIPAL_ADDRESS, call.href(DirectorySpace.path(call).member(key))));
  }

  private static Optional<XmlElement> gateway(DavResource resource, DavCall call) {
    return resource.owner().equals(Optional.of(call.caller().name()))
        ? Property.href(GATEWAY, call.href(DirectorySpace.path(call)))
        : Optional.empty();
  }

  private static void checkDescription(DavResource resource, XmlElement value, DavCall call) {
    if (value.text().length() > MOST_DESCRIPTION || !value.elements().isEmpty()) {
      throw DavError.of(
          DavError.CONFLICT,
          "The description must be a text of at most " + MOST_DESCRIPTION + " characters.");
    }
  }

  private static XmlElement supported() {
    return XmlElement.of(
        SUPPORTED,
        Stream.of("3.0", "4.0")
            .map(
                version ->
                    XmlElement.of(XmlName.carddav("address-data-type"))
                        .with("content-type", "text/vcard")
                        .with("version", version))
            .toList());
  }

  private static XmlElement collations() {
    return XmlElement.of(
        COLLATIONS,
        Stream.of("i;ascii-casemap", "i;octet", "i;unicode-casemap")
            .map(name -> XmlElement.text(XmlName.carddav("supported-collation"), name))
            .toList());
  }
}
