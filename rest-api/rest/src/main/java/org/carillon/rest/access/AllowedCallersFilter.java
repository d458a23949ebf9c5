package org.carillon.rest.access;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.AnnotatedElement;
import java.util.Optional;
import java.util.stream.Stream;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.rest.kit.Problem;
import org.carillon.rest.kit.Refused;

/** Refuses callers that may not use an operation ({@link AllowedCallers}). */
@Provider
@Priority(Priorities.AUTHORIZATION)
public class AllowedCallersFilter implements ContainerRequestFilter {
  @Inject SignedIn who;
  @Context ResourceInfo resource;

  @Override
  public void filter(ContainerRequestContext context) {
    Optional<String> refused =
        whom(
                resource.getResourceMethod(),
                resource.getResourceClass(),
                ObjectCall.of(resource, context.getUriInfo()))
            .flatMap(whom -> refusal(whom, who.caller()));
    if (refused.isPresent()) {
      throw new Refused(Problem.refused(Failure.NotAllowed.PLAIN, refused.get()));
    }
  }

  /** Returns the callers that may use an operation, or empty if that depends on the input. */
  public static Optional<AllowedCallers.Whom> whom(
      AnnotatedElement method, AnnotatedElement resource, Optional<ObjectCall> call) {
    if (call.isPresent()) {
      return call.get().whom();
    }
    return Stream.of(method, resource)
        .filter(element -> element.isAnnotationPresent(AllowedCallers.class))
        .map(element -> element.getAnnotation(AllowedCallers.class).value())
        .findFirst();
  }

  private static Optional<String> refusal(AllowedCallers.Whom whom, Caller caller) {
    return switch (whom) {
      case SERVER_ADMINISTRATORS ->
          caller.administersServer()
              ? Optional.empty()
              : Optional.of("Only server administrators can do this.");
      case ADMINISTRATORS ->
          caller.rights() instanceof Rights.User
              ? Optional.of("Only administrators of a domain or the server can do this.")
              : Optional.empty();
      case HELPERS ->
          caller.rights() instanceof Rights.User && caller.helped().isEmpty()
              ? Optional.of("Only help desk staff and administrators can do this.")
              : Optional.empty();
    };
  }
}
