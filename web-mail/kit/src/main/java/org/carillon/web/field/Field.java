package org.carillon.web.field;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The declaration of a record's component in a form, beyond its name and type. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Field {

  /** The key of its label in the bundle. */
  String label();

  /** The key of an explanation, or empty. */
  String help() default "";

  boolean required() default false;

  /** The maximum length of a text in characters. */
  int most() default 1_000;

  /** True to mask a text while it is typed, and never show it again. */
  boolean secret() default false;

  /** The value of HTML's {@code autocomplete}. */
  String autocomplete() default "off";

  /** The prefix of the keys for an enum's constants: {@code theme} for theme.dark. */
  String choices() default "";
}
