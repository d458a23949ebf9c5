package org.carillon.dav.xml;

/**
 * The name of an element, as of a property, a report, a privilege.
 *
 * @param namespace its namespace; empty for none
 * @param local its name there
 */
public record XmlName(String namespace, String local) {
  /** WebDAV's namespace (RFC 4918 §14). */
  public static final String DAV = "DAV:";

  /** That of CalDAV (RFC 4791 §4). */
  public static final String CALDAV = "urn:ietf:params:xml:ns:caldav";

  /** That of CardDAV (RFC 6352 §4). */
  public static final String CARDDAV = "urn:ietf:params:xml:ns:carddav";

  /** That of Apple's calendar server, whose extensions many clients know. */
  public static final String CALENDARSERVER = "http://calendarserver.org/ns/";

  /** That of Apple's calendar, for colour and order. */
  public static final String APPLE = "http://apple.com/ns/ical/";

  /** That of what is kept by this server alone, and shown to nobody. */
  public static final String OWN = "urn:carillon:dav";

  /** One of WebDAV's own. */
  public static XmlName dav(String local) {
    return new XmlName(DAV, local);
  }

  /** One of CalDAV's. */
  public static XmlName caldav(String local) {
    return new XmlName(CALDAV, local);
  }

  /** One of CardDAV's. */
  public static XmlName carddav(String local) {
    return new XmlName(CARDDAV, local);
  }

  /** One of Apple's calendar server's. */
  public static XmlName calendarServer(String local) {
    return new XmlName(CALENDARSERVER, local);
  }

  /** One of Apple's calendar's. */
  public static XmlName apple(String local) {
    return new XmlName(APPLE, local);
  }

  @Override
  public String toString() {
    return '{' + namespace + '}' + local;
  }
}
