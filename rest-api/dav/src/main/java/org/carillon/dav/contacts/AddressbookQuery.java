package org.carillon.dav.contacts;

import java.io.IOException;
import java.util.List;
import org.carillon.contacts.ContactAccess;
import org.carillon.contacts.ContactFilter;
import org.carillon.contacts.DirectoryBook;
import org.carillon.contacts.FoundContacts;
import org.carillon.dav.answer.DavError;
import org.carillon.dav.answer.DavFailures;
import org.carillon.dav.property.Multistatus;
import org.carillon.dav.property.PropertyRequest;
import org.carillon.dav.property.ResultLimit;
import org.carillon.dav.resource.CollectionResource;
import org.carillon.dav.resource.DavCall;
import org.carillon.dav.resource.DavObjectResource;
import org.carillon.dav.resource.DavResource;
import org.carillon.dav.resource.Report;
import org.carillon.dav.xml.XmlElement;
import org.carillon.dav.xml.XmlName;

/** CARDDAV:addressbook-query (RFC 6352 §8.6). */
final class AddressbookQuery implements Report {
  private final ContactAccess contacts;

  AddressbookQuery(ContactAccess contacts) {
    this.contacts = contacts;
  }

  @Override
  public XmlName name() {
    return XmlName.carddav("addressbook-query");
  }

  @Override
  public boolean isOf(DavResource resource) {
    return ContactsFeature.isAddressBook(resource);
  }

  /** The matches, from one or more address books. */
  private record Found(List<? extends DavResource> resources, boolean more) {}

  @Override
  public void answer(DavCall call, DavResource resource, XmlElement asked) throws IOException {
    PropertyRequest wanted = PropertyRequest.of(asked);
    AddressbookMultiget.check(wanted);
    ContactFilter filter =
        asked
            .element(XmlName.carddav("filter"))
            .map(FilterReading::filter)
            .orElse(ContactFilter.EVERY);
    Found found =
        found(
            call,
            resource,
            filter,
            ResultLimit.of(asked, XmlName.carddav("limit"), ContactAccess.MOST));
    Multistatus answer = Multistatus.begin(call);
    answer.resources(found.resources(), wanted);
    if (found.more()) {
      answer.cutOff(resource.path());
    }
    answer.end();
  }

  private Found found(DavCall call, DavResource resource, ContactFilter filter, int most) {
    return switch (resource) {
      case CollectionResource collection -> {
        FoundContacts found =
            DavFailures.value(contacts.query(call.caller(), collection.id(), filter, most));
        yield new Found(
            found.contacts().stream()
                .map(stored -> DavObjectResource.of(collection, stored))
                .toList(),
            found.more());
      }
      case DirectoryResource directory -> {
        DirectoryBook.People people =
            DavFailures.value(directory.book().query(call.caller(), filter, most));
        yield new Found(
            people.cards().stream().map(card -> PersonResource.of(directory, card)).toList(),
            people.more());
      }
      default -> throw DavError.of(DavError.FORBIDDEN, XmlName.dav("supported-report"));
    };
  }
}
