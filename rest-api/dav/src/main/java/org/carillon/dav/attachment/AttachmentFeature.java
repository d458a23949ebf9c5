package org.carillon.dav.attachment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.carillon.calendar.ManagedAttachments;
import org.carillon.dav.resource.CollectionResource;
import org.carillon.dav.resource.DavResource;
import org.carillon.dav.resource.Feature;
import org.carillon.dav.resource.HomeKind;
import org.carillon.dav.resource.HomeResource;
import org.carillon.dav.resource.Method;
import org.carillon.dav.resource.Property;
import org.carillon.dav.resource.Space;
import org.carillon.dav.xml.XmlElement;
import org.carillon.dav.xml.XmlName;

/** Managed attachments: POST to objects, the files, and what there can be of them. */
@ApplicationScoped
public class AttachmentFeature implements Feature {
  private static final XmlName SERVER = XmlName.caldav("managed-attachments-server-URL");
  private static final XmlName MOST_OCTETS = XmlName.caldav("max-attachment-size");
  private static final XmlName MOST = XmlName.caldav("max-attachments-per-resource");

  @Inject ManagedAttachments attachments;

  @Override
  public int order() {
    return 92;
  }

  @Override
  public List<String> classes() {
    return List.of("calendar-managed-attachments");
  }

  /** Returns true for a calendar, task list or journal. */
  static boolean isCalendar(DavResource resource) {
    return resource instanceof CollectionResource collection
        && HomeKind.CALENDARS.kinds().contains(collection.kind());
  }

  @Override
  public List<Property> properties() {
    return List.of(
        // Empty: attachments are on the same server as the calendars (RFC 8607 §6.1).
        Property.of(
                SERVER,
                HomeResource.class,
                (home, asked, call) -> Optional.of(XmlElement.of(SERVER)))
            .when(resource -> ((HomeResource) resource).kind() == HomeKind.CALENDARS)
            .onlyWhenNamed(),
        Property.of(
                MOST_OCTETS,
                CollectionResource.class,
                (collection, asked, call) ->
                    Property.text(MOST_OCTETS, Long.toString(attachments.mostOctets())))
            .when(AttachmentFeature::isCalendar)
            .onlyWhenNamed(),
        Property.of(
                MOST,
                CollectionResource.class,
                (collection, asked, call) ->
                    Property.text(MOST, Integer.toString(ManagedAttachments.MOST)))
            .when(AttachmentFeature::isCalendar)
            .onlyWhenNamed());
  }

  @Override
  public List<Method> methods() {
    return List.of(new AttachmentPost(attachments));
  }

  @Override
  public List<Space> spaces() {
    return List.of(new AttachmentSpace(attachments));
  }
}
