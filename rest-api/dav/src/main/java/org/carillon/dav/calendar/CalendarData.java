package org.carillon.dav.calendar;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.carillon.dav.answer.DavError;
import org.carillon.dav.resource.DavCall;
import org.carillon.dav.resource.DavObjectResource;
import org.carillon.dav.resource.DavResource;
import org.carillon.dav.resource.Property;
import org.carillon.dav.xml.XmlElement;
import org.carillon.dav.xml.XmlName;
import org.carillon.format.icalendar.CalendarObject;
import org.carillon.format.icalendar.CalendarParseResult;
import org.carillon.format.icalendar.render.CalendarRendering;
import org.carillon.format.icalendar.render.ComponentSelection;

/** CALDAV:calendar-data (RFC 4791 §9.6): whole objects, or the requested parts. */
public final class CalendarData {
  private CalendarData() {}

  /** Reads what is requested; throws {@link DavError} if that is not supported. */
  static CalendarRendering rendering(XmlElement asked) {
    String type = asked.attribute("content-type").orElse("text/calendar");
    String version = asked.attribute("version").orElse("2.0");
    if (!type.equalsIgnoreCase("text/calendar") || !version.equals("2.0")) {
      throw DavError.of(DavError.FORBIDDEN, XmlName.caldav("supported-calendar-data"));
    }
    return new CalendarRendering(
        asked.element(CalendarNames.COMPONENT).map(CalendarData::selection),
        asked.element(XmlName.caldav("expand")).map(TimeRanges::bounded),
        asked.element(XmlName.caldav("limit-recurrence-set")).map(TimeRanges::bounded),
        asked.element(XmlName.caldav("limit-freebusy-set")).map(TimeRanges::bounded));
  }

  private static ComponentSelection selection(XmlElement component) {
    List<XmlElement> properties = component.elements(CalendarNames.PROPERTY);
    List<XmlElement> components = component.elements(CalendarNames.COMPONENT);
    boolean all =
        component.element(XmlName.caldav("allprop")).isPresent()
            || properties.isEmpty() && components.isEmpty();
    boolean allComponents =
        component.element(XmlName.caldav("allcomp")).isPresent()
            || properties.isEmpty() && components.isEmpty();
    return new ComponentSelection(
        component.attribute("name").orElse(""),
        all
            ? Optional.empty()
            : Optional.of(
                properties.stream()
                    .map(
                        property ->
                            new ComponentSelection.Property(
                                property.attribute("name").orElse(""),
                                property.attribute("novalue").filter("yes"::equals).isPresent()))
                    .toList()),
        allComponents
            ? Optional.empty()
            : Optional.of(components.stream().map(CalendarData::selection).toList()));
  }

  static Optional<XmlElement> of(DavObjectResource object, XmlElement asked, DavCall call) {
    return of(object.octets(call), object.collection(), asked, call);
  }

  /**
   * Returns an object in the requested form.
   *
   * @param whole its octets
   * @param calendar the calendar that contains it
   * @throws DavError if the form is not supported
   */
  public static Optional<XmlElement> of(
      byte[] whole, DavResource calendar, XmlElement asked, DavCall call) {
    CalendarRendering rendering = rendering(asked);
    byte[] octets = whole;
    if (!rendering.isWhole()
        && CalendarObject.read(whole) instanceof CalendarParseResult.Read(CalendarObject read)) {
      ZoneId zone = CalendarZones.of(call, calendar, Optional.empty());
      octets =
          rendering
              .of(read, zone)
              .orElseThrow(
                  () ->
                      // RFC 4791 §7.8
                      DavError.of(
                          DavError.INSUFFICIENT_STORAGE,
                          XmlName.dav("number-of-matches-within-limits")));
    }
    return Property.text(CalendarNames.CALENDAR_DATA, new String(octets, StandardCharsets.UTF_8));
  }
}
