package org.carillon.format.icalendar.file;

import java.io.IOException;
import org.carillon.format.icalendar.CalendarObject;

/** A file that objects are written to, one after the other. */
public interface ObjectSink {

  void write(CalendarObject object) throws IOException;

  /** Writes the end of the file. The underlying stream stays open. */
  void end() throws IOException;
}
