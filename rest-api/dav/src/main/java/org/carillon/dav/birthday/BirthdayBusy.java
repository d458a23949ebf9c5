package org.carillon.dav.birthday;

import java.io.IOException;
import java.util.List;
import org.carillon.dav.calendar.FreeBusyQuery;
import org.carillon.dav.resource.DavCall;
import org.carillon.dav.resource.DavResource;
import org.carillon.dav.resource.Report;
import org.carillon.dav.xml.XmlElement;
import org.carillon.dav.xml.XmlName;

/** CALDAV:free-busy-query of the birthdays (RFC 4791 §7.10): nobody is ever busy for one. */
final class BirthdayBusy implements Report {
  @Override
  public XmlName name() {
    return FreeBusyQuery.NAME;
  }

  @Override
  public boolean isOf(DavResource resource) {
    return resource instanceof BirthdaysResource;
  }

  @Override
  public void answer(DavCall call, DavResource resource, XmlElement asked) throws IOException {
    FreeBusyQuery.tell(call, FreeBusyQuery.span(asked), List.of());
  }
}
