package org.carillon.dav.sharing;

import java.util.List;
import java.util.Optional;
import org.carillon.dav.resource.Property;
import org.carillon.dav.xml.XmlElement;
import org.carillon.dav.xml.XmlName;

/** The properties of notifications and of their collection. */
final class NotificationProperties {
  private static final XmlName URL = XmlName.calendarServer("notification-URL");
  private static final XmlName TYPE = XmlName.calendarServer("notificationtype");

  private NotificationProperties() {}

  static List<Property> all() {
    return List.of(
        Property.ofAll(
                URL,
                (resource, asked, call) ->
                    Property.href(URL, call.href(NotificationSpace.home(call.caller().name()))))
            .when(resource -> resource.types().contains(XmlName.dav("principal")))
            .onlyWhenNamed(),
        Property.of(
                TYPE,
                NotificationResource.class,
                (told, asked, call) -> Optional.of(XmlElement.of(TYPE, XmlElement.of(told.kind()))))
            .onlyWhenNamed());
  }
}
