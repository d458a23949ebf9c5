package org.carillon.rest.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The callers that may use an operation: others are refused before their input is read. The core
 * checks the rights on each object.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface For {
  Whom value();

  /** Kinds of callers. */
  enum Whom {
    /** Administrators of the whole server. */
    SERVER_ADMINISTRATORS,
    /** Those, and administrators of a domain. */
    ADMINISTRATORS,
    /** Those, and a domain's help desk. */
    HELPERS
  }
}
