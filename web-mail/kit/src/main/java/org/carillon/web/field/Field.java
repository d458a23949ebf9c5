package org.carillon.web.field;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a form says of a record's component, and what it takes; besides its name and type. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Field {

  /** The key of its label in the bundle. */
  String label();

  /** The key of a sentence that helps; empty for none. */
  String help() default "";

  /** Whether it must be filled in. */
  boolean required() default false;

  /** How many characters a text may have. */
  int most() default 1_000;

  /** Whether nobody may read a text while it is typed, nor when the page is shown again. */
  boolean secret() default false;

  /** What browsers may fill in by themselves (HTML's {@code autocomplete}). */
  String autocomplete() default "off";

  /** Where the words of an enum's constants are in the bundle: {@code theme} for theme.dark. */
  String choices() default "";
}
