package org.carillon.dav.xml;

/** The name of an element, such as a property or report; the namespace may be empty. */
public record XmlName(String namespace, String local) {
  /** WebDAV's namespace (RFC 4918 §14). */
  public static final String DAV = "DAV:";

  /** CalDAV's namespace (RFC 4791 §4). */
  public static final String CALDAV = "urn:ietf:params:xml:ns:caldav";

  /** CardDAV's namespace (RFC 6352 §4). */
  public static final String CARDDAV = "urn:ietf:params:xml:ns:carddav";

  /** The namespace of Apple's calendar server, whose extensions many clients know. */
  public static final String CALENDARSERVER = "http://calendarserver.org/ns/";

  /** The namespace of Apple's calendar client, for colour and order. */
  public static final String APPLE = "http://apple.com/ns/ical/";

  /** The namespace of properties that only this server uses and never shows. */
  public static final String OWN = "urn:carillon:dav";

  public static XmlName dav(String local) {
    return new XmlName(DAV, local);
  }

  public static XmlName caldav(String local) {
    return new XmlName(CALDAV, local);
  }

  public static XmlName carddav(String local) {
    return new XmlName(CARDDAV, local);
  }

  public static XmlName calendarServer(String local) {
    return new XmlName(CALENDARSERVER, local);
  }

  public static XmlName apple(String local) {
    return new XmlName(APPLE, local);
  }

  @Override
  public String toString() {
    return '{' + namespace + '}' + local;
  }
}
