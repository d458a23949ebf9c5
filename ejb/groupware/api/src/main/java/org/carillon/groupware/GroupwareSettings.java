package org.carillon.groupware;

import java.util.List;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType;

/** The settings of groupware objects that administrators can change. */
public final class GroupwareSettings implements SettingSource {

  /** The largest object, in octets. */
  public static final Setting<Long> OBJECT_OCTETS =
      Setting.ofServer(
              "groupware.object-octets",
              new SettingType.Whole(10_000, 50_000_000, "octets"),
              10_000_000L,
              "Largest event or contact",
              "Events, tasks and contacts that are larger are refused. This limit does not apply to"
                  + " files.")
          .forExperts();

  /** The maximum number of objects in one collection. */
  public static final Setting<Long> COLLECTION_OBJECTS =
      Setting.ofServer(
              "groupware.collection-objects",
              new SettingType.Whole(1_000, 1_000_000, "objects"),
              100_000L,
              "Most entries of a calendar or address book",
              "Calendars and address books in use are kept in memory, about 2 kB an entry. Give the"
                  + " server more memory (--heap) before you raise this. The limit does not apply to"
                  + " folders of files.")
          .forExperts();

  @Override
  public List<Setting<?>> settings() {
    return List.of(OBJECT_OCTETS, COLLECTION_OBJECTS);
  }
}
