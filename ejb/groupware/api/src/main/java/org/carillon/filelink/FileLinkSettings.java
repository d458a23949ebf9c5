package org.carillon.filelink;

import java.util.List;
import java.util.regex.Pattern;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType;
import org.carillon.settings.SettingType.Text;

/** The settings of sharing files by link and of personal sites. */
public final class FileLinkSettings implements SettingSource {
  /** True if accounts may create links for people without an account. */
  public static final Setting<Boolean> ALLOWED =
      Setting.ofDomain(
          "groupware.file-links",
          new SettingType.Switch(),
          true,
          "File sharing by link",
          "Users can create links through which anybody can download a file or folder"
              + " without signing in. If it is off, no links can be created, and existing links"
              + " stop working.");

  /** True if accounts have personal sites. */
  public static final Setting<Boolean> SITES =
      Setting.ofAccount(
          "groupware.sites",
          new SettingType.Switch(),
          false,
          "Personal websites",
          "Publishes the folder Public among an account's files as a website at /~name/ of"
              + " the web address. Everybody can read what is in it, without signing in.");

  /** The start page of a site. */
  public static final Setting<String> START =
      Setting.ofOwner(
              "groupware.site-start",
              new Text(Pattern.compile("[^\\p{Cntrl}/]{1,200}"), 200, "a file's name"),
              "index.html",
              "First page of the site",
              "The file in the folder Public that is shown at the website's address. If this"
                  + " file does not exist, index.html is shown.")
          .forExperts();

  /** The maximum number of files of a site. */
  public static final Setting<Long> SITE_FILES =
      Setting.ofAccount(
              "groupware.site-files",
              new SettingType.Whole(1, 1_000_000, "files"),
              10_000L,
              "Maximum files per website",
              "How many files the folder Public and its subfolders can hold. More files are"
                  + " refused, whether they come from the webmail, WebDAV, mail programs or an"
                  + " upload link, or are moved or restored. Only rewinding an account can exceed"
                  + " the limit.")
          .forExperts();

  /** The maximum size of a site, in megabytes. */
  public static final Setting<Long> SITE_MEGABYTES =
      Setting.ofAccount(
          "groupware.site-megabytes",
          new SettingType.Whole(1, 1_000_000, "MB"),
          1_000L,
          "Maximum size of a website",
          "The total size, in megabytes, of the files in the folder Public and its"
              + " subfolders. Files beyond that are refused.");

  /** The banner that a domain puts into the pages of its users' sites. */
  public static final Setting<String> BANNER =
      Setting.ofDomain(
          "groupware.site-banner",
          new Text(Pattern.compile("[^\\p{Cntrl}]*"), 4_000, "a line of HTML"),
          "",
          "Banner on personal websites",
          "HTML that is shown at the top of every page of personal websites. Text, links,"
              + " lists and emphasis are kept; everything else is removed. Empty: no banner.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(ALLOWED, SITES, START, SITE_FILES, SITE_MEGABYTES, BANNER);
  }
}
