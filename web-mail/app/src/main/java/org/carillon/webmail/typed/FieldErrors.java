package org.carillon.webmail.typed;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.carillon.web.Texts;

/** Errors in an event's or task's form, shown at their fields; the first has the focus. */
@Named("refusals")
@RequestScoped
public class FieldErrors {
  @Inject private Texts texts;

  private String first = "";
  private String sentence = "";

  /** Adds an error at a field. */
  public void tell(InvalidFieldException wrong) {
    tell(wrong.field(), texts.of("typed.wrong." + wrong.what(), wrong.filling()));
  }

  /** Adds an error that the core reports for a field, as a sentence. */
  public void tell(String field, String said) {
    first = field;
    sentence = said;
    FacesContext.getCurrentInstance().validationFailed();
  }

  /** The first field with an error; empty for none. */
  public String getFirst() {
    return first;
  }

  /** The error at a field; empty for none. */
  public String of(String field) {
    return field.equals(first) ? sentence : "";
  }

  /** The value of a field's {@code aria-invalid}; null if the field has no error. */
  public String invalid(String field) {
    return field.equals(first) ? "true" : null;
  }

  /** The value of a field's {@code autofocus}; null if the field has no error. */
  public String focus(String field) {
    return field.equals(first) ? "autofocus" : null;
  }
}
