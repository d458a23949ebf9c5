package org.carillon.web.form;

import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.context.ResponseWriter;
import jakarta.faces.render.Renderer;
import jakarta.faces.render.RendererWrapper;
import java.io.IOException;

/** Writes the token as a hidden field behind a form's start. */
@SuppressWarnings({"rawtypes", "unchecked"}) // Faces' own wrapper is raw
final class TokenFormRenderer extends RendererWrapper {

  TokenFormRenderer(Renderer wrapped) {
    super(wrapped);
  }

  @Override
  public void encodeBegin(FacesContext context, UIComponent form) throws IOException {
    super.encodeBegin(context, form);
    ResponseWriter writer = context.getResponseWriter();
    writer.startElement("input", null);
    writer.writeAttribute("type", "hidden", null);
    writer.writeAttribute("name", FormToken.FIELD, null);
    writer.writeAttribute(
        "value",
        context.getExternalContext().getRequestMap().getOrDefault(FormFilter.ATTRIBUTE, ""),
        null);
    writer.endElement("input");
  }
}
