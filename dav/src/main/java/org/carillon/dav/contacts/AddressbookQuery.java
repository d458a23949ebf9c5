package org.carillon.dav.contacts;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.contacts.ContactAccess;
import org.carillon.contract.contacts.ContactFilter;
import org.carillon.contract.contacts.DirectoryBook;
import org.carillon.contract.contacts.FoundContacts;
import org.carillon.dav.answer.DavError;
import org.carillon.dav.answer.DavFailures;
import org.carillon.dav.property.Multistatus;
import org.carillon.dav.property.PropertyRequest;
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

  /** What was found, of whichever address book. */
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
    Found found = found(call, resource, filter, most(asked));
    Multistatus answer = Multistatus.begin(call);
    answer.resources(found.resources(), wanted);
    if (found.more()) {
      // RFC 6352 §8.6.2.
      answer.status(
          call.href(resource.path()),
          DavError.INSUFFICIENT_STORAGE,
          Optional.of(
              XmlElement.of(
                  XmlName.dav("error"),
                  XmlElement.of(XmlName.dav("number-of-matches-within-limits")))));
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

  private static int most(XmlElement asked) {
    Optional<String> limit =
        asked
            .element(XmlName.carddav("limit"))
            .flatMap(element -> element.element(XmlName.carddav("nresults")))
            .map(element -> element.text().strip());
    if (limit.isEmpty()) {
      return ContactAccess.MOST;
    }
    if (!limit.get().matches("[1-9][0-9]{0,8}")) {
      throw DavError.of(DavError.BAD_REQUEST, "nresults is a number above 0.");
    }
    return Math.min(ContactAccess.MOST, Integer.parseInt(limit.get()));
  }
}
