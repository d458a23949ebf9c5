package org.carillon.webadmin.directory;

import jakarta.faces.component.FacesComponent;
import jakarta.faces.component.UIComponent;
import jakarta.faces.component.UIComponentBase;
import jakarta.faces.context.FacesContext;
import jakarta.faces.context.ResponseWriter;
import java.io.IOException;
import org.carillon.web.Dates;
import org.carillon.web.Icons;
import org.carillon.web.request.PageBean;

/**
 * The cells of a row. Attribute: {@code of} (the {@link ObjectRow}). The tag's content is written
 * beside the object's name. It is a component because lists are long, and a page's expressions for
 * each kind of cell took half of a list's time.
 */
@FacesComponent(
    value = ObjectCells.TYPE,
    createTag = true,
    tagName = "cells",
    namespace = "urn:carillon:admin")
public class ObjectCells extends UIComponentBase {
  static final String TYPE = "org.carillon.admin.Cells";

  @Override
  public String getFamily() {
    return TYPE;
  }

  @Override
  public boolean getRendersChildren() {
    return true;
  }

  @Override
  public void encodeChildren(FacesContext context) throws IOException {
    ResponseWriter to = context.getResponseWriter();
    var row = (ObjectRow) getAttributes().get("of");
    to.startElement("td", this);
    writeName(row, to);
    for (UIComponent child : getChildren()) {
      child.encodeAll(context);
    }
    to.endElement("td");
    for (ObjectCell cell : row.cells()) {
      to.startElement("td", null);
      to.writeAttribute("data-label", cell.heading(), null);
      writeValue(cell, to, context);
      to.endElement("td");
    }
  }

  private static void writeName(ObjectRow row, ResponseWriter to) throws IOException {
    if (row.page().isEmpty()) {
      to.writeText(row.title(), null);
      return;
    }
    to.startElement("a", null);
    to.writeAttribute("href", row.page(), null);
    to.writeText(row.title(), null);
    to.endElement("a");
  }

  private static void writeValue(ObjectCell cell, ResponseWriter to, FacesContext context)
      throws IOException {
    switch (cell) {
      case ObjectCell.Text(String _, String words) -> to.writeText(words, null);
      case ObjectCell.Time(String _, var moment) ->
          to.writeText(PageBean.named("dates", Dates.class, context).brief(moment), null);
      case ObjectCell.State(String _, boolean on, String words) ->
          writeState(on, words, to, context);
    }
  }

  /** Writes the same as {@code k:state}. */
  private static void writeState(boolean on, String words, ResponseWriter to, FacesContext context)
      throws IOException {
    to.startElement("span", null);
    to.writeAttribute("class", on ? "state good" : "state off", null);
    Icons.of(context).write(on ? "circle-check" : "pause", to);
    to.writeText(words, null);
    to.endElement("span");
  }
}
