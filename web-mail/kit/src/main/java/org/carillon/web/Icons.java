package org.carillon.web;

import jakarta.faces.context.FacesContext;
import jakarta.faces.context.ResponseWriter;
import java.io.IOException;
import org.carillon.web.request.PageBean;

/**
 * Writes icons of the sprite from components, as the tag {@code k:icon} does from pages.
 *
 * @param sprite the sprite's address, to which an icon's name is added
 */
public record Icons(String sprite) {

  /** The icons of the page that is being rendered. */
  public static Icons of(FacesContext context) {
    return new Icons(
        PageBean.named("ui", PageContext.class, context).getFiles() + "/kit/vendor/icons.svg#");
  }

  /** Writes the icon with that name. */
  public void write(String name, ResponseWriter to) throws IOException {
    to.startElement("svg", null);
    to.writeAttribute("class", "icon", null);
    to.writeAttribute("aria-hidden", "true", null);
    to.startElement("use", null);
    to.writeAttribute("href", sprite + name, null);
    to.endElement("use");
    to.endElement("svg");
  }
}
