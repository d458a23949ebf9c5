package org.carillon.webmail.typed;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.carillon.web.Texts;

/**
 * Which field of an event's or a task's form was not understood, and why: told where it was typed,
 * and the field has the focus of the page that comes back.
 */
@Named("refusals")
@RequestScoped
public class FieldRefusals {
  @Inject private Texts texts;

  private String first = "";
  private String sentence = "";

  /** Says what is wrong with a field. */
  public void tell(WrongField wrong) {
    tell(wrong.field(), texts.of("typed.wrong." + wrong.what(), wrong.filling()));
  }

  /** Says what the core does not take of a field, in a sentence. */
  public void tell(String field, String said) {
    first = field;
    sentence = said;
    FacesContext.getCurrentInstance().validationFailed();
  }

  /** The field that is wrong; empty for none. */
  public String getFirst() {
    return first;
  }

  /** What is wrong with a field; empty for nothing. */
  public String of(String field) {
    return field.equals(first) ? sentence : "";
  }

  /** A field's {@code aria-invalid}; null where nothing is wrong with it. */
  public String invalid(String field) {
    return field.equals(first) ? "true" : null;
  }

  /** A field's {@code autofocus}; null where nothing is wrong with it. */
  public String focus(String field) {
    return field.equals(first) ? "autofocus" : null;
  }
}
