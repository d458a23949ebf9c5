package org.carillon.rest.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.carillon.contract.directory.Operation;

/** What a method does with objects of the type that its path names ({@link ObjectCall}). */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Does {
  /** That. */
  Operation value();
}
