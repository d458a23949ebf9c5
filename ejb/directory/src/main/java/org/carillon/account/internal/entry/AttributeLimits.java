package org.carillon.account.internal.entry;

import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.directory.Attribute;
import org.carillon.contract.directory.AttributeType;
import org.carillon.contract.directory.AttributeValues;
import org.carillon.contract.directory.ObjectType;

/** Checks the number and length of an object's values against the declaration of its type. */
final class AttributeLimits {
  private AttributeLimits() {}

  /** Returns the failure for the first attribute that exceeds its limits, or empty. */
  static Optional<Failure> problem(ObjectType type, AttributeValues values) {
    return type.attributes().stream()
        .flatMap(attribute -> problem(attribute, values).stream())
        .findFirst();
  }

  private static <T> Optional<Failure> problem(Attribute<T> attribute, AttributeValues values) {
    Optional<T> value = values.get(attribute);
    return switch (attribute.type()) {
      case AttributeType.Text(int most) ->
          value
              .filter(text -> text.toString().length() > most)
              .map(
                  _ ->
                      new Failure.Invalid(
                          attribute.name(),
                          "too-long",
                          attribute.title() + " must have at most " + most + " characters."));
      case AttributeType.Names(int most) ->
          value
              .filter(names -> ((List<?>) names).size() > most)
              .map(
                  _ ->
                      new Failure.Invalid(
                          attribute.name(),
                          "too-many",
                          attribute.title() + " can have at most " + most + " values."));
      case AttributeType.Name(),
          AttributeType.Secret(boolean _),
          AttributeType.Whole(int _, int _),
          AttributeType.Switch(),
          AttributeType.Choice(List<String> _),
          AttributeType.Time() ->
          Optional.empty();
    };
  }
}
