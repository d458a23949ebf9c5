package org.carillon.web;

import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewDeclarationLanguage;
import jakarta.faces.view.ViewDeclarationLanguageFactory;
import jakarta.faces.view.ViewDeclarationLanguageWrapper;
import java.util.List;

/**
 * Chooses the skin, a resource library contract, by the request's host. Every skin falls back to
 * the stock one for missing files.
 */
public class SkinFactory extends ViewDeclarationLanguageFactory {

  /** Wraps the platform's factory; called by Faces. */
  public SkinFactory(ViewDeclarationLanguageFactory wrapped) {
    super(wrapped);
  }

  @Override
  public ViewDeclarationLanguage getViewDeclarationLanguage(String viewId) {
    return new Skinned(getWrapped().getViewDeclarationLanguage(viewId));
  }

  private static final class Skinned extends ViewDeclarationLanguageWrapper {
    Skinned(ViewDeclarationLanguage wrapped) {
      super(wrapped);
    }

    @Override
    public List<String> calculateResourceLibraryContracts(FacesContext context, String viewId) {
      return PackedSkin.contractsFor(context.getExternalContext().getRequestServerName());
    }
  }
}
