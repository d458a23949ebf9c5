package org.carillon.format.icalendar.file;

import java.io.IOException;
import org.carillon.format.icalendar.CalendarObject;

/** A file that objects are written into, one after the other. */
public interface ObjectSink {

  /** Writes one. */
  void write(CalendarObject object) throws IOException;

  /** Writes what the file ends with; the stream behind it stays open. */
  void end() throws IOException;
}
