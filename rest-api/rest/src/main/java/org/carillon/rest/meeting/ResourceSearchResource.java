package org.carillon.rest.meeting;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carillon.calendar.scheduling.FoundResource;
import org.carillon.calendar.scheduling.ResourceRequirements;
import org.carillon.calendar.scheduling.ResourceSearch;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.json.Json;
import org.carillon.rest.access.SignedIn;
import org.carillon.rest.kit.Moment;
import org.carillon.rest.kit.Rendering;

/** Finds rooms and other resources by features and free times. */
@Path("/resource-search")
public class ResourceSearchResource {
  private static final int MOST_CAPACITY = 100_000;
  private static final int MOST_FEATURES = 20;

  @Inject ResourceSearch search;
  @Inject SignedIn who;

  @GET
  public Response find(
      @QueryParam("capacity") String capacity,
      @QueryParam("feature") List<String> features,
      @QueryParam("from") String from,
      @QueryParam("to") String to) {
    Answer<List<FoundResource>> found =
        requirements(capacity, features, from, to)
            .then(requirements -> search.find(who.caller(), requirements));
    return Rendering.all(found, ResourceSearchResource::shown);
  }

  private static Answer<ResourceRequirements> requirements(
      String capacity, List<String> features, String from, String to) {
    Optional<Integer> people = number(capacity);
    if (people.isEmpty()) {
      return invalid(
          "capacity", "The capacity must be a whole number from 0 to " + MOST_CAPACITY + ".");
    }
    if (features.size() > MOST_FEATURES) {
      return invalid("feature", "At most " + MOST_FEATURES + " features.");
    }
    if (from == null && to == null) {
      return new Answer.Done<>(new ResourceRequirements(people.get(), features, Optional.empty()));
    }
    Instant begin = Moment.read("from", from == null ? "" : from);
    Instant end = Moment.read("to", to == null ? "" : to);
    if (!end.isAfter(begin)) {
      return invalid("to", "The time in to must be after from.");
    }
    return new Answer.Done<>(
        new ResourceRequirements(
            people.get(), features, Optional.of(new ResourceRequirements.Time(begin, end))));
  }

  private static <T> Answer<T> invalid(String field, String message) {
    return Answer.failed(new Failure.Invalid(field, "malformed", message));
  }

  private static Optional<Integer> number(String text) {
    if (text == null) {
      return Optional.of(0);
    }
    return text.matches("[0-9]{1,6}")
        ? Optional.of(Integer.parseInt(text)).filter(number -> number <= MOST_CAPACITY)
        : Optional.empty();
  }

  private static JsonObject shown(FoundResource resource) {
    return Json.createObjectBuilder()
        .add("address", resource.address())
        .add("displayName", resource.displayName())
        .add("kind", resource.sort().word())
        .add("place", resource.place())
        .add("capacity", resource.capacity())
        .add("features", Json.createArrayBuilder(resource.features()))
        .build();
  }
}
