package org.carillon.web.expression;

import jakarta.el.ELContext;
import jakarta.el.ELResolver;
import jakarta.el.PropertyNotWritableException;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.context.FacesContext;
import org.carillon.web.Texts;
import org.carillon.web.language.WordBundles;

/**
 * The bundles for pages: {@code #{w['mail']}} the application's, {@code #{kit['undo']}} the kit's.
 * Faces' own resource bundles would not notice changes while the server runs.
 */
public class WordsResolver extends ELResolver {

  @Override
  public Object getValue(ELContext context, Object base, Object property) {
    if (base != null || !isOurs(property)) {
      return null;
    }
    context.setPropertyResolved(null, property);
    FacesContext faces = FacesContext.getCurrentInstance();
    WordBundles.Pair pair =
        (WordBundles.Pair)
            faces
                .getAttributes()
                .computeIfAbsent(
                    WordsResolver.class, any -> CDI.current().select(Texts.class).get().bundles());
    return property.equals("w") ? pair.own() : pair.kit();
  }

  private static boolean isOurs(Object property) {
    return "w".equals(property) || "kit".equals(property);
  }

  @Override
  public Class<?> getType(ELContext context, Object base, Object property) {
    return null;
  }

  @Override
  public void setValue(ELContext context, Object base, Object property, Object value) {
    if (base == null && isOurs(property)) {
      throw new PropertyNotWritableException(String.valueOf(property));
    }
  }

  @Override
  public boolean isReadOnly(ELContext context, Object base, Object property) {
    return base == null && isOurs(property);
  }

  @Override
  public Class<?> getCommonPropertyType(ELContext context, Object base) {
    return base == null ? String.class : null;
  }
}
