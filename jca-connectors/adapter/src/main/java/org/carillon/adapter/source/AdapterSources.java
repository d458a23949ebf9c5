package org.carillon.adapter.source;

import org.carillon.contract.source.InvalidSourceSettingsException;
import org.carillon.contract.source.SourceClient;
import org.carillon.contract.source.SourceConnectionSettings;
import org.carillon.contract.source.SourceDialer;
import org.carillon.contract.source.SourceWeb;

/** Creates the client for a source of a given kind. */
public final class AdapterSources implements SourceDialer {

  @Override
  public SourceClient open(SourceConnectionSettings place) throws InvalidSourceSettingsException {
    return switch (place) {
      case SourceConnectionSettings.Ldap ldap -> new LdapSource(ldap);
      case SourceConnectionSettings.Radius radius -> new RadiusSource(radius);
    };
  }

  @Override
  public SourceWeb web(SourceWeb.Place place) throws InvalidSourceSettingsException {
    return new WebSource(place);
  }
}
