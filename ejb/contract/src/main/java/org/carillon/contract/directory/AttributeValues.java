package org.carillon.contract.directory;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Values of attributes, each of its attribute's type. What is not in it was not said. */
public final class AttributeValues {
  /** By the attribute's name: declarations are long to compare. */
  private final Map<String, Object> values = new LinkedHashMap<>();

  /** The same with this value. */
  public <T> AttributeValues with(Attribute<T> attribute, T value) {
    var more = new AttributeValues();
    more.values.putAll(values);
    more.values.put(attribute.name(), value);
    return more;
  }

  /** The same with this value, if there is one. */
  public <T> AttributeValues with(Attribute<T> attribute, Optional<T> value) {
    return value.map(each -> with(attribute, each)).orElse(this);
  }

  /**
   * The same with what an edge read, if it read something.
   *
   * @throws ClassCastException if that is no value of the attribute's type
   */
  public AttributeValues read(Attribute<?> attribute, Optional<?> value) {
    return value.map(each -> checked(attribute, each)).orElse(this);
  }

  private <T> AttributeValues checked(Attribute<T> attribute, Object value) {
    return with(attribute, attribute.type().checked(value));
  }

  /** What is said of an attribute. */
  @SuppressWarnings("unchecked") // with() took a value of its type.
  public <T> Optional<T> get(Attribute<T> attribute) {
    return Optional.ofNullable((T) values.get(attribute.name()));
  }

  /**
   * What is said of an attribute, or else its initial value.
   *
   * @throws java.util.NoSuchElementException if it has none; edges see to it that what {@link
   *     Attribute.Use#MUST} be said is
   */
  public <T> T require(Attribute<T> attribute) {
    return get(attribute).or(attribute::initial).orElseThrow();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AttributeValues own && own.values.equals(values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  /** Leaves values out, so that no log can show a secret. */
  @Override
  public String toString() {
    return values.keySet().toString();
  }
}
