package org.carillon.bench.dav;

import java.io.IOException;
import java.util.Locale;

/** What clients of calendars do all day. What is prepared is not measured. */
enum DavWork {
  /** A new event in a calendar that was empty when the turn began. */
  PUT(4) {
    @Override
    void begin(DavVisit visit) throws IOException {
      visit.freshCalendar();
    }

    @Override
    int once(DavVisit visit) throws IOException {
      return visit.put();
    }
  },
  /** The events of a month with all they say, of 10,000 over ten years. */
  MONTH(4) {
    @Override
    int once(DavVisit visit) throws IOException {
      return visit.month("<D:getetag/><C:calendar-data/>", "BEGIN:VCALENDAR");
    }
  },
  /** Which they are and in which version, as DAVx5 asks before it fetches what it has not. */
  MONTH_TAGS(4) {
    @Override
    int once(DavVisit visit) throws IOException {
      return visit.month("<D:getetag/>", "");
    }
  },
  /** What changed in a calendar of 10,000 events, in which ten were changed, on five devices. */
  SYNC(DavLoad.LARGE_ACCOUNTS) {
    @Override
    void begin(DavVisit visit) throws IOException {
      visit.firstToken();
    }

    @Override
    void prepare(DavVisit visit) throws IOException {
      visit.change();
    }

    @Override
    int once(DavVisit visit) throws IOException {
      return visit.changes();
    }
  },
  /** A hundred events by their addresses. */
  MULTIGET(4) {
    @Override
    int once(DavVisit visit) throws IOException {
      return visit.hundred();
    }
  },
  /** When twenty people have time within thirty days. */
  FREE_BUSY(4) {
    @Override
    int once(DavVisit visit) throws IOException {
      return visit.freeBusy();
    }
  };

  /** How many connections do it at once. */
  final int connections;

  DavWork(int connections) {
    this.connections = connections;
  }

  /** What a connection does before the clock runs. */
  void begin(DavVisit visit) throws IOException {}

  /** What it does before each time. */
  void prepare(DavVisit visit) throws IOException {}

  /** Does it once; answers how many it was told of. */
  abstract int once(DavVisit visit) throws IOException;

  /** As printed and asked for. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
