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
              "Ask clients for certificates",
              "Mail services and LDAP ask for a certificate when encryption begins. People whose"
                  + " certificate is trusted by a client authority and names an account sign in"
                  + " without a password (SASL EXTERNAL), even where a second factor is required. Some"
                  + " programs then ask their users which certificate to show. Applies to new"
                  + " connections.")
          .forExperts();

  @Override
  public List<Setting<?>> settings() {
    return List.of(ASK);
  }
}
