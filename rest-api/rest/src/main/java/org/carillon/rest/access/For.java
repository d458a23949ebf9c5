package org.carillon.rest.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Whom an operation is for, whatever is asked of it: others are refused before anything that they
 * sent is looked at. What it does to whose things, the core decides.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface For {
  /** Them. */
  Whom value();

  /** Kinds of callers. */
  enum Whom {
    /** Those who administer the whole server. */
    SERVER_ADMINISTRATORS,
    /** Those, and who administers a domain. */
    ADMINISTRATORS,
    /** Those, and who is of a domain's help desk. */
    HELPERS
  }
}
