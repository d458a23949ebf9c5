package org.carillon.dav.answer;

import java.io.Serial;
import java.util.List;
import java.util.Optional;
import org.carillon.dav.xml.XmlElement;
import org.carillon.dav.xml.XmlName;

/** A request, or its part on one resource, fails: thrown anywhere, made a response in one place. */
public final class DavError extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  public static final int BAD_REQUEST = 400;
  public static final int FORBIDDEN = 403;
  public static final int NOT_FOUND = 404;
  public static final int METHOD_NOT_ALLOWED = 405;
  public static final int CONFLICT = 409;
  public static final int PRECONDITION_FAILED = 412;
  public static final int TOO_LARGE = 413;
  public static final int MEDIA_TYPE = 415;
  public static final int UNPROCESSABLE = 422;
  public static final int LOCKED = 423;
  public static final int FAILED_DEPENDENCY = 424;
  public static final int BAD_GATEWAY = 502;
  public static final int UNAVAILABLE = 503;
  public static final int INSUFFICIENT_STORAGE = 507;

  private final int status;
  private final transient List<XmlElement> conditions;

  private DavError(int status, String message, List<XmlElement> conditions) {
    super(message, null, false, false);
    this.status = status;
    this.conditions = List.copyOf(conditions);
  }

  /** Returns an error with a sentence for humans. */
  public static DavError of(int status, String message) {
    return new DavError(status, message, List.of());
  }

  /** Returns an error with the precondition of this name (RFC 4918 §16). */
  public static DavError of(int status, XmlName condition) {
    return of(status, XmlElement.of(condition));
  }

  /** Returns an error with a precondition that has content. */
  public static DavError of(int status, XmlElement condition) {
    return new DavError(status, condition.name().local(), List.of(condition));
  }

  /** Returns an error with a precondition and a sentence for humans. */
  public static DavError of(int status, XmlName condition, String sentence) {
    return new DavError(
        status,
        condition.local(),
        List.of(
            XmlElement.of(condition),
            XmlElement.text(XmlName.dav("responsedescription"), sentence)));
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** The preconditions that do not hold, and what is said about them. */
  public List<XmlElement> conditions() {
    return conditions;
  }

  /** Returns the content of DAV:error; empty if there is only a sentence. */
  public Optional<XmlElement> element() {
    return conditions.isEmpty()
        ? Optional.empty()
        : Optional.of(XmlElement.of(XmlName.dav("error"), conditions));
  }
}
