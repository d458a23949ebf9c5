package org.carillon.rest.access;

import jakarta.annotation.Priority;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.stream.Stream;
import org.carillon.contract.directory.ObjectType;
import org.carillon.contract.directory.Operation;

/** Answers 405 where a type of objects has no such operation, before anybody signs in. */
@Provider
@Priority(Priorities.AUTHENTICATION - 1)
public class OfferedOperations implements ContainerRequestFilter {
  @Context ResourceInfo resource;

  @Override
  public void filter(ContainerRequestContext context) {
    ObjectCall.of(resource, context.getUriInfo())
        .filter(call -> !call.isOffered())
        .ifPresent(
            call -> {
              throw new NotAllowedException(
                  Response.status(Response.Status.METHOD_NOT_ALLOWED)
                      .allow(methods(call.type(), call.operation()).toArray(String[]::new))
                      .build());
            });
  }

  /** What is offered where this operation is asked for: of all objects, or of one. */
  private static List<String> methods(ObjectType type, Operation asked) {
    var there =
        switch (asked) {
          case LIST, CREATE -> Stream.of(Operation.LIST, Operation.CREATE);
          case FIND, CHANGE, DELETE ->
              Stream.of(Operation.FIND, Operation.CHANGE, Operation.DELETE);
        };
    return Stream.concat(
            there.filter(type::has).flatMap(OfferedOperations::methods), Stream.of("OPTIONS"))
        .toList();
  }

  private static Stream<String> methods(Operation operation) {
    return switch (operation) {
      case LIST, FIND -> Stream.of("GET", "HEAD");
      case CREATE -> Stream.of("POST");
      case CHANGE -> Stream.of("PATCH");
      case DELETE -> Stream.of("DELETE");
    };
  }
}
