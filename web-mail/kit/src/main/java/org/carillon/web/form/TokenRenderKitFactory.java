package org.carillon.web.form;

import jakarta.faces.context.FacesContext;
import jakarta.faces.render.RenderKit;
import jakarta.faces.render.RenderKitFactory;
import jakarta.faces.render.RenderKitWrapper;
import jakarta.faces.render.Renderer;
import java.util.Iterator;

/** Makes every form carry our token; {@link FormFilter} checks it. */
public class TokenRenderKitFactory extends RenderKitFactory {

  /** Wraps the platform's factory; called by Faces. */
  public TokenRenderKitFactory(RenderKitFactory wrapped) {
    super(wrapped);
  }

  @Override
  public void addRenderKit(String id, RenderKit kit) {
    getWrapped().addRenderKit(id, kit);
  }

  @Override
  public RenderKit getRenderKit(FacesContext context, String id) {
    RenderKit kit = getWrapped().getRenderKit(context, id);
    return kit == null ? null : new WithToken(kit);
  }

  @Override
  public Iterator<String> getRenderKitIds() {
    return getWrapped().getRenderKitIds();
  }

  private static final class WithToken extends RenderKitWrapper {
    WithToken(RenderKit wrapped) {
      super(wrapped);
    }

    @Override
    public Renderer<?> getRenderer(String family, String type) {
      Renderer<?> renderer = super.getRenderer(family, type);
      return type.equals("jakarta.faces.Form") ? new TokenFormRenderer(renderer) : renderer;
    }
  }
}
