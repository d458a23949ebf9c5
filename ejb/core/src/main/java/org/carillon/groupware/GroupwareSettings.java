package org.carillon.groupware;

import java.util.List;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType;

/** What administrators may set about objects of groupware. */
public final class GroupwareSettings implements SettingSource {

  /** The largest object. */
  public static final Setting<Long> OBJECT_OCTETS =
      Setting.ofServer(
          "groupware.object-octets",
          new SettingType.Whole(10_000, 50_000_000, "octets"),
          10_000_000L,
          "Largest event or contact",
          "Events, tasks and contacts that are larger are refused. Files have no such limit.");

  /** The most objects of one collection. */
  public static final Setting<Long> COLLECTION_OBJECTS =
      Setting.ofServer(
          "groupware.collection-objects",
          new SettingType.Whole(1_000, 1_000_000, "objects"),
          100_000L,
          "Most entries of a calendar or address book",
          "What is in use lies in memory, 2 kB each: give the server more of it (--heap) before"
              + " this is raised. Folders of files have no such limit.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(OBJECT_OCTETS, COLLECTION_OBJECTS);
  }
}
