package org.carillon.rest.access;

import jakarta.annotation.Priority;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.PathSegment;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.carillon.contract.directory.ObjectType;
import org.carillon.contract.directory.Operation;
import org.carillon.contract.directory.types.ObjectTypes;

/**
 * Answers 405 if a type of objects does not have the operation, before authentication, and lists
 * only the type's own operations: the resource has the operations of all types.
 */
@Provider
@Priority(Priorities.AUTHENTICATION - 1)
public class OfferedOperations implements ContainerRequestFilter, ContainerResponseFilter {
  @Context ResourceInfo resource;

  @Override
  public void filter(ContainerRequestContext context) {
    ObjectCall.of(resource, context.getUriInfo())
        .filter(call -> !call.isOffered())
        .ifPresent(
            call -> {
              if (call.operation() == Operation.TEST) {
                // A type without a test operation has no such address.
                throw new NotFoundException();
              }
              throw new NotAllowedException(
                  Response.status(Response.Status.METHOD_NOT_ALLOWED)
                      .allow(methods(call.type(), depth(call.operation())).toArray(String[]::new))
                      .build());
            });
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (response.getHeaders().containsKey(HttpHeaders.ALLOW)) {
      methods(request.getUriInfo().getPathSegments().stream().map(PathSegment::getPath).toList())
          .ifPresent(methods -> name(methods, request, response));
    }
  }

  private static void name(
      List<String> methods, ContainerRequestContext request, ContainerResponseContext response) {
    String all = String.join(", ", methods);
    response.getHeaders().putSingle(HttpHeaders.ALLOW, all);
    if (request.getMethod().equals("OPTIONS")) {
      // The platform would repeat it as text, and with the accepted patch formats.
      response.setEntity(all);
      response.getHeaders().remove("Accept-Patch");
    }
  }

  /** Returns the methods at a path, or empty if it is neither a type of objects nor one object. */
  static Optional<List<String>> methods(List<String> path) {
    return path.isEmpty() || path.size() > depth(Operation.FIND)
        ? Optional.empty()
        : ObjectTypes.ofPlural(path.getFirst()).map(type -> methods(type, path.size()));
  }

  /** Returns the number of segments in the operation's path. */
  private static int depth(Operation asked) {
    return switch (asked) {
      case LIST, CREATE -> 1;
      case FIND, CHANGE, DELETE -> 2;
      case TEST -> 3;
    };
  }

  private static List<String> methods(ObjectType type, int depth) {
    var there = Arrays.stream(Operation.values()).filter(each -> depth(each) == depth);
    return Stream.concat(
            there.filter(type::has).flatMap(OfferedOperations::methods), Stream.of("OPTIONS"))
        .toList();
  }

  private static Stream<String> methods(Operation operation) {
    return switch (operation) {
      case LIST, FIND -> Stream.of("GET", "HEAD");
      case CREATE, TEST -> Stream.of("POST");
      case CHANGE -> Stream.of("PATCH");
      case DELETE -> Stream.of("DELETE");
    };
  }
}
