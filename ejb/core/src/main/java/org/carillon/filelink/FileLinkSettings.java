package org.carillon.filelink;

import java.util.List;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType;

/** Whether files are shared with strangers, and with everybody. */
public final class FileLinkSettings implements SettingSource {
  /** Whether accounts may make addresses for strangers. */
  public static final Setting<Boolean> ALLOWED =
      Setting.ofDomain(
          "groupware.file-links",
          new SettingType.Switch(),
          true,
          "Share files by link",
          "Accounts may make addresses by which whoever has them fetches a file or folder. Off:"
              + " none are made, and those that were made lead nowhere.");

  /** Whether accounts have sites of their own. */
  public static final Setting<Boolean> SITES =
      Setting.ofDomain(
          "groupware.sites",
          new SettingType.Switch(),
          false,
          "Personal sites",
          "What an account keeps in the folder Public of its files is shown to everybody as a site,"
              + " at /~name/ of the web address, with index.html as its first page.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(ALLOWED, SITES);
  }
}
