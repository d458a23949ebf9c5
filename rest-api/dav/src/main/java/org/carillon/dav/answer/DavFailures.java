package org.carillon.dav.answer;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Limit;
import org.carillon.dav.xml.XmlElement;
import org.carillon.dav.xml.XmlName;

/** The core's failures as DAV tells them: one mapping for every method. */
public final class DavFailures {
  private DavFailures() {}

  /** The value of an answer; throws {@link DavError} when it failed. */
  public static <T> T value(Answer<T> answer) {
    return switch (answer) {
      case Answer.Done<T>(T value) -> value;
      case Answer.Failed<T>(Failure failure) -> throw error(failure);
    };
  }

  /** The value of an answer; empty if not found, else throws {@link DavError}. */
  public static <T> Optional<T> found(Answer<T> answer) {
    return answer.asFailure().filter(Failure.NotFound.class::isInstance).isPresent()
        ? Optional.empty()
        : Optional.of(value(answer));
  }

  /** The value of an answer; empty when there is none, for whatever reason. */
  public static <T> Optional<T> known(Answer<T> answer) {
    return answer instanceof Answer.Done<T>(T value) ? Optional.of(value) : Optional.empty();
  }

  /** Returns the error for content that could not be written to disk. */
  public static DavError unwritten(IOException failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof AccessDeniedException
          || each instanceof FileSystemException closed
              && String.valueOf(closed.getReason()).contains("Read-only")) {
        return DavError.of(
            DavError.UNAVAILABLE,
            "The server cannot write to its folder at the moment. Try again later.");
      }
    }
    return DavError.of(
        DavError.INSUFFICIENT_STORAGE, "There is not enough disk space to store this.");
  }

  /** Returns the error that tells a client of a failure. */
  public static DavError error(Failure failure) {
    return switch (failure) {
      case Failure.NotFound missing ->
          DavError.of(DavError.NOT_FOUND, "There is no " + missing.thing() + ".");
      case Failure.NotAllowed(String _, String _) ->
          // RFC 3744 §7.1.1: callers that know the privilege and the resource name them.
          DavError.of(DavError.FORBIDDEN, XmlElement.of(XmlName.dav("need-privileges")));
      case Failure.Invalid invalid -> DavError.of(DavError.FORBIDDEN, invalid.message());
      case Failure.SeveralInvalid several -> error(several.each().getFirst());
      case Failure.Taken taken -> DavError.of(DavError.CONFLICT, taken.message());
      case Failure.Outdated _ ->
          DavError.of(
              DavError.PRECONDITION_FAILED,
              "The resource has changed since it was read, or it does not exist.");
      case Failure.LimitReached(Limit limit, long _) ->
          switch (limit) {
            case QUOTA ->
                DavError.of(DavError.INSUFFICIENT_STORAGE, XmlName.dav("quota-not-exceeded"));
            case OCTETS -> DavError.of(DavError.TOO_LARGE, "The object is too large.");
            case OBJECTS ->
                DavError.of(
                    DavError.INSUFFICIENT_STORAGE,
                    "The collection is full: it holds the maximum number of objects.");
            case ACCESS_ENTRIES ->
                DavError.of(DavError.FORBIDDEN, XmlName.dav("limited-number-of-aces"));
            case DISK, KEYWORDS, ANNOTATIONS, UIDS ->
                DavError.of(
                    DavError.INSUFFICIENT_STORAGE,
                    "A limit is reached, so nothing more can be stored.");
          };
      case Failure.Damaged(String message) -> DavError.of(500, message);
      case Failure.TryLater(String why) -> DavError.of(DavError.UNAVAILABLE, why);
    };
  }
}
