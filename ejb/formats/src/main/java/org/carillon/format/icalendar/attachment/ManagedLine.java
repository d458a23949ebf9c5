package org.carillon.format.icalendar.attachment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.carillon.format.icalendar.CalendarObject;
import org.carillon.format.icalendar.CalendarPart;
import org.carillon.format.icalendar.line.ContentLine;
import org.carillon.format.icalendar.line.LineParameter;

/**
 * The ATTACH property of an attachment that the server manages (RFC 8607 §4).
 *
 * @param id the MANAGED-ID
 * @param address the address of the attachment
 * @param name the FILENAME
 * @param mediaType the FMTTYPE
 * @param octets the SIZE
 */
public record ManagedLine(String id, String address, String name, String mediaType, long octets) {
  private static final String ATTACH = "ATTACH";
  private static final String ID = "MANAGED-ID";

  public ContentLine line() {
    List<LineParameter> parameters = new ArrayList<>();
    parameters.add(new LineParameter(ID, id));
    parameters.add(new LineParameter("FMTTYPE", mediaType));
    parameters.add(new LineParameter("FILENAME", name));
    parameters.add(new LineParameter("SIZE", Long.toString(octets)));
    return ContentLine.of(ATTACH, parameters, address);
  }

  /** Returns the MANAGED-ID of a property, or empty if it is not a managed attachment. */
  public static Optional<String> id(ContentLine line) {
    return line.name().equals(ATTACH) ? line.parameterValue(ID) : Optional.empty();
  }

  /** Returns the ids of all managed attachments in a component. */
  public static Set<String> ids(CalendarPart part) {
    Set<String> ids = new TreeSet<>();
    part.component().lines(ATTACH).forEach(line -> id(line).ifPresent(ids::add));
    return ids;
  }

  /** Returns the ids of all managed attachments in an object. */
  public static Set<String> ids(CalendarObject object) {
    Set<String> ids = new TreeSet<>();
    object.parts().forEach(part -> ids.addAll(ids(part)));
    return ids;
  }

  /** Returns the object with each attachment that has the id {@code old} replaced by this one. */
  public CalendarObject inPlaceOf(String old, CalendarObject object) {
    ContentLine line = line();
    return object.withParts(
        part ->
            ids(part).contains(old)
                ? new CalendarPart(
                    part.component()
                        .withLines(each -> id(each).filter(old::equals).isPresent() ? line : each))
                : part);
  }
}
