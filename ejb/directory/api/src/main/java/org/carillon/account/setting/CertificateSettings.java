package org.carillon.account.setting;

import java.util.List;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType;

/** The settings for signing in with certificates. */
public final class CertificateSettings implements SettingSource {

  /** True if services ask clients for a certificate. */
  public static final Setting<Boolean> ASK =
      Setting.ofServer(
              "sign-in.client-certificates",
              new SettingType.Switch(),
              false,
              "Ask for client certificates",
              "Mail services and LDAP ask for a client certificate when TLS begins. Users"
                  + " whose certificate comes from a trusted client authority and names an account"
                  + " sign in without a password (SASL EXTERNAL), even where a second factor is"
                  + " required. Some programs then ask their users which certificate to use."
                  + " Applies to new connections.")
          .forExperts();

  @Override
  public List<Setting<?>> settings() {
    return List.of(ASK);
  }
}
