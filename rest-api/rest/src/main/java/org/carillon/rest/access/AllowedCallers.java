package org.carillon.rest.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The callers that may use an operation, checked before input is read; the core checks objects. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface AllowedCallers {
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
