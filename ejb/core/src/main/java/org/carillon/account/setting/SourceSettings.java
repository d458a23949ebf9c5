package org.carillon.account.setting;

import java.util.List;
import org.carillon.settings.Scope;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType;
import org.carillon.settings.Settings;

/** What administrators may set about passwords that are known elsewhere. */
public final class SourceSettings implements SettingSource {

  /** Who says whether a password is right. */
  public enum PasswordAuthority {
    /** This server. */
    HERE,
    /** A source of identities. */
    SOURCE,
    /** This server; a source where that finds it wrong. */
    HERE_THEN_SOURCE
  }

  /** Who does. */
  public static final Setting<PasswordAuthority> PASSWORDS =
      Setting.ofAccount(
          "sign-in.passwords",
          new SettingType.Choice<>(PasswordAuthority.class),
          PasswordAuthority.HERE,
          "Passwords are checked",
          "here: by this server. source: by the identity sources of the domain. here-then-source:"
              + " here, and by these if it is wrong here. Where a source is asked, passwords are"
              + " shown as they are: SCRAM, CRAM-MD5, APOP and the like are not offered.");

  /** Where sources may lead this server. */
  public static final Setting<Boolean> PRIVATE_ADDRESSES =
      Setting.ofServer(
          "sign-in.sources-private",
          new SettingType.Switch(),
          false,
          "Providers lead to private addresses",
          "Whether an OpenID provider may have its keys and tokens at hosts and ports other than its"
              + " own address that nobody outside could reach: this machine, private networks. Off:"
              + " there only what an administrator named is asked.");

  /** Whether passwords of a domain or account are all checked here. */
  public static boolean areHere(Settings settings, Scope scope) {
    return settings.value(PASSWORDS, scope) == PasswordAuthority.HERE;
  }

  @Override
  public List<Setting<?>> settings() {
    return List.of(PASSWORDS, PRIVATE_ADDRESSES);
  }
}
