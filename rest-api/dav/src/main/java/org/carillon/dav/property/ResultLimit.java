package org.carillon.dav.property;

import org.carillon.dav.answer.DavError;
import org.carillon.dav.xml.XmlElement;
import org.carillon.dav.xml.XmlName;

/** The most results that a client wants (RFC 6578 §3.7, RFC 6352 §8.6.1). */
public final class ResultLimit {
  private static final int MOST_DIGITS = 18;

  private ResultLimit() {}

  /**
   * Returns the limit of a report, at most {@code most}.
   *
   * @param limit the name of the element: DAV:limit, CARDDAV:limit
   * @throws DavError if it is not a number above 0
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
      throw DavError.of(DavError.BAD_REQUEST, "nresults must be a number greater than 0.");
    }
    return (int) Math.min(most, Long.parseLong(text));
  }
}
