package org.carillon.dav.method;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.carillon.dav.answer.DavError;
import org.carillon.dav.header.EntityTagList;
import org.carillon.dav.header.HttpDate;
import org.carillon.dav.header.IfHeader;
import org.carillon.dav.path.DavPath;
import org.carillon.dav.resource.DavCall;
import org.carillon.dav.resource.DavObjectResource;
import org.carillon.dav.resource.DavResource;
import org.carillon.mailbox.resource.ResourceLock;
import org.carillon.store.item.EntityTag;
import org.carillon.store.item.Precondition;

/** The preconditions of a request (RFC 9110 §13, RFC 4918 §10.4). */
public final class DavPreconditions {
  private DavPreconditions() {}

  /** Evaluates the {@code If} field; throws {@link DavError} if it does not hold. */
  public static void require(DavCall call) {
    Optional<IfHeader> conditions = call.conditions();
    if (conditions.isPresent() && !conditions.get().holds(address -> state(call, address))) {
      throw failed("The condition in the If field is not met.");
    }
  }

  private static IfHeader.State state(DavCall call, Optional<String> address) {
    Optional<DavPath> path =
        address.isEmpty() ? Optional.of(call.path()) : Destination.path(call, address.get());
    return new IfHeader.State() {
      @Override
      public Optional<EntityTag> tag() {
        return path.flatMap(call::find).flatMap(DavResource::tag);
      }

      @Override
      public Set<String> tokens() {
        return path.map(at -> call.locks().over(at)).stream()
            .flatMap(java.util.List::stream)
            .map(ResourceLock::token)
            .collect(Collectors.toSet());
      }
    };
  }

  /**
   * Returns the precondition from {@code If-Match}, {@code If-None-Match} and {@code
   * If-Schedule-Tag-Match} on the item to be written, which the core checks in its transaction.
   *
   * @param there the item as it was read
   * @throws DavError if a precondition already fails
   */
  public static Precondition of(DavCall call, Optional<DavResource> there) {
    Optional<EntityTagList> match = tags(call, "If-Match");
    Optional<EntityTagList> noneMatch = tags(call, "If-None-Match");
    Optional<EntityTag> tag = there.flatMap(DavResource::tag);
    Optional<Precondition> schedule = schedule(call, there);
    if (match.isPresent()
            && (there.isEmpty() || !tag.map(match.get()::has).orElse(match.get().any()))
        || noneMatch.isPresent()
            && there.isPresent()
            && tag.map(noneMatch.get()::hasWeakly).orElse(noneMatch.get().any())) {
      throw failed("The condition in If-Match or If-None-Match is not met.");
    }
    if (match.isEmpty()) {
      requireUnmodified(call, there);
    }
    if (schedule.isPresent()) {
      return schedule.get();
    }
    if (match.isPresent()) {
      return match.get().any()
          ? new Precondition.Present()
          : new Precondition.Match(match.get().strong());
    }
    if (noneMatch.isPresent()) {
      return noneMatch.get().any()
          ? new Precondition.Absent()
          : new Precondition.NoneMatch(noneMatch.get().all());
    }
    // The If field or a date was checked against the tag that was read.
    boolean wasSeen =
        call.header("If-Unmodified-Since").isPresent()
            || call.conditions().filter(IfHeader::hasTags).isPresent();
    return wasSeen && tag.isPresent()
        ? new Precondition.Match(Set.of(tag.get()))
        : new Precondition.Always();
  }

  /** RFC 9110 §13.1.4; an invalid date is ignored, as it says. */
  private static void requireUnmodified(DavCall call, Optional<DavResource> there) {
    Optional<Instant> since = call.header("If-Unmodified-Since").flatMap(HttpDate::parse);
    Optional<Instant> modified =
        there.flatMap(DavResource::modified).map(at -> at.truncatedTo(ChronoUnit.SECONDS));
    if (since.isPresent() && modified.filter(at -> at.isAfter(since.get())).isPresent()) {
      throw failed("The resource has changed since the time in If-Unmodified-Since.");
    }
  }

  /** RFC 6638 §8.3: the schedule tag stands for the tag that the object has now. */
  private static Optional<Precondition> schedule(DavCall call, Optional<DavResource> there) {
    Optional<String> field = call.header("If-Schedule-Tag-Match").map(DavPreconditions::plain);
    if (field.isEmpty()) {
      return Optional.empty();
    }
    if (there.isPresent()
        && there.get() instanceof DavObjectResource object
        && object.entry().scheduleTag().filter(field.get()::equals).isPresent()) {
      return Optional.of(new Precondition.Match(Set.of(object.entry().tag())));
    }
    throw failed("The schedule tag has changed.");
  }

  private static String plain(String tag) {
    String text = tag.strip();
    return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
        ? text.substring(1, text.length() - 1)
        : text;
  }

  static Optional<EntityTagList> tags(DavCall call, String field) {
    return call.header(field)
        .map(
            text ->
                EntityTagList.parse(text)
                    .orElseThrow(
                        () ->
                            DavError.of(
                                DavError.BAD_REQUEST, "The " + field + " field is malformed.")));
  }

  static DavError failed(String why) {
    return DavError.of(DavError.PRECONDITION_FAILED, why);
  }
}
