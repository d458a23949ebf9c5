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
          "Share files by link",
          "Accounts may make links that let anybody who has them download a file or folder. Off:"
              + " no links can be made, and existing ones stop working.");

  /** True if accounts have personal sites. */
  public static final Setting<Boolean> SITES =
      Setting.ofAccount(
          "groupware.sites",
          new SettingType.Switch(),
          false,
          "Personal sites",
          "The folder Public among an account's files is shown to everybody as a site at /~name/"
              + " of the web address, with index.html as its first page.");

  /** The start page of a site. */
  public static final Setting<String> START =
      Setting.ofOwner(
              "groupware.site-start",
              new Text(Pattern.compile("[^\\p{Cntrl}/]{1,200}"), 200, "a file's name"),
              "index.html",
              "First page of the site",
              "The file in the folder Public that is shown at the address of the site. If there is no"
                  + " file of this name, index.html is shown.")
          .forExperts();

  /** The maximum number of files of a site. */
  public static final Setting<Long> SITE_FILES =
      Setting.ofAccount(
              "groupware.site-files",
              new SettingType.Whole(1, 1_000_000, "files"),
              10_000L,
              "Most files of a site",
              "How many files the folder Public and its subfolders may hold, however they get there:"
                  + " by the webmail, WebDAV, mail programs or a link, by moving a folder, or by"
                  + " bringing one back. Only rewinding an account may exceed it.")
          .forExperts();

  /** The maximum size of a site, in megabytes. */
  public static final Setting<Long> SITE_MEGABYTES =
      Setting.ofAccount(
          "groupware.site-megabytes",
          new SettingType.Whole(1, 1_000_000, "MB"),
          1_000L,
          "Largest site",
          "How many megabytes the files in the folder Public and its subfolders may take together.");

  /** The banner that a domain puts into the pages of its users' sites. */
  public static final Setting<String> BANNER =
      Setting.ofDomain(
          "groupware.site-banner",
          new Text(Pattern.compile("[^\\p{Cntrl}]*"), 4_000, "a line of HTML"),
          "",
          "Banner on personal sites",
          "HTML at the top of every page of personal sites. Text, links, lists and emphasis are"
              + " kept; everything else is removed. Empty: no banner.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(ALLOWED, SITES, START, SITE_FILES, SITE_MEGABYTES, BANNER);
  }
}
