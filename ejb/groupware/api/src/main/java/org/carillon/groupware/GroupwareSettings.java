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
              "Maximum size of events and contacts",
              "Larger events, tasks and contacts are refused. This limit does not apply to"
                  + " files.")
          .forExperts();

  /** The maximum number of objects in one collection. */
  public static final Setting<Long> COLLECTION_OBJECTS =
      Setting.ofServer(
              "groupware.collection-objects",
              new SettingType.Whole(1_000, 1_000_000, "objects"),
              100_000L,
              "Maximum entries per calendar or address book",
              "A full calendar or address book refuses new entries. Those in use are held in"
                  + " memory, about 2 kB for each entry: give the server more memory (--heap)"
                  + " before you raise the limit. It does not apply to folders of files.")
          .forExperts();

  @Override
  public List<Setting<?>> settings() {
    return List.of(OBJECT_OCTETS, COLLECTION_OBJECTS);
  }
}
