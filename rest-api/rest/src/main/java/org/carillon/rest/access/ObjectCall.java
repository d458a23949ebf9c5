package org.carillon.rest.access;

import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.AnnotatedElement;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.carillon.contract.directory.ObjectType;
import org.carillon.contract.directory.Operation;
import org.carillon.contract.directory.types.ObjectTypes;

/** An operation on a type of directory objects, which declares its callers and parameters. */
public record ObjectCall(ObjectType type, Operation operation) {
  /** The parameter of the path that names the type. */
  public static final String TYPE = "type";

  static Optional<ObjectCall> of(ResourceInfo resource, UriInfo uri) {
    return of(resource.getResourceMethod(), uri.getPathParameters().getFirst(TYPE));
  }

  /** Returns a method's operation on the type with this plural name, or empty if it is none. */
  public static Optional<ObjectCall> of(AnnotatedElement method, String plural) {
    return Optional.ofNullable(method.getAnnotation(ObjectOperation.class))
        .flatMap(
            does -> ObjectTypes.ofPlural(plural).map(type -> new ObjectCall(type, does.value())));
  }

  /** Returns true if the type has this operation. */
  public boolean isOffered() {
    return type.has(operation);
  }

  /** Returns true if changes can be conditional on a version. */
  public boolean isConditional() {
    return type.versioned();
  }

  /** The callers that may use it; empty if that depends on the object. */
  Optional<AllowedCallers.Whom> whom() {
    return switch (type.operations().get(operation)) {
      case ALL -> Optional.empty();
      case ADMINISTRATORS -> Optional.of(AllowedCallers.Whom.ADMINISTRATORS);
      case SERVER_ADMINISTRATORS -> Optional.of(AllowedCallers.Whom.SERVER_ADMINISTRATORS);
    };
  }

  /** The query's parameters, including those common to all such calls. */
  Set<String> parameters(Set<String> all) {
    var names = new TreeSet<>(all);
    if (operation == Operation.LIST) {
      type.within().ifPresent(names::add);
    }
    return names;
  }
}
