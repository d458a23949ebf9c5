package org.carillon.dav.property;

import org.carillon.dav.answer.DavError;
import org.carillon.dav.xml.XmlElement;
import org.carillon.dav.xml.XmlName;

/** How many results a client wants at most (RFC 6578 §3.7, RFC 6352 §8.6.1). */
public final class ResultLimit {
  private static final int MOST_DIGITS = 18;

  private ResultLimit() {}

  /**
   * What a report's limit says, or as many as there may be.
   *
   * @param limit the name of the element: DAV:limit, CARDDAV:limit
   * @param most how many there may be
   * @throws DavError when it says no number above 0
   */
  public static int of(XmlElement asked, XmlName limit, int most) {
    return asked
        .element(limit)
        .flatMap(element -> element.element(new XmlName(limit.namespace(), "nresults")))
        .map(element -> read(element.text().strip(), most))
        .orElse(most);
  }

  private static int read(String text, int most) {
    if (!text.matches("[0-9]{1," + MOST_DIGITS + "}") || Long.parseLong(text) == 0) {
      throw DavError.of(DavError.BAD_REQUEST, "nresults is a number above 0.");
    }
    return (int) Math.min(most, Long.parseLong(text));
  }
}
