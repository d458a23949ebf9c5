package org.carillon.adapter.source;

import org.carillon.contract.source.SourceClient;
import org.carillon.contract.source.SourceDialer;
import org.carillon.contract.source.SourcePlace;
import org.carillon.contract.source.SourceWeb;
import org.carillon.contract.source.UnfitPlace;

/** Creates the client for a source of a given kind. */
public final class AdapterSources implements SourceDialer {

  @Override
  public SourceClient open(SourcePlace place) throws UnfitPlace {
    return switch (place) {
      case SourcePlace.Ldap ldap -> new LdapSource(ldap);
      case SourcePlace.Radius radius -> new RadiusSource(radius);
    };
  }

  @Override
  public SourceWeb web(SourceWeb.Place place) throws UnfitPlace {
    return new WebSource(place);
  }
}
