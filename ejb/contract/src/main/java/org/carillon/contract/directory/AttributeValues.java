package org.carillon.contract.directory;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Values of attributes, each of its attribute's type. A missing attribute was not given. */
public final class AttributeValues {
  /** The values by attribute name: comparing whole declarations would take long. */
  private final Map<String, Object> values = new LinkedHashMap<>();

  /** Values that are collected without a copy for each. */
  public static final class Collected {
    private final AttributeValues values = new AttributeValues();

    private Collected() {}

    /** Adds a value that an edge read, if any, of the attribute's type. */
    public void read(Attribute<?> attribute, Optional<?> value) {
      value.ifPresent(each -> values.values.put(attribute.name(), attribute.type().checked(each)));
    }

    /** Returns the values. Nothing may be added after that. */
    public AttributeValues values() {
      return values;
    }
  }

  /** Begins to collect values, beginning with these. */
  public Collected collect() {
    var collected = new Collected();
    collected.values.values.putAll(values);
    return collected;
  }

  /** Returns these values with one more. */
  public <T> AttributeValues with(Attribute<T> attribute, T value) {
    var more = new AttributeValues();
    more.values.putAll(values);
    more.values.put(attribute.name(), value);
    return more;
  }

  /** Returns these values with one more, if it is present. */
  public <T> AttributeValues with(Attribute<T> attribute, Optional<T> value) {
    return value.map(each -> with(attribute, each)).orElse(this);
  }

  /** Returns these values without one. */
  public AttributeValues without(Attribute<?> attribute) {
    var fewer = new AttributeValues();
    fewer.values.putAll(values);
    fewer.values.remove(attribute.name());
    return fewer;
  }

  /** Returns these values with one that an edge read, if any, of the attribute's type. */
  public AttributeValues read(Attribute<?> attribute, Optional<?> value) {
    return value.map(each -> checked(attribute, each)).orElse(this);
  }

  private <T> AttributeValues checked(Attribute<T> attribute, Object value) {
    return with(attribute, attribute.type().checked(value));
  }

  /** Returns the value of an attribute; empty if none was given. */
  @SuppressWarnings("unchecked") // with() accepts only values of the attribute's type.
  public <T> Optional<T> get(Attribute<T> attribute) {
    return Optional.ofNullable((T) values.get(attribute.name()));
  }

  /**
   * Returns the value of an attribute, or its initial value if none was given.
   *
   * @throws java.util.NoSuchElementException if it has no initial value; edges check that the
   *     {@link Attribute.Use#MUST} attributes are given
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
